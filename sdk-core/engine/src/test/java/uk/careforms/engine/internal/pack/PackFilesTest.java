package uk.careforms.engine.internal.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.SetupProblem;

class PackFilesTest {

    @TempDir
    Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private URL jar(String name, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream jarOut = new JarOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jarOut.putNextEntry(new JarEntry(entry.getKey()));
                jarOut.write(entry.getValue().getBytes(UTF_8));
                jarOut.closeEntry();
            }
        }
        return jar.toUri().toURL();
    }

    private static PackSource classPath(URL... jars) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(jars, null)) {
            return PackFiles.classPath(loader);
        }
    }

    @Test
    void a_folder_is_read_with_all_its_packs_and_without_hidden_files() throws IOException {
        write("one/form.json", "{}");
        write("one/letters/a.mustache", "é");
        write("shared/a.schema.json", "{}");
        write(".git/config", "x");
        write("one/.form.json.swp", "x");

        PackSource source = PackFiles.folder(folder);

        assertThat(source.files()).containsOnlyKeys("one/form.json", "one/letters/a.mustache", "shared/a.schema.json");
        assertThat(source.file("one/letters/a.mustache")).contains("é");
        assertThat(source.packs()).containsExactly("one");
        assertThat(source.below("one")).containsExactly("form.json", "letters/a.mustache");
        assertThat(source).hasToString("PackSource[3 files]");
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        write("one/form.json", "{}");
        Path secret = Files.writeString(folder.resolveSibling("secret-" + folder.getFileName()), "secret");
        try {
            Files.createSymbolicLink(folder.resolve("one/README.md"), secret);

            PackSource source = PackFiles.folder(folder);

            assertThat(source.files()).containsOnlyKeys("one/form.json");
            assertThat(source.problems())
                    .containsExactly(new SetupProblem("one/README.md", "This is a link; put the file itself here"));
        } finally {
            Files.delete(secret);
        }
    }

    @Test
    void what_cannot_be_read_is_a_problem_and_no_exception() throws IOException {
        write("one/form.json", "{}");
        Files.write(folder.resolve("one/schema.json"), new byte[] {(byte) 0xff, 'x'});
        write("one/samples/a.json", "x".repeat(1_048_577));

        assertThat(PackFiles.folder(folder).problems())
                .containsExactly(
                        new SetupProblem("one/samples/a.json", "The file is larger than 1 MiB; make it smaller"),
                        new SetupProblem("one/schema.json", "The file is not UTF-8 text; save it as UTF-8"));
        assertThat(PackFiles.folder(folder.resolve("nowhere")).problems())
                .extracting(SetupProblem::sentence)
                .containsExactly("This is not a folder; name the folder that holds the packs");
    }

    @Test
    void jars_bring_the_files_that_their_index_names() throws IOException {
        URL first = jar(
                "first.jar",
                Map.of(
                        "forms/index.json", "{\"files\": [\"one/form.json\"]}",
                        "forms/one/form.json", "{\"first\": true}",
                        "forms/one/not-named.json", "x"));
        URL second = jar(
                "second.jar",
                Map.of("forms/index.json", "{\"files\": [\"two/form.json\"]}", "forms/two/form.json", "{}"));

        PackSource source = classPath(first, second);

        assertThat(source.problems()).isEmpty();
        assertThat(source.files()).containsOnlyKeys("one/form.json", "two/form.json");
        assertThat(source.file("one/form.json")).contains("{\"first\": true}");
    }

    @Test
    void an_index_that_is_wrong_says_so() throws IOException {
        URL missing = jar(
                "missing.jar", Map.of("forms/index.json", "{\"files\": [\"one/form.json\", \"../../etc/passwd\"]}"));
        URL broken = jar("broken.jar", Map.of("forms/index.json", "[]"));
        URL empty = jar("empty.jar", Map.of("forms/index.json", "{}"));

        assertThat(classPath(missing).problems())
                .extracting(SetupProblem::sentence)
                .containsExactly(
                        "forms/index.json names this file and it cannot be read",
                        "'files' holds something that is not a path like <form>/form.json");
        assertThat(classPath(broken).problems()).hasSize(1);
        assertThat(classPath(empty).problems()).hasSize(1);
        assertThat(classPath().problems())
                .extracting(SetupProblem::sentence)
                .containsExactly("No form packs are on the class path; add sdk-forms, or name a folder with packs");
    }

    @Test
    void two_jars_cannot_bring_the_same_file() throws IOException {
        Map<String, String> entries =
                Map.of("forms/index.json", "{\"files\": [\"one/form.json\"]}", "forms/one/form.json", "{}");

        assertThat(classPath(jar("a.jar", entries), jar("b.jar", entries)).problems())
                .containsExactly(
                        new SetupProblem("one/form.json", "Two jars on the class path bring this file; keep one"));
    }

    @Test
    void a_councils_folder_goes_over_the_shipped_files() {
        PackSource shipped = PackSource.of(Map.of("a/form.json", "1", "council.json", "2"), java.util.List.of());
        PackSource council = PackSource.of(Map.of("council.json", "3"), java.util.List.of());

        PackSource both = shipped.overlaidBy(council);

        assertThat(both.files()).containsEntry("a/form.json", "1").containsEntry("council.json", "3");
        assertThat(both.overlays()).containsExactly("council.json");
    }
}
