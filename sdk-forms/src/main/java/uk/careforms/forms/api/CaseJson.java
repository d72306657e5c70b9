package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Locale;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.PersonMatch;
import uk.careforms.api.model.Submission;
import uk.careforms.engine.CaseRecord;
import uk.careforms.engine.Clocks;
import uk.careforms.engine.MatchRecord;
import uk.careforms.engine.Outcome;

/** A case as JSON. */
final class CaseJson {

    private CaseJson() {}

    static JsonObject of(CaseRecord record) {
        Submission submission = record.submission();
        return Said.JSON
                .createObjectBuilder()
                .add("reference", submission.reference().text())
                .add("form", submission.formVersion().form())
                .add("version", submission.formVersion().version())
                .add("channel", submission.channel().text())
                .add("submittedAt", Said.at(submission.submittedAt()))
                .add("answers", submission.answers().json())
                .add("status", record.status())
                .add("team", Said.orNull(record.team()))
                .add("clock", record.clock().map(CaseJson::clock).orElse(JsonValue.NULL))
                .add("outcome", record.outcome().map(CaseJson::outcome).orElse(JsonValue.NULL))
                .add("tasks", Said.list(record.tasks(), TaskCalls::task))
                .add("attachments", Said.list(record.files(), AttachmentCalls::json))
                .add("deliveries", Said.list(record.deliveries(), DeliveryCalls::delivery))
                .add("explain", Said.list(record.decisions(), CaseJson::decision))
                .add("matches", Said.list(record.matches(), CaseJson::match))
                .add("timeline", Said.list(record.timeline(), CaseJson::event))
                .build();
    }

    private static JsonValue clock(Clocks clock) {
        return Said.JSON
                .createObjectBuilder()
                .add("name", clock.name())
                .add("team", clock.team())
                .add("allowance", clock.allowance().toString())
                .add("startedAt", Said.at(clock.startedAt()))
                .add("half", Said.at(clock.half()))
                .add("fourFifths", Said.at(clock.fourFifths()))
                .add("due", Said.at(clock.due()))
                .add("stoppedAt", Said.atOrNull(clock.stoppedAt()))
                .build();
    }

    private static JsonValue outcome(Outcome outcome) {
        return Said.JSON
                .createObjectBuilder()
                .add("code", outcome.code())
                .add("title", outcome.title())
                .add(
                        "cld",
                        outcome.cld().isPresent()
                                ? Said.JSON.createValue(outcome.cld().getAsInt())
                                : JsonValue.NULL)
                .add("at", Said.at(outcome.at()))
                .build();
    }

    /** The explain record: what came out, which rows fired and why, what they were given. */
    static JsonObjectBuilder decision(Decision decision) {
        return Said.JSON
                .createObjectBuilder()
                .add("name", decision.name())
                .add("ruleVersion", decision.ruleVersion())
                .add("inputs", decision.inputs())
                .add("outcome", decision.outcome())
                .add("rows", Said.list(decision.rows(), CaseJson::row));
    }

    static JsonObjectBuilder row(Decision.Row row) {
        return Said.JSON
                .createObjectBuilder()
                .add("table", row.table())
                .add("number", row.number())
                .add("because", row.because());
    }

    private static JsonObjectBuilder match(MatchRecord match) {
        return Said.JSON
                .createObjectBuilder()
                .add("finder", match.finder())
                .add("state", match.state().name().toLowerCase(Locale.ROOT))
                .add("candidates", Said.list(match.candidates(), CaseJson::candidate))
                .add(
                        "person",
                        match.person()
                                .<JsonValue>map(person -> remote(person).build())
                                .orElse(JsonValue.NULL))
                .add("decidedBy", Said.orNull(match.decidedBy()))
                .add("decidedAt", Said.atOrNull(match.decidedAt()))
                .add("note", match.note());
    }

    private static JsonObjectBuilder candidate(PersonMatch.Candidate candidate) {
        return Said.JSON
                .createObjectBuilder()
                .add("person", remote(candidate.person()))
                .add("restricted", candidate.details().restricted())
                .add("reasons", Said.texts(candidate.reasons()));
    }

    static JsonObjectBuilder remote(CaseReference reference) {
        return Said.JSON
                .createObjectBuilder()
                .add("system", reference.system())
                .add("id", reference.id())
                .add("label", reference.label());
    }

    private static JsonObjectBuilder event(CareEvent event) {
        return Said.JSON
                .createObjectBuilder()
                .add("at", Said.at(event.at()))
                .add("kind", event.kind())
                .add("actor", event.actor())
                .add("detail", event.detail());
    }
}
