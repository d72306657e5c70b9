package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DuplicateRow;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.UpratingCases;
import uk.careforms.engine.internal.store.UpratingCases.Due;
import uk.careforms.engine.internal.store.UpratingCases.Made;
import uk.careforms.engine.internal.store.UpratingTable;
import uk.careforms.engine.internal.store.UpratingTable.Taken;
import uk.careforms.engine.internal.uprating.Proposal;
import uk.careforms.engine.internal.uprating.RunFacts;
import uk.careforms.engine.uprating.UpratingLine;
import uk.careforms.engine.uprating.UpratingLine.Outcome;
import uk.careforms.engine.uprating.UpratingRun;

/**
 * Calculates every case again that a decided figure is in force for, on a new day: once a year, when rates change. What comes out
 * is a proposal; a named officer confirms it before anything changes for anybody. Thread-safe.
 *
 * <p>The work is done in batches, each of them one commit that also says how far the run is: a node that dies leaves a run that any
 * other goes on with, half a minute later, and each case is calculated, comes into force and is told once.
 */
public final class Upratings {

    private static final Logger LOG = LoggerFactory.getLogger(Upratings.class);

    /** A node that dies with a run in hand holds it that long. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 200;
    private static final int LONGEST_REASON = 300;
    private static final int MOST_RUNS = 100;
    private static final int MOST_LINES = 1_000;

    private final Database database;
    private final Clock clock;
    private final Calculations calculations;
    private final UpratingNews news;
    private final String owner = UUID.randomUUID().toString();
    private final ChoreThread thread = new ChoreThread("careforms-uprating", EVERY, this::runDue);

    Upratings(Database database, Clock clock, Calculations calculations, WorkflowEngine workflow) {
        this.database = database;
        this.clock = clock;
        this.calculations = calculations;
        this.news = new UpratingNews(database, clock, workflow);
    }

    /**
     * Starts a run that uses confirmed figures only; the work is done in the background.
     *
     * @throws CareFormsException as {@link #start(String, LocalDate, Optional, String)}
     */
    public Optional<UpratingRun> start(String calculation, LocalDate asOf, String actor) {
        return start(calculation, asOf, Optional.empty(), actor);
    }

    /**
     * Starts a run; the work is done in the background.
     *
     * @param calculation its name, like {@code charging}
     * @param asOf the day whose rules and rates are used, Europe/London
     * @param provisionalReason why figures may be used that nobody has confirmed, in 1 to 300 characters, for this run only;
     *     without it cases that need such figures are a person's
     * @param actor the sign-in name of whoever starts it, and answers for that reason
     * @return empty when another run of that calculation is not over
     * @throws CareFormsException {@code CALLER} when no such calculation is installed, or the reason is none
     */
    public Optional<UpratingRun> start(
            String calculation, LocalDate asOf, Optional<String> provisionalReason, String actor) {
        String who = Actors.checked(actor);
        Optional<String> reason = provisionalReason.map(Upratings::reason);
        if (calculations.installed().stream().noneMatch(one -> one.name().equals(calculation))) {
            throw new CareFormsException(Fault.CALLER, "Calculation '" + calculation + "' is not installed");
        }
        UUID run = UUID.randomUUID();
        try {
            Optional<UpratingRun> started = database.inTransaction(handle -> {
                Instant now = clock.instant();
                UpratingTable.add(handle, run, calculation, asOf, reason, who, now);
                event(handle, now, "uprating.started", run, who);
                reason.ifPresent(any -> event(handle, now, "uprating.provisional-allowed", run, who));
                return UpratingTable.find(handle, run);
            });
            thread.wake();
            return started;
        } catch (DuplicateRow another) {
            return Optional.empty();
        }
    }

    /** The newest first. */
    public List<UpratingRun> runs() {
        return database.with(handle -> UpratingTable.list(handle, MOST_RUNS));
    }

    /** One run, as it is now. */
    public Optional<UpratingRun> find(UUID run) {
        return database.with(handle -> UpratingTable.find(handle, run));
    }

    /**
     * What a run makes of cases, by reference: 1,000 at most.
     *
     * @param outcome only those; all when empty
     * @param after the reference of the last line that was read; empty for the first ones
     */
    public List<UpratingLine> lines(UUID run, Optional<Outcome> outcome, String after) {
        return database.with(handle -> UpratingCases.lines(handle, run, outcome, after, MOST_LINES));
    }

    /** Cases with a new figure whose process did not wait to be told, by reference: 1,000 at most. Read on like {@link #lines}. */
    public List<UpratingLine> notTold(UUID run, String after) {
        return database.with(handle -> UpratingCases.notTold(handle, run, after, MOST_LINES));
    }

    /**
     * Lets the new figures of a run come into force, in the background, and the cases be told whose figure changes. Cases that need
     * a person keep theirs.
     *
     * @param actor the sign-in name of whoever answers for it
     * @return false when the run does not wait for that
     */
    public boolean confirm(UUID run, String actor) {
        String who = Actors.checked(actor);
        boolean ours = database.inTransaction(handle -> {
            Instant now = clock.instant();
            boolean confirmed = UpratingTable.confirm(handle, run, who, now);
            if (confirmed) {
                event(handle, now, "uprating.confirmed", run, who);
            }
            return confirmed;
        });
        thread.wake();
        return ours;
    }

