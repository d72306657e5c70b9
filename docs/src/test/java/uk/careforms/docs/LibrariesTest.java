package uk.careforms.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What the root pom's versions and exclusions promise about the libraries, seen with all of them on one path. */
class LibrariesTest {

    record Pair(String left, int right) {}

    @Test
    void jackson_2_and_jackson_3_share_one_annotations_jar() throws Exception {
        Pair pair = new Pair("a", 1);

        String three = JsonMapper.builder().build().writeValueAsString(pair);
        String two = new ObjectMapper().writeValueAsString(pair);

        assertThat(three).isEqualTo(two).isEqualTo("{\"left\":\"a\",\"right\":1}");
        assertThat(JsonMapper.builder().build().readValue(two, Pair.class)).isEqualTo(pair);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    date-time    | 2026-11-21T09:00:00Z   | yesterday
                    email        | a.person@example.org   | a person
                    hostname     | care.example.org       | -care-
                    ipv4         | 192.0.2.1              | 192.0.2.256
                    ipv6         | 2001:db8::1            | 2001:db8::1::2
                    uri          | https://example.org/a  | example
                    uri-template | https://example.org/{a} | https://example.org/{a
                    json-pointer | /a/b                   | a/b
                    regex        | a+                     | a(
                    """)
    void everit_needs_none_of_the_jars_that_are_excluded_from_its_tree(String format, String good, String bad) {
        JSONObject rules = new JSONObject(
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"properties\":{\"a\":{\"format\":\"" + format
                        + "\"}}}");

        assertThat(problems(rules, good)).isEmpty();
        assertThat(problems(rules, bad)).singleElement().asString().startsWith("#/a:");
    }

    @Test
    void the_excluded_jars_are_not_on_the_path() {
        assertThat(List.of(
                        "org/apache/commons/collections/FastHashMap.class",
                        "org/apache/commons/digester/Digester.class",
                        "org/apache/commons/beanutils/BeanUtils.class",
                        "org/apache/log4j/Logger.class",
                        "org/camunda/bpm/engine/ProcessEngine.class"))
                .allMatch(name -> LibrariesTest.class.getClassLoader().getResource(name) == null);
    }

    private static List<String> problems(JSONObject rules, String value) {
        try {
            SchemaLoader.load(rules).validate(new JSONObject().put("a", value));
            return List.of();
        } catch (ValidationException wrong) {
            return wrong.getAllMessages();
        }
    }
}
