package uk.careforms.engine.internal.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Answers;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.internal.pack.PackLoader;
import uk.careforms.engine.internal.pack.PackSource;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** What becomes of answers on their way to another version; the property above all: none is lost without a word. */
class DraftMigrationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final FormDefinition TARGET = target();
    private static final int ROUNDS = 3_000;

    /** Questions of the target that take any name. */
    private static final List<String> PLACES =
            List.of("/person/firstName", "/person/lastName", "/why", "/story", "/person/email");

    @Test
    void an_answer_moves_is_mapped_and_what_is_not_needed_is_listed() {
        DraftMigration migration = new DraftMigration(
                1,
                List.of(
                        new Step.Rename("/surname", "/person/lastName"),
                        new Step.MapValues("/area", Map.of("n", "north")),
                        new Step.Default("/why", Json.createValue("Family")),
                        new Step.Drop("/fax")));

        Migrated.Clean clean = (Migrated.Clean)
                migration.apply(answers("{\"surname\": \"Sparrow\", \"area\": \"n\", \"fax\": \"1\"}"), TARGET, TODAY);

        assertThat(clean.answers().json())
                .isEqualTo(
                        object("{\"area\": \"north\", \"person\": {\"lastName\": \"Sparrow\"}, \"why\": \"Family\"}"));
        assertThat(clean.dropped()).containsExactly("/fax");
    }

    @Test
    void what_does_not_fit_its_question_stays_and_is_asked_again() {
        Migrated.AskAgain again = (Migrated.AskAgain) new DraftMigration(1, List.of(new Step.AskAgain("/story")))
                .apply(answers("{\"area\": \"west\", \"story\": \"Long ago\"}"), TARGET, TODAY);

        assertThat(again.pointers()).containsExactly("/story", "/area");
        assertThat(again.answers().json()).isEqualTo(object("{\"area\": \"west\"}"));
    }

    @Test
    void what_software_cannot_tell_goes_to_a_person_with_its_place_and_without_the_answer() {
        assertThat(reason(List.of(), "{\"nickname\": \"Canary\"}"))
                .contains("'/nickname'", "version 1 does not ask")
                .doesNotContain("Canary");
        assertThat(reason(List.of(), "{\"area\": [\"north\"]}")).contains("'/area' is of another kind");
        assertThat(reason(
                        List.of(new Step.Rename("/a", "/why"), new Step.Rename("/b", "/why")),
                        "{\"a\": \"x\", \"b\": \"y\"}"))
                .contains("Two answers would stand at '/why'");
        assertThat(reason(List.of(new Step.Split("/a", " ", List.of("/why", "/story"))), "{\"a\": true}"))
                .contains("'/a' is no text");
    }

    @Test
    void no_answer_is_ever_lost_without_a_word() {
        Random random = new Random(20_261_122);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, String> source = source(random);
            List<Step> steps = steps(random, new ArrayList<>(source.keySet()));
            Migrated migrated = new DraftMigration(1, steps).apply(answers(json(source)), TARGET, TODAY);
            String about = "round " + round + ": " + source + " by " + steps;
            outcomes.merge(migrated.getClass().getSimpleName(), 1, Integer::sum);
            migrated.fold(
                    clean -> accounted(about, source, steps, clean.answers(), clean.dropped()),
                    again -> {
                        List<String> listed = new ArrayList<>(again.dropped());
                        listed.addAll(again.pointers());
                        return accounted(about, source, steps, again.answers(), listed);
                    },
                    person -> true);
        }
        assertThat(outcomes).as("every outcome came up").hasSize(3);
    }

    /** Each word of each answer is still there, or the place the answer last stood at is listed. */
    private static boolean accounted(
            String about, Map<String, String> source, List<Step> steps, Answers answers, List<String> listed) {
        String all = answers.json().toString();
        source.forEach((pointer, text) -> {
            boolean kept =
                    Stream.of(text.split(" ")).allMatch(word -> all.contains('"' + word) || all.contains(' ' + word));
            if (!kept) {
                assertThat(listed).as(about + " lost " + pointer).contains(lastPlace(pointer, steps));
            }
        });
        return true;
    }

    private static String lastPlace(String pointer, List<Step> steps) {
        String at = pointer;
        for (Step step : steps) {
            if (step instanceof Step.Rename rename && rename.from().equals(at)) {
                at = rename.to();
            } else if (step.equals(new Step.AskAgain(at)) || step.equals(new Step.Drop(at))) {
                return at;
            }
        }
        return at;
    }

    /** Up to six answers, each of words that no other has. */
    private static Map<String, String> source(Random random) {
        List<String> places = new ArrayList<>(PLACES);
        places.addAll(List.of("/a", "/b", "/c/d"));
        Collections.shuffle(places, random);
        Map<String, String> source = new LinkedHashMap<>();
        for (String place : places.subList(0, 1 + random.nextInt(6))) {
            String word = word(random);
            source.put(place, random.nextInt(3) == 0 ? word + " " + word(random) : word);
        }
        return source;
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder("W");
        for (int i = 0; i < 12; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static List<Step> steps(Random random, List<String> from) {
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String source = from.get(random.nextInt(from.size()));
            String place = PLACES.get(random.nextInt(PLACES.size()));
            steps.add(
                    switch (random.nextInt(6)) {
                        case 0 -> new Step.Split(source, " ", List.of("/why", "/story"));
                        case 1 -> new Step.AskAgain(source);
                        case 2 -> new Step.Drop(source);
                        case 3 -> new Step.Default(place, Json.createValue("standard"));
                        default -> new Step.Rename(source, place);
                    });
        }
        return steps;
    }

    private static String json(Map<String, String> source) {
        Map<String, JsonObjectBuilder> groups = new HashMap<>();
        JsonObjectBuilder whole = Json.createObjectBuilder();
        source.forEach((pointer, text) -> {
            String[] keys = pointer.substring(1).split("/");
            if (keys.length == 1) {
                whole.add(keys[0], text);
            } else {
                groups.computeIfAbsent(keys[0], key -> Json.createObjectBuilder())
                        .add(keys[1], text);
            }
        });
        groups.forEach(whole::add);
        return whole.build().toString();
    }

    private static String reason(List<Step> steps, String source) {
        return ((Migrated.NeedsAPerson) new DraftMigration(1, steps).apply(answers(source), TARGET, TODAY)).reason();
    }

    private static Answers answers(String text) {
        return new Answers(object(text));
    }

    private static JsonObject object(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static FormDefinition target() {
        try {
            Path folder = Path.of(Objects.requireNonNull(DraftMigrationTest.class.getResource("/door"))
                    .toURI());
            Map<String, String> files = new HashMap<>();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(file).toString(), Files.readString(file));
                }
            }
            return PackLoader.load(PackSource.of(files, List.of()), KieDecisions.create(), FlowableWorkflow.factory())
                    .packs()
                    .get(0)
                    .definition();
        } catch (java.io.IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