    /** Stops a run before anything has changed for anybody; false when it is too late for that. */
    public boolean stop(UUID run, String actor) {
        String who = Actors.checked(actor);
        return database.inTransaction(handle -> {
            Instant now = clock.instant();
            boolean stopped = UpratingTable.stop(handle, run, who, now);
            if (stopped) {
                event(handle, now, "uprating.stopped", run, who);
            }
            return stopped;
        });
    }

    ChoreThread thread() {
        return thread;
    }

    /** Works on every run that nobody else holds until nothing is left; how many batches that were. */
    int runDue() {
        int batches = 0;
        for (UUID run : database.with(handle -> UpratingTable.due(handle, owner, clock.instant()))) {
            while (!thread.isClosed() && isBatchDone(run)) {
                batches++;
            }
        }
        return batches;
    }

    /** What there is to do after one commit. */
    private enum Next {
        NOTHING,
        ANOTHER_BATCH,
        NEWS
    }

    /**
     * Does one batch of a run; false when there is none left, or another node holds the run. To calculate and to confirm is one
     * commit; to tell is one for each case, on the connection of the process engine.
     */
    boolean isBatchDone(UUID run) {
        Next next = database.inTransaction(handle -> {
            Instant now = clock.instant();
            return UpratingTable.take(handle, run, owner, now, now.plus(LEASE))
                    .map(taken -> switch (taken.run().state()) {
                        case RUNNING -> calculate(handle, taken) ? Next.ANOTHER_BATCH : Next.NOTHING;
                        case CONFIRMING -> confirm(handle, taken.run());
                        default -> Next.NEWS;
                    })
                    .orElse(Next.NOTHING);
        });
        return next == Next.NEWS ? news.isBatchTold(run) : next == Next.ANOTHER_BATCH;
    }

    private boolean calculate(Handle handle, Taken taken) {
        UUID run = taken.run().id();
        List<Due> cases = UpratingCases.next(handle, taken, AT_ONCE);
        if (cases.isEmpty()) {
            UpratingTable.done(handle, run, clock.instant());
            return false;
        }
        List<Made> batch =
                cases.stream().map(due -> made(due, proposal(taken.run(), due))).toList();
        UpratingCases.propose(handle, run, batch);
        UpratingTable.calculated(
                handle,
                run,
                cases.get(cases.size() - 1).number(),
                batch.size(),
                count(batch, Outcome.CHANGED),
                count(batch, Outcome.PERSON),
                (int) batch.stream()
                        .filter(made -> made.proposal().needsReason())
                        .count());
        return true;
    }

    private static Made made(Due due, Proposal proposal) {
        Made made = new Made(due, proposal, proposal.result().map(JsonText::of));
        return made.fits()
                ? made
                : new Made(due, Proposal.person("wrong", "The working is too long to keep"), Optional.empty());
    }

    /** A case that cannot be calculated is a person's, and never stops the others. */
    private Proposal proposal(UpratingRun run, Due due) {
        try {
            JsonObject facts = RunFacts.asked(JsonText.object(due.facts()), run);
            Proposal.Before before =
                    new Proposal.Before(due.asOf(), due.status(), due.pence(), JsonText.object(due.result()));
            return calculations
                    .calculate(run.calculation(), run.asOf(), facts)
                    .map(calculated -> Proposal.of(before, run.asOf(), calculated))
                    .orElseThrow();
        } catch (RuntimeException failed) {
            LOG.warn(
                    "Calculation {} threw {} for {}; a person has to look",
                    run.calculation(),
                    failed.getClass().getName(),
                    due);
            return Proposal.person("wrong", "The calculation failed; calculate the case by hand");
        }
    }

    private Next confirm(Handle handle, UpratingRun run) {
        UpratingCases.Confirmed batch =
                UpratingCases.confirm(handle, run, run.decidedBy().orElseThrow(), clock.instant(), AT_ONCE);
        if (batch.over() == 0) {
            UpratingTable.telling(handle, run.id());
        } else {
            UpratingTable.confirmed(handle, run.id(), batch.over(), batch.toTell());
        }
        return Next.ANOTHER_BATCH;
    }

    private static int count(List<Made> batch, Outcome outcome) {
        return (int) batch.stream()
                .filter(made -> made.proposal().outcome() == outcome)
                .count();
    }

    private static String reason(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new CareFormsException(
                    Fault.CALLER,
                    "A reason to use figures that are not confirmed has 1 to " + LONGEST_REASON
                            + " characters, none of them a control character");
        }
        return reason;
    }

    private static void event(Handle handle, Instant at, String kind, UUID run, String actor) {
        EventTable.add(
                handle,
                at,
                kind,
                run.toString(),
                actor,
                JsonText.fact("run", run.toString()).build());
    }
}
