package uk.careforms.forms.mycase;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.AttachmentRecord;
import uk.careforms.engine.EvidenceItem;
import uk.careforms.engine.EvidenceUpload;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.mycase.Entrance.Inside;
import uk.careforms.forms.questions.FileWords;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;
import uk.careforms.forms.web.SentFile;

/** Sends files for one thing that we need, one at a time. */
final class ItemPages {

    private static final String NOT_KEPT = "file.not-kept";

    private final Entrance entrance;

    ItemPages(Entrance entrance) {
        this.entrance = entrance;
    }

    Reply show(Exchange exchange) {
        return entrance.inside(exchange, in -> shown(exchange, in, Optional.empty()));
    }

    Reply send(Exchange exchange) {
        return entrance.inside(exchange, in -> {
            if (exchange.fileTooLarge()) {
                return shown(
                        exchange,
                        in,
                        Optional.of(new Problem("", "file.too-large", "The selected file must be smaller than 10MB")));
            }
            Optional<EvidenceItem> item = item(exchange, in);
            if (item.isEmpty()) {
                return entrance.notFound(exchange);
            }
            return exchange.file()
                    .map(file -> sent(exchange, in, item.get(), file))
                    .orElseGet(() -> shown(exchange, in, Optional.of(new Problem("", "required", "Select a file"))));
        });
    }

    private Reply sent(Exchange exchange, Inside in, EvidenceItem item, SentFile file) {
        return added(in, item, file)
                .fold(
                        added -> entrance.seeOther(exchange, in.path() + "/evidence/" + item.number()),
                        refused -> shown(exchange, in, Optional.of(refused.problem())),
                        () -> entrance.notFound(exchange));
    }

    private EvidenceUpload added(Inside in, EvidenceItem item, SentFile file) {
        try (InputStream content = file.open()) {
            return entrance.forms()
                    .evidence()
                    .add(in.reference(), item.number(), file.name(), content, OptionalLong.of(file.size()));
        } catch (IOException e) {
            return new EvidenceUpload.Refused(
                    new Problem("", NOT_KEPT, "The selected file could not be uploaded – try again"));
        }
    }

    private Reply shown(Exchange exchange, Inside in, Optional<Problem> problem) {
        Optional<EvidenceItem> found = item(exchange, in);
        if (found.isEmpty()) {
            return entrance.notFound(exchange);
        }
        EvidenceItem item = found.get();
        String error = problem.map(Problem::sentence).orElse("");
        View view = new View()
                .text("caption", entrance.formTitle(in))
                .text("heading", item.title())
                .text("itemLabel", item.label())
                .text("itemHint", item.hint())
                .text("itemState", ItemWords.forPerson(item))
                .text("itemColour", ItemWords.colour(item))
                .text("itemNote", item.note())
                .flag("itemWanted", item.outstanding())
                .text("action", exchange.base() + in.path() + "/evidence/" + item.number())
                .text("overview", exchange.base() + in.path())
                .text("error", error)
                .views("files", item.files().stream().map(ItemPages::row).toList())
                .views(
                        "errors",
                        error.isEmpty()
                                ? List.of()
                                : List.of(new View().text("href", "#file").text("sentence", error)));
        boolean ours = problem.filter(one -> one.code().equals(NOT_KEPT)).isPresent();
        Reply page = entrance.page(
                exchange,
                problem.isEmpty() ? 200 : ours ? 503 : 422,
                Frame.of(item.title(), entrance.formTitle(in), in.path())
                        .back(in.path())
                        .errors(problem.isPresent()),
                "my-case-item",
                view);
        return ours ? page.with("Retry-After", "30") : page;
    }

    private static View row(AttachmentRecord file) {
        return new View()
                .text("fileName", file.file().name())
                .text("fileSize", FileWords.size(file.file().size()))
                .text("fileState", words(file.state()))
                .text("fileColour", FileWords.colour(file.state()));
    }

    private static String words(AttachmentRecord.State state) {
        return state == AttachmentRecord.State.CLEAN ? "We have it" : FileWords.forPeople(state);
    }

    private Optional<EvidenceItem> item(Exchange exchange, Inside in) {
        String number = exchange.value("item");
        return number.matches("[0-9]{1,18}")
                ? entrance.forms().evidence().of(in.reference()).stream()
                        .filter(item -> item.number() == Long.parseLong(number))
                        .filter(item -> item.state() != EvidenceItem.State.WAIVED)
                        .findFirst()
                : Optional.empty();
    }
}
