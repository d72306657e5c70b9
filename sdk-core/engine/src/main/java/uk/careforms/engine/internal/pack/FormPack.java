package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Checked;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.InvitationRule;
import uk.careforms.engine.form.Warning;
import uk.careforms.engine.internal.migrate.DraftMigration;
import uk.careforms.engine.internal.pack.derive.CalculationSpec;
import uk.careforms.engine.internal.pack.derive.Chasing;
import uk.careforms.engine.internal.pack.derive.Derived;
import uk.careforms.engine.internal.pack.derive.EvidenceWanted;
import uk.careforms.engine.internal.pack.read.Faults;
import uk.careforms.engine.internal.pack.read.ProcessElements;

/** One form pack, read, compiled and without a fault: what the rest of the engine works with. Thread-safe. */
public final class FormPack {

    private final FormDefinition definition;
    private final AnswerCheck check;
    private final DecisionTables decisions;
    private final LetterWriter letters;
    private final Map<String, JsonObject> mappings;
    private final Set<String> finders;
    private final InvitationRule invitation;
    private final Optional<ProcessSource> process;
    private final Map<Integer, DraftMigration> migrations;
    private final Derived derived;
    private final List<Sample> samples;

    /** Only the loader makes one, once everything has been checked. */
    FormPack(
            FormDefinition definition,
            AnswerCheck check,
            DecisionTables decisions,
            LetterWriter letters,
            Map<String, JsonObject> mappings,
            Set<String> finders,
            InvitationRule invitation,
            Optional<ProcessSource> process,
            Map<Integer, DraftMigration> migrations,
            Derived derived,
            List<Sample> samples) {
        this.definition = definition;
        this.check = check;
        this.decisions = decisions;
        this.letters = letters;
        this.mappings = Collections.unmodifiableMap(new LinkedHashMap<>(mappings));
        this.finders = Set.copyOf(finders);
        this.invitation = invitation;
        this.process = process;
        this.migrations = Map.copyOf(migrations);
        this.derived = derived;
        this.samples = List.copyOf(samples);
    }

    /** What front ends see of it. */
    public FormDefinition definition() {
        return definition;
    }

    /**
     * Checks answers as they would be submitted.
     *
     * @param today the day in Europe/London
     * @return the answers in their normal form without hidden ones, or every problem in the order of the pages
     */
    public Checked check(Answers answers, LocalDate today) {
        return check.check(answers, today);
    }

    /** Its decisions. */
    public DecisionTables decisions() {
        return decisions;
    }

    /** Its letters. */
    public LetterWriter letters() {
        return letters;
    }

    /**
     * The mapping for each connector it delivers to, by the connector's name in the installation; a further one of the same
     * connector by {@code connector/name}.
     */
    public Map<String, JsonObject> mappings() {
        return mappings;
    }

    /** The names of the person finders its process asks. */
    public Set<String> finders() {
        return finders;
    }

    /** How people who are invited to fill it in are reminded. */
    public InvitationRule invitation() {
        return invitation;
    }

    /** Its process, with every variable it may read; empty for a form that sends nothing. */
    public Optional<ProcessSource> process() {
        return process;
    }

    /** The calculations it names, by its own names for them. */
    public Map<String, CalculationSpec> calculations() {
        return derived.calculations();
    }

    /** The evidence that visible answers ask for, in the order of the form's rules. */
    public List<EvidenceWanted> evidence(JsonObject visible) {
        return derived.evidence(visible);
    }

    /** Whether there is anything that it could warn of. */
    public boolean warns() {
        return derived.warns();
    }

    /** What may be wrong with visible answers; never a reason to refuse them. */
    public List<Warning> warnings(JsonObject visible) {
        return derived.warnings(visible);
    }

    /** How outstanding evidence is chased; empty when the form does not say. */
    public Optional<Chasing> chasing() {
        return derived.chasing();
    }

    /** How drafts of an earlier version may be brought to this one; empty when the pack does not say. */
    public Optional<DraftMigration> migrationFrom(int version) {
        return Optional.ofNullable(migrations.get(version));
    }

    /** The answers of its first sample that could be sent on a day, in Europe/London; empty when none could. */
    public Optional<Answers> goodAnswers(LocalDate today) {
        return samples.stream()
                .map(Sample::answers)
                .filter(answers -> check(answers, today) instanceof Checked.Valid)
                .findFirst();
    }

    /** What the steps of its process do; nothing where it has none. */
    public Set<String> steps() {
        return process.stream()
                .flatMap(known ->
                        ProcessElements.read(new Faults(), known.place(), known.bpmn()).serviceTasks().stream())
                .map(ProcessElements.ServiceTask::does)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Sample> samples() {
        return samples;
    }

    @Override
    public String toString() {
        return "FormPack[" + definition.formVersion() + "]";
    }
}
