package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.Chase;
import uk.careforms.engine.Evidence;
import uk.careforms.engine.EvidenceAct;
import uk.careforms.engine.EvidenceItem;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** What cases still need to see, for officers. */
final class EvidenceCalls {

    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final CareForms forms;

    EvidenceCalls(CareForms forms) {
        this.forms = forms;
    }

    Reply list(Exchange exchange) {
        return found(exchange, this::listed);
    }

    private Reply listed(Reference reference) {
        return Reply.json(
                200,
                Said.JSON
                        .createObjectBuilder()
                        .add("items", Said.list(forms.evidence().of(reference), EvidenceCalls::item))
                        .add(
                                "chase",
                                forms.evidence()
                                        .chase(reference)
                                        .map(EvidenceCalls::chase)
                                        .orElse(JsonValue.NULL))
                        .build());
    }

    /** Asks for one more thing in own words. */
    Reply ask(Exchange exchange, JsonObject body) {
        return found(
                exchange,
                reference -> said(
                        reference,
                        forms.evidence().ask(reference, Said.text(body, "title").orElse(""), exchange.actor())));
    }

    /** Says how an item stands: {@code received}, {@code unreadable} or {@code waived}. */
    Reply settle(Exchange exchange, JsonObject body) {
        Optional<String> file = Said.text(body, "file");
        if (file.filter(id -> !id.matches(ID)).isPresent()) {
            return ProblemReply.member("/file", "format", "The id of a file is a UUID");
        }
        String number = exchange.value("item");
        if (!number.matches("[0-9]{1,18}")) {
            return ProblemReply.of(404, "The case asks for no such thing");
        }
        String note = Said.text(body, "note").orElse("");
        long item = Long.parseLong(number);
        Evidence evidence = forms.evidence();
        return found(exchange, reference -> switch (Said.text(body, "state").orElse("")) {
            case "received" ->
                said(reference, evidence.received(reference, item, file.map(UUID::fromString), note, exchange.actor()));
            case "unreadable" -> said(reference, evidence.unreadable(reference, item, note, exchange.actor()));
            case "waived" -> said(reference, evidence.waive(reference, item, note, exchange.actor()));
            default -> ProblemReply.member("/state", "choice", "The state is received, unreadable or waived");
        });
    }

    /** Lets reminders wait. */
    Reply pause(Exchange exchange, JsonObject body) {
        Optional<Instant> until = Said.text(body, "until").flatMap(EvidenceCalls::moment);
        return until.map(moment -> found(
                        exchange,
                        reference -> said(
                                reference,
                                forms.evidence()
                                        .pause(
                                                reference,
                                                Said.text(body, "reason").orElse(""),
                                                moment,
                                                exchange.actor()))))
                .orElseGet(() -> ProblemReply.member("/until", "format", "Say until when, like 2027-03-27T09:00:00Z"));
    }

    Reply resume(Exchange exchange) {
        return found(exchange, reference -> said(reference, forms.evidence().resume(reference, exchange.actor())));
    }

    private Reply said(Reference reference, EvidenceAct act) {
        return act.fold(
                () -> listed(reference),
                problem -> ProblemReply.member(problem.pointer(), problem.code(), problem.sentence()),
                () -> ProblemReply.of(409, "The case does not ask for that, or has ended"));
    }

    private Reply found(Exchange exchange, Function<Reference, Reply> then) {
        return Reference.parse(exchange.value("reference"))
                .filter(known -> forms.caseLinks().progress(known).isPresent())
                .map(then)
                .orElseGet(() -> ProblemReply.of(404, "There is no submission with this reference"));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noMoment) {
            return Optional.empty();
        }
    }

    private static JsonObjectBuilder item(EvidenceItem item) {
        return Said.JSON
                .createObjectBuilder()
                .add("number", item.number())
                .add("item", item.item())
                .add("row", item.row())
                .add("title", item.title())
                .add("label", item.label())
                .add("pointer", item.pointer())
                .add("state", item.state().name().toLowerCase(Locale.ROOT))
                .add("outstanding", item.outstanding())
                .add("file", Said.orNull(item.covers().map(UUID::toString)))
                .add("note", item.note())
                .add("askedAt", Said.at(item.askedAt()))
                .add("askedBy", item.askedBy())
                .add("settledAt", Said.atOrNull(item.settledAt()))
                .add("settledBy", Said.orNull(item.settledBy()))
                .add("files", Said.list(item.files(), AttachmentCalls::json));
    }

    private static JsonValue chase(Chase chase) {
        return Said.JSON
                .createObjectBuilder()
                .add("startedAt", Said.at(chase.startedAt()))
                .add("reminders", chase.reminders())
                .add("deadline", Said.at(chase.deadline()))
                .add("pausedUntil", Said.atOrNull(chase.pause().map(Chase.Pause::until)))
                .add("pausedReason", Said.orNull(chase.pause().map(Chase.Pause::reason)))
                .build();
    }
}
