package uk.careforms.forms.pages;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.AttachmentRecord;
import uk.careforms.engine.Upload;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Widget;
import uk.careforms.forms.pages.Standing.Open;
import uk.careforms.forms.questions.FileWords;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;
import uk.careforms.forms.web.SentFile;

/**
 * Pages that take files, one at a time: add one, remove one, go on. A file that was chosen and not yet added is added by going on,
 * too, so that nobody loses one by pressing the wrong button.
 */
final class FilePages {

    private static final String NOT_KEPT = "file.not-kept";

    private final Desk desk;

    FilePages(Desk desk) {
        this.desk = desk;
    }

    static boolean asks(PageView page) {
        return page.questions().stream()
                .anyMatch(question -> question.question().widget() == Widget.FILE);
    }

    /** The files of a page, as its template lists them. */
    View view(Open open, PageView page) {
        if (!asks(page)) {
            return new View();
        }
        List<String> pointers = page.questions().stream().map(QuestionView::at).toList();
        List<View> files = desk.forms().attachments().list(open.draft().id()).stream()
                .filter(file -> pointers.contains(file.pointer()))
                .map(FilePages::row)
                .toList();
        return new View().views("files", files);
    }

    private static View row(AttachmentRecord file) {
        return new View()
                .text("fileId", file.file().id().toString())
                .text("fileName", file.file().name())
                .text("fileSize", FileWords.size(file.file().size()))
                .text("fileState", FileWords.forPeople(file.state()))
                .text("fileColour", FileWords.colour(file.state()));
    }

    /**
     * Does what the pressed button asks for.
     *
     * @param onward goes on from the page, when there is nothing more to do on it
     * @param drawn the page again, with problems
     */
    Reply save(
            Exchange exchange,
            Open open,
            PageView page,
            Function<Draft, Reply> onward,
            Function<List<Problem>, Reply> drawn) {
        String at = page.questions().get(0).at();
        if (exchange.fileTooLarge()) {
            return drawn.apply(List.of(new Problem(at, "file.too-large", tooLarge(page))));
        }
        String again = new Way(Optional.of(page.id()), QuestionPages.until(exchange))
                .path(open.form().id());
        String remove = exchange.form().text("remove");
        if (!remove.isEmpty()) {
            id(remove)
                    .ifPresent(
                            id -> desk.forms().attachments().remove(open.draft().id(), id));
            return desk.seeOther(exchange, again);
        }
        boolean stays = exchange.form().text("then").equals("add");
        Optional<SentFile> file = exchange.file();
        if (file.isEmpty()) {
            return stays
                    ? drawn.apply(List.of(new Problem(at, "required", "Select a file")))
                    : onward.apply(open.draft());
        }
        return added(open, at, file.get())
                .fold(
                        added -> stays ? desk.seeOther(exchange, again) : onward.apply(added.draft()),
                        refused -> notAdded(refused.problem(), drawn),
                        () -> desk.seeOther(exchange, again));
    }

    private Upload added(Open open, String at, SentFile file) {
        try (InputStream content = file.open()) {
            return desk.forms()
                    .attachments()
                    .add(open.draft().id(), at, file.name(), content, OptionalLong.of(file.size()));
        } catch (IOException e) {
            return new Upload.Refused(new Problem(at, NOT_KEPT, "The selected file could not be uploaded – try again"));
        }
    }

    private static Reply notAdded(Problem problem, Function<List<Problem>, Reply> drawn) {
        Reply page = drawn.apply(List.of(problem));
        return problem.code().equals(NOT_KEPT) ? page.as(503).with("Retry-After", "30") : page;
    }

    private static String tooLarge(PageView page) {
        int megabytes =
                page.questions().get(0).question().shape().files().orElseThrow().megabytes();
        return "The selected file must be smaller than " + megabytes + "MB";
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
