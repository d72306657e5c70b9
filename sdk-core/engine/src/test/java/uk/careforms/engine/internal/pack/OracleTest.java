package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Checked;
import uk.careforms.engine.form.Walk;
import uk.careforms.engine.internal.pack.schema.CompiledSchema;

/**
 * Whatever we find valid or invalid, another validator must find so too, with nothing but the schema we publish: for every
 * sample of every pack, for the samples changed in every place, and for made-up people.
 */
class OracleTest {

    private static final LocalDate TODAY = SmallAsk.TODAY;

    static List<FormPack> packs() {
        LoadedPacks shipped = SmallAsk.load(PackFiles.folder(Path.of("../../sdk-forms/src/main/resources/forms")));
        assertThat(shipped.problems()).isEmpty();
        assertThat(shipped.packs()).isNotEmpty();
        return List.of(SmallAsk.pack(), shipped.packs().get(0));
    }

    /** Six hundred mutations of each pack, chosen by a fixed seed; all of them (some ten thousand) were tried once. */
    @ParameterizedTest
    @MethodSource("packs")
    void both_agree_on_every_sample_and_on_each_of_its_mutations(FormPack pack) {
        Judges judges = new Judges(pack);
        Random random = new Random(7);
        for (Sample sample : pack.samples()) {
            JsonObject answers = pack.definition().normalised(sample.answers()).json();
            judges.agreeOn(answers, sample.file());
            List<JsonObject> changed = new ArrayList<>(Mutations.of(answers, random));
            Collections.shuffle(changed, random);
            int enough = 600 / pack.samples().size();
            changed.stream().limit(enough).forEach(other -> judges.agreeOn(other, sample.file()));
        }
        assertThat(judges.valid).isGreaterThan(1);
        assertThat(judges.invalid).isGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("packs")
    void both_agree_on_people_who_are_made_up(FormPack pack) {
        Judges judges = new Judges(pack);
        for (int seed = 0; seed < 60; seed++) {
            judges.agreeOn(
                    new RandomAnswers(new Random(seed)).some(pack.definition()).json(), "seed " + seed);
        }
        assertThat(judges.invalid).isGreaterThan(20);
    }

    private static final class Judges {

        private final FormPack pack;
        private final CompiledSchema ours;
        private final Oracle oracle;
        private int valid;
        private int invalid;

        private Judges(FormPack pack) {
            this.pack = pack;
            this.ours = CompiledSchema.of(pack.definition().schema());
            this.oracle = new Oracle(pack.definition().schema(), TODAY);
        }

        private void agreeOn(JsonObject answers, String about) {
            assertThat(ours.failures(answers, TODAY).isEmpty())
                    .as("with hidden answers, %s: %s", about, answers)
                    .isEqualTo(oracle.accepts(answers));
            Walk walk = pack.definition().walk(pack.definition().normalised(new Answers(answers)));
            boolean accepted = oracle.accepts(walk.visible().json());
            assertThat(ours.failures(walk.visible().json(), TODAY).isEmpty())
                    .as("without hidden answers, %s: %s", about, answers)
                    .isEqualTo(accepted);
            boolean checked = pack.check(walk.visible(), TODAY).fold(good -> true, bad -> false);
            assertThat(checked).as("the whole check, %s: %s", about, answers).isEqualTo(accepted);
            if (pack.check(new Answers(answers), TODAY) instanceof Checked.Valid) {
                assertThat(accepted).as("submitted, %s: %s", about, answers).isTrue();
            }
            if (accepted) {
                valid++;
            } else {
                invalid++;
            }
        }
    }
}
