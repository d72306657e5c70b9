package uk.careforms.examples.benchmarks;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.json.StrictJson;
import uk.careforms.testkit.InMemoryCases;

/** Reading, converting and validating answers, beside two plain validators on the same schema. */
final class Reading implements Scenario {

    private static final int FAULTS = 18;

    @Override
    public String name() {
        return "read-and-validate";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        MadeUpForm form = MadeUpForm.REFERRAL;
        String valid = form.answers().toString();
        String faulty = faulty(form.answers()).toString();
        Report report = new Report(
                name(),
                "Answers of 75 questions from bytes to a verdict: strict reading, normal form, what is visible, validation."
                        + " The plain validators only parse and validate.");
        try (Memory memory = new Memory();
                Door door =
                        Door.open(memory.pool(), Door.packs(List.of(form)), new InMemoryCases("crm"), "bench", false)) {
            FormDefinition definition = door.forms.form(form.id()).orElseThrow();
            String schema = definition.schema().toString();
            List<Validator> validators = List.of(new Ours(door, definition), Everit.of(schema), new Networknt(schema));
            List<Check> checks = new ArrayList<>();
            for (Validator validator : validators) {
                checks.add(new Check(validator, "valid", valid));
                checks.add(new Check(validator, FAULTS + " faults", faulty));
            }
            int operations = effort.of(2_000);
            if (!effort.isSmoke()) {
                new Rounds(1, 2, effort.of(8_000)).run(checks);
            }
            Comparison compared = new Rounds(1, effort.rounds(), operations).run(checks);
            report.table(
                    "one thread",
                    List.of("validator", "answers", "says", "CPU µs", "KB"),
                    checks.stream()
                            .map(check -> row(check, compared.of(check.name())))
                            .toList());
            report.atMost(
                    "read, convert, validate 75 questions, valid",
                    120,
                    compared.of("CareForms, valid").cpuMicros(),
                    " µs CPU");
            report.atMost(
                    "read, convert, validate 75 questions, " + FAULTS + " faults",
                    180,
                    compared.of("CareForms, " + FAULTS + " faults").cpuMicros(),
                    " µs CPU");
        }
        return report;
    }

    private static List<String> row(Check check, Figures figures) {
        return List.of(
                check.validator.name(),
                check.what,
                check.validator.faults(check.text) + " faults",
                Report.said(figures.cpuMicros()),
                Report.said(figures.kilobytes()));
    }

    /** Eighteen answers that cannot stand: days that do not exist, and choices that nobody offered. */
    private static JsonObject faulty(JsonObject answers) {
        JsonObject changed = answers;
        int faults = 0;
        for (String key : List.of("since", "often", "kinds")) {
            for (String subject : answers.keySet()) {
                boolean has = answers.getJsonObject(subject).containsKey(key);
                if (has && faults < FAULTS) {
                    faults++;
                    changed = Json.createObjectBuilder(changed)
                            .add(
                                    subject,
                                    Json.createObjectBuilder(changed.getJsonObject(subject))
                                            .add(
                                                    key,
                                                    key.equals("kinds")
                                                            ? Json.createArrayBuilder()
                                                                    .add("tomorrow")
                                                                    .build()
                                                            : Json.createValue(
                                                                    key.equals("since") ? "2025-02-31" : "hourly")))
                            .build();
                }
            }
        }
        return changed;
    }

    /** Says how many faults a text has. */
    interface Validator {

        String name();

        int faults(String answers);
    }

    private record Check(Validator validator, String what, String text) implements Candidate {

        @Override
        public String name() {
            return validator.name() + ", " + what;
        }

        @Override
        public void once() {
            if ((validator.faults(text) == 0) != what.equals("valid") && validator instanceof Ours) {
                throw new IllegalStateException("'" + name() + "' came to a wrong verdict");
            }
        }
    }

    private record Ours(Door door, FormDefinition form) implements Validator {

        @Override
        public String name() {
            return "CareForms";
        }

        @Override
        public int faults(String answers) {
            JsonObject read = StrictJson.read(answers.getBytes(StandardCharsets.UTF_8))
                    .fold(StrictJson.Read.Good::json, bad -> {
                        throw new IllegalStateException(bad.problem().sentence());
                    });
            Instant now = Instant.EPOCH;
            Draft draft = new Draft(
                    "draft",
                    form.formVersion(),
                    Channel.API,
                    new Answers(read),
                    "part-a",
                    1,
                    now,
                    now.plus(Duration.ofDays(1)));
            Checked checked = door.forms.drafts().check(draft);
            return checked.fold(valid -> 0, invalid -> invalid.problems().size());
        }
    }

    private record Everit(Schema schema) implements Validator {

        static Everit of(String schema) {
            return new Everit(SchemaLoader.builder()
                    .draftV7Support()
                    .schemaJson(new JSONObject(schema))
                    .build()
                    .load()
                    .build());
        }

        @Override
        public String name() {
            return "plain Everit";
        }

        @Override
        public int faults(String answers) {
            try {
                schema.validate(new JSONObject(answers));
                return 0;
            } catch (ValidationException invalid) {
                return invalid.getViolationCount();
            }
        }
    }

    private static final class Networknt implements Validator {

        private final com.networknt.schema.Schema schema;

        Networknt(String schema) {
            this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(schema, InputFormat.JSON);
        }

        @Override
        public String name() {
            return "plain networknt";
        }

        @Override
        public int faults(String answers) {
            return schema.validate(
                            answers,
                            InputFormat.JSON,
                            (ExecutionContext context) ->
                                    context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .size();
        }
    }
}
