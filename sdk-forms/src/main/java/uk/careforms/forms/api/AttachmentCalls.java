package uk.careforms.forms.api;

import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.AttachmentRecord;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.Upload;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;
import uk.careforms.forms.web.SentFile;

/** Files: added to a draft and removed from it by whoever has its id, and opened by staff once they are known to be clean. */
final class AttachmentCalls {

    private static final String MULTIPART = "multipart/form-data";
    private static final String GONE = "There is no such draft; it may have been sent, or have expired";

    private final CareForms forms;

    AttachmentCalls(CareForms forms) {
        this.forms = forms;
    }

    /** The query names the question; the one part {@code file} is the file. */
    Reply add(Exchange exchange) {
        if (exchange.fileTooLarge()) {
            return ProblemReply.of(413, "A request with a file may have 32 MiB at most");
        }
        if (!exchange.mediaType().equals(MULTIPART)) {
            return ProblemReply.of(415, "Send the file as " + MULTIPART + ", in a part named file")
                    .with("Accept", MULTIPART);
        }
        Optional<Draft> draft = forms.drafts().find(exchange.value("draft"));
        if (draft.isEmpty()) {
            return ProblemReply.of(404, GONE);
        }
        String question = exchange.query().text("question");
        boolean known = forms.form(draft.get().formVersion())
                .question(question)
                .filter(asked -> asked.shape().kind() == AnswerShape.Kind.FILES)
                .isPresent();
        if (!known) {
            return ProblemReply.of(422, "Name a question of the form that takes files, like ?question=/evidence/files");
        }
        return exchange.file()
                .map(file -> add(draft.get().id(), question, file))
                .orElseGet(() -> ProblemReply.of(422, "The request has no part named file with a file in it"));
    }

    private Reply add(String draft, String question, SentFile file) {
        Upload upload;
        try (InputStream content = file.open()) {
            upload = forms.attachments().add(draft, question, file.name(), content, OptionalLong.of(file.size()));
        } catch (IOException e) {
            return ProblemReply.of(503, "The file could not be read; send it again")
                    .with("Retry-After", "30");
        }
        return upload.fold(
                added -> Reply.json(201, json(added.file()).build())
                        .with("ETag", "\"" + added.draft().row() + "\""),
                refused -> refused(refused.problem()),
                () -> ProblemReply.of(404, GONE));
    }

    private static Reply refused(Problem problem) {
        List<Problem> problems = List.of(problem);
        return switch (problem.code()) {
            case "file.too-large" -> ProblemReply.of(413, "The file is larger than the form takes", problems);
            case "file.not-kept" ->
                ProblemReply.of(503, "The file could not be kept; nothing was changed, and it is safe to try again")
                        .with("Retry-After", "30");
            default -> ProblemReply.of(422, "The form does not take this file", problems);
        };
    }

    Reply remove(Exchange exchange) {
        return id(exchange)
                .flatMap(id -> forms.attachments().remove(exchange.value("draft"), id))
                .map(draft -> Reply.bytes(204, "application/json", new byte[0]).with("ETag", "\"" + draft.row() + "\""))
                .orElseGet(() -> ProblemReply.of(404, "The draft has no such file, or has been sent"));
    }

    /** For saving, never for showing inside a page; that the caller has opened it is audited. */
    Reply open(Exchange exchange) {
        Optional<Reference> reference = Reference.parse(exchange.value("reference"));
        Optional<UUID> id = id(exchange);
        if (reference.isEmpty() || id.isEmpty()) {
            return nothing();
        }
        return forms.attachments()
                .open(reference.get(), id.get(), exchange.actor())
                .fold(
                        opened -> Reply.download(
                                opened.file().mediaType(),
                                opened.file().name(),
                                opened.file().size(),
                                opened.content()),
                        withheld -> ProblemReply.of(409, withheld.sentence()),
                        AttachmentCalls::nothing);
    }

    private static Reply nothing() {
        return ProblemReply.of(404, "There is no such file under this reference");
    }

    private static Optional<UUID> id(Exchange exchange) {
        String id = exchange.value("attachment");
        return id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(id))
                : Optional.empty();
    }

    static JsonObjectBuilder json(AttachmentRecord record) {
        return Said.JSON
                .createObjectBuilder()
                .add("id", record.file().id().toString())
                .add("name", record.file().name())
                .add("mediaType", record.file().mediaType())
                .add("size", record.file().size())
                .add("sha256", record.file().sha256())
                .add("question", record.pointer())
                .add("state", record.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .add("note", record.note())
                .add("addedAt", Said.at(record.addedAt()))
                .add("deliveredAt", Said.atOrNull(record.deliveredAt()))
                .add("deliveryNote", record.deliveryNote());
    }
}
