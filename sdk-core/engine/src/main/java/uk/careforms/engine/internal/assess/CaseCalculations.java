package uk.careforms.engine.internal.assess;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.pack.derive.CalculationSpec;
import uk.careforms.engine.internal.store.CalculationTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.OverrideTable;
import uk.careforms.engine.internal.store.SubmissionTable;

/** Runs the calculations that forms name on the answers of cases, with officers' corrections, and keeps what they come to. Thread-safe. */
public final class CaseCalculations {

    /** Where an officer says why figures that nobody has confirmed may be used for once. */
    static final String PROVISIONAL_FIGURES = "/overrides/provisionalFigures";

    /** The status of facts that cannot be right. */
    public static final String WRONG = "wrong";

    private static final String PURPOSE = "purpose";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final Clock clock;
    private final Function<FormVersion, FormPack> forms;
    private final Calculating calculating;

    public CaseCalculations(Clock clock, Function<FormVersion, FormPack> forms, Calculating calculating) {
        this.clock = clock;
        this.forms = forms;
        this.calculating = calculating;
    }

    /** Calculates with the council's own policy. */
    @FunctionalInterface
    public interface Calculating {

        /** Empty when no such calculation is installed. */
        Optional<Calculated> calculate(String name, LocalDate asOf, JsonObject facts);
    }

    /**
     * A calculation that has been run and not kept.
     *
     * @param spec what the form says of it
     * @param facts with corrections; the purpose, which is what a calculation is kept as, is none of them
     * @param problems why it could not be calculated; nothing when it could
     */
    public record Worked(
            Reference reference,
            CalculationSpec spec,
            LocalDate asOf,
            JsonObject facts,
            JsonObject result,
            List<Problem> problems) {

        public Figures figures() {
            return new Figures(result, asOf);
        }

        /** Never shows a fact. */
        @Override
        public String toString() {
            return "Worked[" + reference + ", " + spec.calculation() + "]";
        }
    }

    /** What the form of a case calls its calculations, with what it says of each. */
    public Map<String, CalculationSpec> named(Handle handle, Reference reference) {
        return SubmissionTable.find(handle, reference)
                .map(submission -> forms.apply(submission.formVersion()).calculations())
                .orElse(Map.of());
    }

    /**
     * Runs a calculation; empty when the form names no such one, or it is not installed.
     *
     * @param key what the form calls it
     * @param asOf the day; that of the newest calculation, or else what the form says, when empty
     * @param asFinal whether it is to be decided on
     * @param overrides all of the case's
     */
    public Optional<Worked> work(
            Handle handle,
            Reference reference,
            String key,
            Optional<LocalDate> asOf,
            boolean asFinal,
            List<OverrideTable.Row> overrides) {
        Optional<Submission> submission = SubmissionTable.find(handle, reference);
        Optional<CalculationSpec> spec = submission
                .map(sent -> forms.apply(sent.formVersion()).calculations())
                .flatMap(known -> Optional.ofNullable(known.get(key)));
        if (submission.isEmpty() || spec.isEmpty()) {
            return Optional.empty();
        }
        JsonObject answers = submission.get().answers().json();
        LocalDate day = asOf.or(() -> CalculationTable.newest(
                                handle, reference, spec.get().calculation())
                        .map(CalculationTable.Row::asOf))
                .orElseGet(() -> spec.get().asOf(answers, today()));
        JsonObject facts = corrected(spec.get().facts(answers), spec.get(), overrides);
        JsonObject given =
                asFinal ? JSON.createObjectBuilder(facts).add(PURPOSE, "final").build() : facts;
        return calculating
                .calculate(spec.get().calculation(), day, given)
                .map(calculated -> calculated.fold(
                        result -> new Worked(reference, spec.get(), day, facts, result.json(), List.of()),
                        wrong -> new Worked(
                                reference, spec.get(), day, facts, wrong(wrong.problems()), wrong.problems())));
    }

