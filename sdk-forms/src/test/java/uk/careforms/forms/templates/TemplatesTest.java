package uk.careforms.forms.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mustachejava.MustacheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    private static final Path FOLDER = Path.of("src/main/resources/uk/careforms/forms/templates");

    private final Templates templates = new Templates();

    @Test
    void every_template_compiles_and_fills_without_any_value() throws IOException {
        List<String> names = names();
        assertThat(names).hasSizeGreaterThan(30);
        for (String name : names) {
            assertThat(templates.fill(name, new View())).as(name).isNotNull();
        }
    }

    @Test
    void a_value_stands_between_tags_or_in_quotation_marks() throws IOException {
        Pattern bare = Pattern.compile("=\\{\\{[^#^/]");
        for (String name : names()) {
            Matcher found = bare.matcher(Files.readString(FOLDER.resolve(name + ".mustache")));
            assertThat(found.find())
                    .as("an attribute without quotation marks in " + name)
                    .isFalse();
        }
    }

    @Test
    void whatever_was_typed_comes_out_as_text() {
        String html = templates.fill(
                "due", new View().text("dueTag", "<script>\"'`=&{{since}}").text("since", "never"));

        assertThat(html)
                .contains("&lt;script&gt;&quot;&#39;&#96;&#61;&amp;{{since}}")
                .doesNotContain("<script>");
    }

    @Test
    void characters_that_html_forbids_are_left_out() {
        String html = templates.fill("due", new View().text("dueTag", "a\u0000b\u0008c\u0085d\uD800e\uFFFEf\ng😀"));

        assertThat(html).contains("abcdef&#10;g😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../api/openapi", "/etc/passwd", "file:///etc/passwd", "layout.mustache", "no-such"})
    void no_name_leads_out_of_the_folder(String name) {
        assertThatThrownBy(() -> templates.fill(name, new View())).isInstanceOf(MustacheException.class);
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".mustache", ""))
                    .sorted()
                    .toList();
        }
    }
}
