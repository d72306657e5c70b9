package uk.careforms.engine;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.assess.CaseCalculations;
import uk.careforms.engine.internal.assess.CaseCalculations.Worked;
import uk.careforms.engine.internal.assess.CorrectedFacts;
import uk.careforms.engine.internal.assess.Figures;
import uk.careforms.engine.internal.assess.LineKeys;
import uk.careforms.engine.internal.store.CalculationTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.LetterTable;
import uk.careforms.engine.internal.store.OverrideTable;

/**
 * What calculations come to for cases, with officers' corrections and the letters that told it.
 *
 * <p>Everything here is an estimate until an officer completes a task that decides on it. A calculation is asked for by the name that
 * the case's form gives it, like {@code charge}. Thread-safe.
 */
public final class Assessments {

    /** What a calculation can be decided as: these statuses of a result, and no others. */
    static final Set<String> DECISIONS = Set.of("contribution", "nil", "self-funder", "not-chargeable");

    private static final int LONGEST_FACT = 10_000;

    private final Database database;
    private final Clock clock;
    private final CaseCalculations calculations;

    Assessments(Database database, Clock clock, CaseCalculations calculations) {
        this.database = database;
        this.clock = clock;
        this.calculations = calculations;
    }

    /** What the form of a case calls its calculations; nothing for a case without any. */
    public Set<String> names(Reference reference) {
        return new TreeSet<>(
                database.with(handle -> calculations.named(handle, reference)).keySet());
    }

    /** Everything that was calculated for a case, the newest first. */
    public List<AssessmentRecord> history(Reference reference) {
        return database.with(handle -> CalculationTable.of(handle, reference)).stream()
                .map(AssessmentRecord::of)
                .toList();
    }

    /** Everything that officers corrected, the oldest first; the latest of each place holds. */
    public List<OverrideRecord> overrides(Reference reference) {
        return database.with(handle -> OverrideTable.of(handle, reference)).stream()
                .map(row ->
                        new OverrideRecord(row.name(), row.pointer(), row.fact(), row.reason(), row.actor(), row.at()))
                .toList();
    }

    /** The letters that are kept with a case, the newest first. */
    public List<SentLetter> letters(Reference reference) {
        return database.with(handle -> LetterTable.of(handle, reference)).stream()
                .map(row -> new SentLetter(
                        row.name(),
                        Notice.Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
                        row.subject(),
                        row.body(),
                        row.at()))
                .toList();
    }

    /**
     * Calculates again as an estimate.
     *
     * @param asOf the day whose rules and rates are used, Europe/London
     * @param reason why; may be empty
     * @param actor the sign-in name of whoever asks
     */
    public Recalculated recalculate(
            Reference reference, String calculation, LocalDate asOf, String reason, String actor) {
        String who = Actors.checked(actor);
        String why = Actors.note(reason);
        return database.inTransaction(handle -> calculations
                .work(handle, reference, calculation, Optional.of(asOf), false, OverrideTable.of(handle, reference))
                .map(worked -> worked.problems().isEmpty()
                        ? made(handle, worked, who, why)
                        : new Recalculated.Refused(worked.problems()))
                .orElseGet(() -> unknown(calculation)));
    }

    /**
     * Corrects one fact and calculates again. Nothing is kept when the place or the fact cannot be right.
     *
     * @param pointer JSON Pointer into the facts, like {@code /income/0/amount}; a list grows at its end
     * @param fact what holds instead; empty to let the answer hold again
     * @param reason why; needed
     * @param actor the sign-in name of whoever corrects
     */
    public Recalculated override(
            Reference reference,
            String calculation,
            String pointer,
            Optional<JsonValue> fact,
            String reason,
            String actor) {
        String who = Actors.checked(actor);
        String why = Actors.note(reason);
        Optional<Problem> wrong = unfit(pointer, fact, why);
        if (wrong.isPresent()) {
            return new Recalculated.Refused(List.of(wrong.get()));
        }
        return database.inTransaction(handle -> {
            CalculationTable.alone(handle, reference);
            List<OverrideTable.Row> before = OverrideTable.of(handle, reference);
            Optional<Worked> now = calculations.work(handle, reference, calculation, Optional.empty(), false, before);
            if (now.isEmpty()) {
                return unknown(calculation);
            }
            if (fact.isPresent()
                    && CorrectedFacts.put(now.get().facts(), pointer, fact.get())
                            .isEmpty()) {
                return new Recalculated.Refused(List.of(new Problem(
                        pointer, "place", "There is no such place among the facts; a list grows at its end only")));
            }
            OverrideTable.Row row = new OverrideTable.Row(
                    reference, now.get().spec().calculation(), pointer, fact, why, who, clock.instant());
            List<OverrideTable.Row> after = new ArrayList<>(before);
            after.add(row);
            Worked then = calculations
                    .work(handle, reference, calculation, Optional.empty(), false, after)
                    .orElseThrow();
            List<Problem> added = then.problems().stream()
                    .filter(problem -> !now.get().problems().contains(problem))
                    .toList();
            if (!added.isEmpty()) {
                return new Recalculated.Refused(added);
            }
            OverrideTable.add(handle, row);
            EventTable.add(
                    handle,
                    clock.instant(),
                    "calculation.overridden",
                    reference.text(),
                    who,
                    JsonText.fact("calculation", row.name())
                            .add("pointer", pointer)
                            .build());
            return made(handle, then, who, why);
        });
    }

