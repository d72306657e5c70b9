package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.uprating.Proposal;
import uk.careforms.engine.internal.uprating.RunFacts;
import uk.careforms.engine.uprating.UpratingLine;
import uk.careforms.engine.uprating.UpratingLine.Afterwards;
import uk.careforms.engine.uprating.UpratingLine.Outcome;
import uk.careforms.engine.uprating.UpratingLine.Told;
import uk.careforms.engine.uprating.UpratingRun;

/** The cases of a run: those that are due, what is made of each, and how that comes into force. */
public final class UpratingCases {

    private static final String ACTIVE =
            " from cf_calculation c where c.name = :name and c.in_force = true and c.kind <> 'ESTIMATE' and c.as_of < :asOf";

    private static final int LONGEST_RESULT = 1_000_000;

    private UpratingCases() {}

    /** A case whose turn it is; {@code facts} and the result are JSON. Its text shows neither. */
    public record Due(
            long number,
            String reference,
            LocalDate asOf,
            String status,
            Optional<Long> pence,
            String facts,
            String result) {

        /** The number and the reference. */
        @Override
        public String toString() {
            return "Due[" + number + ", " + reference + "]";
        }
    }

    /**
     * What is made of a case.
     *
     * @param result the new result as JSON; empty where there is none
     */
    public record Made(Due due, Proposal proposal, Optional<String> result) {

        /** Whether its column takes it. */
        public boolean fits() {
            return result.filter(text -> text.length() > LONGEST_RESULT).isEmpty();
        }

        /** The number and the reference. */
        @Override
        public String toString() {
            return due.toString();
        }
    }

    static int count(Handle handle, String name, LocalDate asOf) {
        return handle.createQuery("select count(*)" + ACTIVE)
                .bind("name", name)
                .bind("asOf", asOf)
                .mapTo(Integer.class)
                .one();
    }

    /** The next cases; one that this run has come to is not among them, even when something else is in force since. */
    public static List<Due> next(Handle handle, UpratingTable.Taken taken, int most) {
        return handle.createQuery(
                        "select c.number, c.reference, c.as_of, c.status, c.contribution_pence, c.facts, c.result"
                                + ACTIVE
                                + " and c.number > :after and not exists (select 1 from cf_uprating_line l"
                                + " where l.run = :run and l.reference = c.reference)"
                                + " order by c.number fetch first :most rows only")
                .bind("name", taken.run().calculation())
                .bind("asOf", taken.run().asOf())
                .bind("after", taken.after())
                .bind("run", taken.run().id())
                .bind("most", most)
                .map((row, context) -> new Due(
                        row.getLong("number"),
                        row.getString("reference"),
                        row.getObject("as_of", LocalDate.class),
                        row.getString("status"),
                        Optional.ofNullable(row.getObject("contribution_pence", Long.class)),
                        row.getString("facts"),
                        row.getString("result")))
                .list();
    }

    public static void propose(Handle handle, UUID run, List<Made> batch) {
        PreparedBatch lines =
                handle.prepareBatch("insert into cf_uprating_line (run, reference, calculation, old_status,"
                        + " old_pence, new_status, new_pence, difference, outcome, why, result, rates, policy) values (:run,"
                        + " :reference, :number, :oldStatus, :oldPence, :newStatus, :newPence, :difference, :outcome, :why,"
                        + " :result, :rates, :policy)");
        for (Made made : batch) {
            Proposal proposal = made.proposal();
            lines.bind("run", run)
                    .bind("reference", made.due().reference())
                    .bind("number", made.due().number())
                    .bind("oldStatus", made.due().status())
                    .bind("oldPence", made.due().pence().orElse(null))
                    .bind("newStatus", proposal.status())
                    .bind("newPence", proposal.pence().orElse(null))
                    .bind("difference", proposal.difference())
                    .bind("outcome", proposal.outcome().name())
                    .bind("why", proposal.why())
                    .bind("result", made.result().orElse(null))
                    .bind("rates", proposal.rates())
                    .bind("policy", proposal.policy())
                    .add();
        }
        lines.execute();
    }

    /** Lines of a run by reference, after one. */
    public static List<UpratingLine> lines(Handle handle, UUID run, Optional<Outcome> outcome, String after, int most) {
        String only = outcome.map(one -> " and outcome = '" + one.name() + "'").orElse("");
        return lines(handle, run, only, after, most);
    }

    /** Lines of cases that were to be told and were not waiting for it, by reference, after one. */
    public static List<UpratingLine> notTold(Handle handle, UUID run, String after, int most) {
        return lines(handle, run, " and told = 'NOT_TOLD'", after, most);
    }

