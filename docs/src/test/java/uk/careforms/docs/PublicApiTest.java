package uk.careforms.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.docs.House.Room;

/**
 * The public words of each SDK module, as text under {@code docs/api}, so that no promise changes unseen.
 *
 * <p>Run with {@code -Dcareforms.api.update=true} to write the text anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicApiTest {

    private static final Path SNAPSHOTS = House.ROOT.resolve("docs/api");

    private static final String REFRESH = "./mvnw -pl docs -am test -Dtest=PublicApiTest -Dcareforms.api.update=true";

    /** Whole names of third parties in the text are the types of others that our promises speak of. */
    private static final Pattern FOREIGN = Pattern.compile("\\b(?:[a-z][a-z0-9]*\\.)+(?=[A-Z])");

    private static final List<String> WELCOME =
            List.of("jakarta.json.", "jakarta.servlet.", "javax.sql.", "org.junit.");

    private final Map<String, String> words = words();

    @Test
    void every_public_word_is_written_down() throws IOException {
        if (Boolean.getBoolean("careforms.api.update")) {
            write();
        }

        Map<String, String> written = written();
        assertThat(differences(written))
                .as(
                        "the public words of a module differ from docs/api (- written, + found). If the change is meant, run%n  %s%n"
                                + "and say in the commit what embedders must do; if it is not, make the type package-private",
                        REFRESH)
                .isEmpty();
        assertThat(written).isEqualTo(words);
    }

    @Test
    void the_public_words_are_not_empty() {
        assertThat(words).containsKey("sdk-core-api");
        assertThat(words.get("sdk-core-api")).contains("record Receipt(", "interface WorkflowEngine");
    }

    @Test
    void public_words_speak_of_nobody_elses_types_but_the_standards() {
        assertThat(words.values().stream().flatMap(text -> text.lines()
                        .filter(line -> FOREIGN.matcher(line).results().anyMatch(found -> WELCOME.stream()
                                .noneMatch(found.group()::startsWith)))))
                .as("Flowable, Jdbi, Jackson and the rest stay behind our own types")
                .isEmpty();
    }

    private List<String> differences(Map<String, String> written) {
        Set<String> modules = new TreeSet<>(written.keySet());
        modules.addAll(words.keySet());
        return modules.stream()
                .flatMap(module -> {
                    List<String> before =
                            written.getOrDefault(module, "").lines().toList();
                    List<String> now = words.getOrDefault(module, "").lines().toList();
                    return Stream.concat(
                            before.stream()
                                    .filter(line -> !now.contains(line))
                                    .map(line -> module + ": - " + line.strip()),
                            now.stream()
                                    .filter(line -> !before.contains(line))
                                    .map(line -> module + ": + " + line.strip()));
                })
                .toList();
    }

    private static Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        for (Room room : House.ROOMS.stream().filter(Room::shipped).toList()) {
            String text = PublicWords.of(room);
            if (!text.isEmpty()) {
                words.put(room.artifact(), text);
            }
        }
        return words;
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>();
        if (Files.isDirectory(SNAPSHOTS)) {
            try (Stream<Path> files = Files.list(SNAPSHOTS)) {
                for (Path file : files.toList()) {
                    written.put(file.getFileName().toString().replace(".txt", ""), Files.readString(file));
                }
            }
        }
        return written;
    }

    private void write() throws IOException {
        Files.createDirectories(SNAPSHOTS);
        for (String gone : written().keySet()) {
            Files.delete(SNAPSHOTS.resolve(gone + ".txt"));
        }
        for (Map.Entry<String, String> module : words.entrySet()) {
            Files.writeString(SNAPSHOTS.resolve(module.getKey() + ".txt"), module.getValue());
        }
    }
}
