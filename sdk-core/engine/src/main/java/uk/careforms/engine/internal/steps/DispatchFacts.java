package uk.careforms.engine.internal.steps;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Submission;
import uk.careforms.engine.form.Council.Team;
import uk.careforms.engine.internal.store.ClockTable;
import uk.careforms.engine.internal.store.JsonText;

/** The facts a connector is given beside the answers; what is not known is left out. */
final class DispatchFacts {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Variables that are facts as well, where the process has them. */
    private static final List<String> ROUTING = List.of("team", "route", "signal", "priority");

    private DispatchFacts() {}

    static JsonObject of(OneStep one, Submission submission) {
        JsonObjectBuilder facts = JsonText.fact(
                        "reference", submission.reference().text())
                .add("form", submission.formVersion().form())
                .add("version", submission.formVersion().version())
                .add("submittedAt", local(submission.submittedAt()))
                .add("channel", submission.channel().text())
                .add(
                        "summary",
                        one.form().definition().walk(submission.answers()).summary());
        ROUTING.forEach(name -> one.text(name).ifPresent(value -> facts.add(name, value)));
        team(one).ifPresent(team -> {
            facts.add("teamName", team.name());
            team.queue().ifPresent(queue -> facts.add("queue", queue));
        });
        dueAt(one).ifPresent(due -> facts.add("dueAt", local(due)));
        if (one.step().fields().containsKey("mapping")) {
            CaseNotes.facts(one, facts);
        }
        return facts.build();
    }

    static Optional<Team> team(OneStep one) {
        return one.text("team").flatMap(one.bench().council()::team);
    }

    /** When the clock that runs, or the one that would have run out first, is due. */
    static Optional<Instant> dueAt(OneStep one) {
        return ClockTable.of(one.handle(), one.reference()).stream().findFirst().map(ClockTable.Row::due);
    }

    private static String local(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(LONDON));
    }
}
