package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.CaseMessage;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Messages on cases, for officers. */
final class MessageCalls {

    private final CareForms forms;

    MessageCalls(CareForms forms) {
        this.forms = forms;
    }

    /** Reading them here does not mark them as read: a program may only be looking. */
    Reply list(Exchange exchange) {
        return found(exchange, reference -> listed(reference, 200));
    }

    private Reply listed(Reference reference, int status) {
        return Reply.json(
                status,
                Said.JSON
                        .createObjectBuilder()
                        .add("messages", Said.list(forms.messages().of(reference), MessageCalls::message))
                        .build());
    }

    /** Writes to the person; the header {@code Idempotency-Key} makes a repeat the same message. */
    Reply write(Exchange exchange, JsonObject body) {
        Optional<String> given = exchange.header("Idempotency-Key");
        if (given.filter(key -> !key.matches("[A-Za-z0-9_-]{8,64}")).isPresent()) {
            return ProblemReply.of(400, "Idempotency-Key must have 8 to 64 letters, digits, dashes or underscores");
        }
        String key = given.orElseGet(() -> UUID.randomUUID().toString());
        return found(exchange, reference -> {
            Optional<Problem> problem =
                    forms.messages().write(reference, Said.text(body, "text").orElse(""), key, exchange.actor());
            return problem.map(one -> ProblemReply.member(one.pointer(), one.code(), one.sentence()))
                    .orElseGet(() -> listed(reference, 201));
        });
    }

    /** Says that staff have seen the person's messages. */
    Reply read(Exchange exchange) {
        return found(exchange, reference -> {
            forms.messages().readByStaff(reference);
            return listed(reference, 200);
        });
    }

    private Reply found(Exchange exchange, Function<Reference, Reply> then) {
        return Reference.parse(exchange.value("reference"))
                .filter(known -> forms.caseLinks().progress(known).isPresent())
                .map(then)
                .orElseGet(() -> ProblemReply.of(404, "There is no submission with this reference"));
    }

    private static JsonObjectBuilder message(CaseMessage message) {
        return Said.JSON
                .createObjectBuilder()
                .add("number", message.number())
                .add("at", Said.at(message.at()))
                .add("author", message.author())
                .add("fromPerson", message.fromPerson())
                .add("change", message.change())
                .add("text", message.text())
                .add("readAt", Said.atOrNull(message.readAt()))
                .add("notice", message.notice().name().toLowerCase(Locale.ROOT))
                .add("noticeNote", message.noticeNote());
    }
}
