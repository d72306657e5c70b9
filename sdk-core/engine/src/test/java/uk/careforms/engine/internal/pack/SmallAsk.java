package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.ProcessHost;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.WorkflowEngine;

/** The small pack of these tests, whole or with something broken in it. */
final class SmallAsk {

    static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    /** Says of a process with a script what a real engine would, and runs nothing. */
    static final WorkflowEngine.Factory PROCESSES = new WorkflowEngine.Factory() {
        @Override
        public List<SetupProblem> check(ProcessSource source) {
            return source.bpmn().contains("scriptTask")
                    ? List.of(new SetupProblem(source.place(), "Scripts are not allowed"))
                    : List.of();
        }

        @Override
        public WorkflowEngine create(ProcessHost host) {
            throw new UnsupportedOperationException("These tests never start a process");
        }
    };

    private static final FormPack PACK = one(load(new TreeMap<>(source().files())));

    private SmallAsk() {}

    static PackSource source() {
        return PackFiles.folder(folder());
    }

    static Path folder() {
        URL here = SmallAsk.class.getResource("/packs");
        try {
            assertThat(here).isNotNull();
            return Path.of(java.util.Objects.requireNonNull(here).toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static FormPack pack() {
        return PACK;
    }

    static LoadedPacks load(Map<String, String> files) {
        return load(PackSource.of(files, List.of()));
    }

    static LoadedPacks load(PackSource source) {
        return PackLoader.load(source, new EqualityTables(), PROCESSES);
    }

    static FormPack one(LoadedPacks loaded) {
        assertThat(loaded.problems()).isEmpty();
        return loaded.packs().get(0);
    }

    /** All that is wrong once a file has been edited, as {@code where: sentence}. */
    static List<String> faults(String path, UnaryOperator<String> edit) {
        Map<String, String> files = new TreeMap<>(source().files());
        files.compute(path, (name, text) -> edit.apply(text == null ? "" : text));
        return load(files).problems().stream().map(SetupProblem::toString).toList();
    }

    /** Plants a fault and looks for it among those that are reported. */
    static void expectFault(String path, String from, String to, String fault) {
        List<String> faults = faults(path, text -> {
            assertThat(text).as("the fault can be planted").contains(from);
            return text.replace(from, to);
        });
        assertThat(faults).anySatisfy(found -> assertThat(found).contains(fault));
    }

    static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    static Answers answers(String text) {
        return new Answers(json(text));
    }

    /** Answers that pass, with a merge patch on top. */
    static Answers goodExcept(String patch) {
        JsonObject good = json(
                """
                {'about': {'who': 'self'},
                 'person': {'firstName': 'Ada', 'lastName': 'Sample', 'dateOfBirth': '1950-02-03', 'nhsKnown': 'no',
                            'address': {'postcode': 'ZZ99 3VZ'}},
                 'needs': {'areas': ['none']}, 'confirmed': true}
                """);
        return new Answers(uk.careforms.engine.json.MergePatch.apply(good, json(patch)));
    }

    static List<Problem> problems(Answers answers) {
        return pack().check(answers, TODAY).fold(valid -> List.of(), Checked.Invalid::problems);
    }
}
