package uk.careforms.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Java block that a guide or the README shows is code that runs. */
class GuideSnippetsTest {

    private static final String FILE = "examples/invented/src/main/java/Ten.java";

    @TempDir
    Path house;

    @BeforeEach
    void an_invented_house_with_one_example() throws IOException {
        Files.createDirectories(house.resolve(FILE).getParent());
        Files.writeString(
                house.resolve(FILE),
                """
                class Ten {
                    void run() {
                        // tag::open[]
                        if (true) {
                            // tag::inner[]
                            open();
                            // end::inner[]
                        }
                        // end::open[]
                    }
                }
                """);
    }

    @Test
    void every_java_block_of_the_guides_is_an_excerpt_of_code_that_runs() throws IOException {
        List<Guide> guides = guides();

        assertThat(guides.stream().flatMap(guide -> guide.faults(House.ROOT).stream()))
                .isEmpty();
        assertThat(guides).as("guides that were read").isNotEmpty();
    }

    @Test
    void a_readme_shows_at_least_one_java_block() throws IOException {
        List<Guide> readme = guides().stream()
                .filter(guide -> guide.name().equals("README.md"))
                .toList();

        assertThat(readme).allMatch(page -> !page.javaBlocks().isEmpty(), "shows the ten lines");
    }

    @Test
    void an_excerpt_may_be_indented_and_may_hold_the_marks_of_others() {
        assertThat(faults("<!-- snippet: " + FILE + "#open -->\n```java\nif (true) {\n    open();\n}\n```\n"))
                .isEmpty();
        assertThat(faults("1. First\n   <!-- snippet: " + FILE + "#inner -->\n   ```java\n   open();\n   ```\n"))
                .isEmpty();
    }

    @Test
    void a_block_that_drifted_is_shown_with_what_it_should_be() {
        assertThat(faults("Text\n\n<!-- snippet: " + FILE + "#inner -->\n```java\nshut();\n```\n"))
                .containsExactly("guide.md line 4: differs from '" + FILE + "#inner'; copy this:\nopen();");
    }

    @Test
    void a_block_without_a_source_is_refused() {
        assertThat(faults("```java\nopen();\n```\n")).singleElement().asString().contains("line 1", "no <!-- snippet:");
        assertThat(faults("~~~ Java\nopen();\n~~~\n")).hasSize(1);
        assertThat(faults("<!-- snippet: sdk-core/api/src/A.java#a -->\n```java\nopen();\n```\n"))
                .hasSize(1);
        assertThat(faults("<!-- snippet: " + FILE + "#gone -->\n```java\nopen();\n```\n"))
                .hasSize(1);
        assertThat(faults("<!-- snippet: examples/gone/src/A.java#a -->\n```java\nopen();\n```\n"))
                .hasSize(1);
    }

    @Test
    void other_languages_are_left_alone() {
        assertThat(faults("```json\n{}\n```\n\n```\nplain\n```\n\n```bash\n./mvnw verify\n```\n"))
                .isEmpty();
    }

    private List<String> faults(String text) {
        return new Guide("guide.md", text).faults(house);
    }

    private static List<Guide> guides() throws IOException {
        try (Stream<Path> pages = Files.walk(House.ROOT.resolve("docs/guides"))) {
            return Stream.concat(pages, Stream.of(House.ROOT.resolve("README.md")))
                    .filter(page -> Files.isRegularFile(page) && page.toString().endsWith(".md"))
                    .map(page -> new Guide(
                            House.ROOT.relativize(page).toString(),
                            House.text(page).orElseThrow()))
                    .toList();
        }
    }
}
