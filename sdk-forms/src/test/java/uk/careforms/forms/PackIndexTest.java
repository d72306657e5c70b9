package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A folder inside a jar cannot be listed, so {@code forms/index.json} names every file of every pack. Write it anew with
 * {@code -Dcareforms.index.update=true}.
 */
class PackIndexTest {

    private static final Path FORMS = Path.of("src/main/resources/forms");
    private static final Path INDEX = FORMS.resolve("index.json");

    @Test
    void the_index_names_every_file_of_every_pack() throws IOException {
        List<String> files = files();
        if (Boolean.getBoolean("careforms.index.update")) {
            Files.writeString(INDEX, index(files));
        }

        assertThat(named()).as("what forms/index.json names").isEqualTo(files);
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(FORMS)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.equals(INDEX))
                    .map(path -> FORMS.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> named() throws IOException {
        try (Reader reader = Files.newBufferedReader(INDEX);
                var json = Json.createReader(reader)) {
            JsonObject index = json.readObject();
            return index.getJsonArray("files").getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .toList();
        }
    }

    private static String index(List<String> files) {
        return files.stream()
                .map(file -> "    \"" + file + "\"")
                .collect(Collectors.joining(",\n", "{\n  \"files\": [\n", "\n  ]\n}\n"));
    }
}