    private static List<UpratingLine> lines(Handle handle, UUID run, String only, String after, int most) {
        return handle.createQuery("select reference, old_status, old_pence, new_status, new_pence, difference, outcome,"
                        + " why, afterwards, told from cf_uprating_line where run = :run and reference > :after"
                        + only + " order by reference fetch first :most rows only")
                .bind("run", run)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    private static UpratingLine read(ResultSet row) throws SQLException {
        return new UpratingLine(
                new Reference(row.getString("reference")),
                row.getString("old_status"),
                Optional.ofNullable(row.getObject("old_pence", Long.class)),
                row.getString("new_status"),
                Optional.ofNullable(row.getObject("new_pence", Long.class)),
                row.getLong("difference"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("why"),
                Optional.ofNullable(row.getString("afterwards")).map(Afterwards::valueOf),
                Optional.ofNullable(row.getString("told")).map(Told::valueOf));
    }

    /**
     * What has come into force, or not.
     *
     * @param over how many lines are over; nought when none was left
     * @param toTell how many of them have to be told
     */
    public record Confirmed(int over, int toTell) {}

    private record Waiting(String reference, long number, Outcome outcome) {}

    /** Lets the next new figures of a run come into force, each unless something else has in between. */
    public static Confirmed confirm(Handle handle, UpratingRun run, String actor, Instant now, int most) {
        List<Waiting> batch = handle.createQuery("select reference, calculation, outcome from cf_uprating_line"
                        + " where run = :run and afterwards is null order by reference fetch first :most rows only")
                .bind("run", run.id())
                .bind("most", most)
                .map((row, context) -> new Waiting(
                        row.getString("reference"),
                        row.getLong("calculation"),
                        Outcome.valueOf(row.getString("outcome"))))
                .list();
        List<Waiting> figures =
                batch.stream().filter(line -> line.outcome != Outcome.PERSON).toList();
        List<Waiting> ours = figures.isEmpty() ? List.of() : takenOutOfForce(handle, figures);
        putInForce(handle, run, ours, actor, now);
        PreparedBatch over = handle.prepareBatch(
                "update cf_uprating_line set afterwards = :afterwards, told = :told where run = :run and reference = :reference");
        int toTell = 0;
        for (Waiting line : batch) {
            Afterwards afterwards = line.outcome == Outcome.PERSON
                    ? Afterwards.KEPT
                    : ours.contains(line) ? Afterwards.CONFIRMED : Afterwards.SUPERSEDED;
            boolean tell = afterwards == Afterwards.CONFIRMED && line.outcome == Outcome.CHANGED;
            toTell += tell ? 1 : 0;
            over.bind("afterwards", afterwards.name())
                    .bind("told", tell ? Told.WAITING.name() : null)
                    .bind("run", run.id())
                    .bind("reference", line.reference)
                    .add();
        }
        if (!batch.isEmpty()) {
            over.execute();
        }
        return new Confirmed(batch.size(), toTell);
    }

    /** Those whose figure is still the one that was calculated from; whoever decides on one of these cases waits for us. */
    private static List<Waiting> takenOutOfForce(Handle handle, List<Waiting> lines) {
        handle.createQuery(
                        "select reference from cf_case where reference in (<references>) order by reference for update")
                .bindList("references", lines.stream().map(Waiting::reference).toList())
                .mapTo(String.class)
                .list();
        PreparedBatch batch = handle.prepareBatch(
                "update cf_calculation set in_force = false where number = :number and in_force = true");
        lines.forEach(line -> batch.bind("number", line.number).add());
        int[] hits = batch.execute();
        List<Waiting> ours = new ArrayList<>();
        for (int i = 0; i < hits.length; i++) {
            if (hits[i] == 1) {
                ours.add(lines.get(i));
            }
        }
        return ours;
    }

    private static void putInForce(Handle handle, UpratingRun run, List<Waiting> lines, String actor, Instant now) {
        if (lines.isEmpty()) {
            return;
        }
        PreparedBatch figures =
                handle.prepareBatch("insert into cf_calculation (reference, name, kind, as_of, facts, result,"
                        + " status, contribution_pence, rates, policy, in_force, made_at, made_by, reason) select c.reference, c.name,"
                        + " 'UPRATING', u.as_of, coalesce(cast(:facts as varchar(300000)), c.facts), l.result, l.new_status, l.new_pence, l.rates, l.policy, true,"
                        + " cast(:now as timestamp(6) with time zone), cast(:actor as varchar(200)), coalesce(u.provisional_reason, '') from cf_uprating_line l"
                        + " join cf_calculation c on c.number = l.calculation join cf_uprating u on u.run = l.run"
                        + " where l.run = :run and l.reference = :reference");
        Map<Long, String> facts = changedFacts(handle, run, lines);
        PreparedBatch events = handle.prepareBatch(EventTable.INSERT);
        String detail = JsonText.of(JsonText.fact("calculation", run.calculation())
                .add("kind", "UPRATING")
                .add("run", run.id().toString())
                .build());
        for (Waiting line : lines) {
            figures.bind("now", now)
                    .bind("facts", facts.get(line.number))
                    .bind("actor", actor)
                    .bind("run", run.id())
                    .bind("reference", line.reference)
                    .add();
            events.bindMap(Map.of(
                            "at", now,
                            "kind", "calculation.made",
                            "subject", line.reference,
                            "actor", actor,
                            "detail", detail))
                    .add();
        }
        figures.execute();
        events.execute();
    }

    /** The facts that were calculated on, of those cases where they are not the ones on file. */
    private static Map<Long, String> changedFacts(Handle handle, UpratingRun run, List<Waiting> lines) {
        return handle
                .createQuery("select number, facts from cf_calculation where number in (<numbers>)"
                        + (run.provisionalReason().isPresent() ? "" : " and facts like '%\"provisionalFigures\"%'"))
                .bindList("numbers", lines.stream().map(Waiting::number).toList())
                .map((row, context) -> Map.entry(row.getLong("number"), row.getString("facts")))
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> JsonText.of(RunFacts.of(JsonText.object(entry.getValue()), run))));
    }
}