    /** Why a calculation cannot be decided on yet, each in a sentence; nothing when it can. */
    public List<Problem> openQuestions(Reference reference, String calculation) {
        return database.with(handle -> calculations
                .work(handle, reference, calculation, Optional.empty(), true, OverrideTable.of(handle, reference))
                .map(CaseCalculations::openQuestions)
                .orElseGet(() -> unknown(calculation).problems()));
    }

    /** The same for all calculations that the form of a case names. */
    public List<Problem> openQuestions(Reference reference) {
        return names(reference).stream()
                .flatMap(name -> openQuestions(reference, name).stream())
                .toList();
    }

    /** Two calculations line by line: those of the later one in its order, then those that only the earlier one has. */
    public static List<ComparedLine> compare(AssessmentRecord earlier, AssessmentRecord later) {
        Map<String, JsonObject> before = LineKeys.of(new Figures(earlier.result(), earlier.asOf()).working());
        Map<String, JsonObject> after = LineKeys.of(new Figures(later.result(), later.asOf()).working());
        Set<String> keys = new LinkedHashSet<>(after.keySet());
        keys.addAll(before.keySet());
        return keys.stream()
                .map(key -> line(Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key))))
                .toList();
    }

    private static ComparedLine line(Optional<JsonObject> earlier, Optional<JsonObject> later) {
        JsonObject any = later.or(() -> earlier).orElseThrow();
        Optional<String> before = earlier.map(line -> line.getString("counted", ""));
        Optional<String> after = later.map(line -> line.getString("counted", ""));
        return new ComparedLine(
                any.getString("kind", ""), any.getString("label", ""), before, after, !before.equals(after));
    }

    /** What stands against completing a task that decides on a calculation with an outcome; nothing when it may be completed. */
    List<Problem> against(Reference reference, String calculation, String outcome) {
        return database.with(handle -> calculations
                .work(handle, reference, calculation, Optional.empty(), true, OverrideTable.of(handle, reference))
                .map(worked -> against(worked, outcome))
                .orElseGet(() -> unknown(calculation).problems()));
    }

    private static List<Problem> against(Worked worked, String outcome) {
        List<Problem> open = CaseCalculations.openQuestions(worked);
        String status = worked.figures().status();
        return !open.isEmpty() || status.equals(outcome)
                ? open
                : List.of(new Problem(
                        "",
                        "outcome",
                        "The calculation came to '" + status + "', so it cannot be decided as '" + outcome + "'"));
    }

    /** Marks the calculation final, in the transaction that completes the task of the officer who decides. */
    void decide(Handle handle, Reference reference, String calculation, String outcome, String note, String actor) {
        CalculationTable.alone(handle, reference);
        Worked worked = calculations
                .work(handle, reference, calculation, Optional.empty(), true, OverrideTable.of(handle, reference))
                .filter(done -> against(done, outcome).isEmpty())
                .orElseThrow(() -> new CareFormsException(
                        Fault.CALLER, "The calculation changed while it was decided on; look at it again"));
        CalculationTable.Row kept = calculations.keep(handle, worked, CalculationTable.FINAL, actor, note);
        usedUp(handle, kept, actor);
        EventTable.add(
                handle,
                clock.instant(),
                "decision.made",
                reference.text(),
                actor,
                JsonText.fact("calculation", kept.name())
                        .add("status", kept.status())
                        .build());
    }

    /** Figures that nobody confirmed are allowed for this decision and for no later one. */
    private void usedUp(Handle handle, CalculationTable.Row decided, String actor) {
        OverrideTable.holding(OverrideTable.of(handle, decided.reference()), decided.name()).stream()
                .map(OverrideTable.Row::pointer)
                .filter(CaseCalculations::allowsProvisionalFigures)
                .forEach(pointer -> OverrideTable.add(
                        handle,
                        new OverrideTable.Row(
                                decided.reference(),
                                decided.name(),
                                pointer,
                                Optional.empty(),
                                "It held for one decision",
                                actor,
                                clock.instant())));
    }

    private Recalculated made(Handle handle, Worked worked, String actor, String reason) {
        return new Recalculated.Made(
                AssessmentRecord.of(calculations.keep(handle, worked, CalculationTable.ESTIMATE, actor, reason)));
    }

    private static Recalculated.Refused unknown(String calculation) {
        return new Recalculated.Refused(List.of(new Problem(
                "",
                "calculation",
                "The form of this case names no calculation '" + calculation + "' that is installed")));
    }

    private static Optional<Problem> unfit(String pointer, Optional<JsonValue> fact, String reason) {
        if (reason.isEmpty()) {
            return Optional.of(new Problem("", "reason", "Say why the fact is corrected"));
        }
        if (!pointer.startsWith("/") || pointer.length() > 500) {
            return Optional.of(
                    new Problem("", "place", "A place among the facts is a JSON Pointer like /income/0/amount"));
        }
        return fact.filter(value -> value.toString().length() > LONGEST_FACT)
                .map(value -> new Problem(pointer, "too-long", "A fact has at most " + LONGEST_FACT + " characters"));
    }
}