    private static JsonObject corrected(JsonObject facts, CalculationSpec spec, List<OverrideTable.Row> overrides) {
        JsonObject corrected = CorrectedFacts.without(facts, PURPOSE);
        for (OverrideTable.Row row : OverrideTable.holding(overrides, spec.calculation())) {
            corrected = CorrectedFacts.put(corrected, row.pointer(), row.fact().orElse(JsonValue.NULL))
                    .orElse(corrected);
        }
        return corrected;
    }

    private static JsonObject wrong(List<Problem> problems) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        problems.forEach(problem -> list.add(JSON.createObjectBuilder()
                .add("pointer", problem.pointer())
                .add("code", problem.code())
                .add("sentence", problem.sentence())));
        return JSON.createObjectBuilder()
                .add("status", WRONG)
                .add("missing", list)
                .build();
    }

    /** Whether a correction at this place is an officer's reason to use figures that nobody has confirmed. */
    public static boolean allowsProvisionalFigures(String pointer) {
        return pointer.startsWith(PROVISIONAL_FIGURES) || PROVISIONAL_FIGURES.startsWith(pointer + "/");
    }

    /** Whether an officer has allowed figures that nobody has confirmed. */
    private static boolean usesProvisionalFigures(Worked worked) {
        return CorrectedFacts.said(worked.facts(), PROVISIONAL_FIGURES + "/reason");
    }

    /** Why a calculation cannot be decided on; nothing when it can. */
    public static List<Problem> openQuestions(Worked worked) {
        List<Problem> open = new ArrayList<>(worked.problems());
        Figures figures = worked.figures();
        if (open.isEmpty() && figures.status().equals("cannot-decide")) {
            Figures.objects(worked.result().get("missing"))
                    .forEach(missing -> open.add(new Problem(
                            missing.getString("pointer", ""), "missing", missing.getString("sentence", ""))));
            if (open.isEmpty()) {
                open.add(new Problem("", "missing", "The calculation cannot decide yet; look at the working"));
            }
        }
        boolean named = open.stream().anyMatch(problem -> problem.pointer().startsWith(PROVISIONAL_FIGURES));
        if (figures.provisional() && !usesProvisionalFigures(worked) && !named) {
            open.add(new Problem(
                    PROVISIONAL_FIGURES,
                    "provisional",
                    "The rates used are provisional; say why they may be used, or wait until they are confirmed"));
        }
        return open;
    }

    /**
     * Keeps a calculation. An estimate that came to the same from the same as the newest one is not kept again.
     *
     * @param reason why it was made; may be empty
     */
    public CalculationTable.Row keep(Handle handle, Worked worked, String kind, String actor, String reason) {
        Figures figures = worked.figures();
        CalculationTable.alone(handle, worked.reference());
        String name = worked.spec().calculation();
        Optional<CalculationTable.Row> newest = CalculationTable.newest(handle, worked.reference(), name);
        boolean estimate = kind.equals(CalculationTable.ESTIMATE);
        if (estimate && newest.filter(row -> isSame(row, worked)).isPresent()) {
            return newest.get();
        }
        boolean decidedBefore = CalculationTable.holds(handle, worked.reference(), name)
                .filter(row -> row.inForce() && row.decided())
                .isPresent();
        CalculationTable.Row kept = CalculationTable.add(
                handle,
                new CalculationTable.Row(
                        0,
                        worked.reference(),
                        name,
                        kind,
                        worked.asOf(),
                        worked.facts(),
                        worked.result(),
                        figures.status(),
                        figures.pence(),
                        figures.rates(),
                        figures.policy(),
                        !estimate || !decidedBefore,
                        clock.instant(),
                        actor,
                        reason));
        EventTable.add(
                handle,
                clock.instant(),
                "calculation.made",
                worked.reference().text(),
                actor,
                JsonText.fact("calculation", name)
                        .add("kind", kind)
                        .add("status", figures.status())
                        .add("asOf", worked.asOf().toString())
                        .build());
        return kept;
    }

    private static boolean isSame(CalculationTable.Row row, Worked worked) {
        return row.asOf().equals(worked.asOf())
                && JsonText.of(row.facts()).equals(JsonText.of(worked.facts()))
                && JsonText.of(row.result()).equals(JsonText.of(worked.result()));
    }

    private LocalDate today() {
        return clock.instant().atZone(LONDON).toLocalDate();
    }
}
