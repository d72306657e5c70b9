package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.careforms.api.model.SetupProblem;

/** Forms that send nothing: nobody can be known from them, and nothing happens after them. */
class UnsentTest {

    private static final String FORM =
            """
            { "id": "quick-look", "version": 1, "prefix": "QL", "title": "Have a quick look", "owner": "Front door", "audience": ["public"],
              "status": "provisional", "legalBasis": "Invented for this test", "sends": false, "retention": { "draftDays": 1 },
              "pages": [
                { "id": "money", "questions": [{ "at": "/money", "required": true }] },
                { "id": "result", "kind": "interruption", "title": "Your result", "content": [{ "calculation": "sum" }, { "form": { "label": "More", "id": "small-ask" } }] } ],
              "calculations": { "sum": { "calculation": "adding-up", "facts": { "amounts": [{ "amount": { "answer": "/money" } }] } } } }
            """;

    @Test
    void a_form_that_sends_nothing_has_no_process_and_keeps_answers_for_a_day() {
        LoadedPacks loaded = SmallAsk.load(files());

        assertThat(loaded.problems()).isEmpty();
        FormPack pack = loaded.packs().get(0);
        assertThat(pack.definition().about().sends()).isFalse();
        assertThat(pack.definition().about().retention().draftDays()).isEqualTo(1);
        assertThat(pack.process()).isEmpty();
        assertThat(pack.finders()).isEmpty();
        assertThat(loaded.packs().get(1).definition().about().sends()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "retention"          | "person": { "postcode": "/money" }, "retention" | has no 'person'
                    "retention"          | "outcomes": { "done": { "title": "Done", "source": "x" } }, "retention" | has no 'outcomes'
                    "draftDays": 1       | "draftDays": 30                     | A whole number from 1 to 1 was expected here
                    "kind": "interruption", "title": "Your result" | "title": "Your result", "questions": [{ "at": "/more" }] | shows what it came to, and asks nothing
                    "calculation": "sum" }, | "calculation": "some" },          | There is no calculation 'some'
                    "calculation": "sum" }, | "calculation": { "name": "sum", "of": "us" } }, | Write "of": "the-person"
                    "calculation": "sum" }, | "calculation": { "name": "some", "of": "the-person" } }, | There is no calculation 'some'
                    """)
    void what_belongs_to_sending_is_refused(String from, String to, String fault) {
        Map<String, String> files = files();
        assertThat(FORM).contains(from);
        files.put("quick-look/form.json", FORM.replace(from, to));
        files.put(
                "quick-look/schema.json",
                schema("money").replace("} }", "}, \"more\": { \"title\": \"More?\", \"type\": \"boolean\" } }"));

        assertThat(faults(files)).anySatisfy(found -> assertThat(found).contains(fault));
    }

    @ParameterizedTest
    @CsvSource({
        "person-name",
        "one-line",
        "text",
        "email",
        "phone",
        "postcode",
        "birth-date",
        "nhs-number",
        "national-insurance-number"
    })
    void what_could_say_who_somebody_is_cannot_be_asked(String format) {
        Map<String, String> files = files();
        files.put("quick-look/schema.json", schema(format));

        assertThat(faults(files)).anySatisfy(found -> assertThat(found).contains("'/money' could say who somebody is"));
    }

    @Test
    void a_process_beside_it_is_a_stray() {
        Map<String, String> files = files();
        files.put("quick-look/process.bpmn20.xml", "<definitions/>");

        assertThat(faults(files))
                .anySatisfy(found -> assertThat(found).contains("Nothing in form.json uses this file"));
    }

    private static List<String> faults(Map<String, String> files) {
        return SmallAsk.load(files).problems().stream()
                .map(SetupProblem::toString)
                .toList();
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        files.put("quick-look/form.json", FORM);
        files.put("quick-look/schema.json", schema("money"));
        files.put("quick-look/README.md", "Invented");
        files.put(
                "quick-look/samples/some.json",
                "{\"about\": \"Some money\", \"answers\": {\"money\": \"5\"}, \"expect\": {\"check\": \"valid\", \"pages\": [\"result\"]}}");
        return files;
    }

    private static String schema(String format) {
        return "{ \"type\": \"object\", \"properties\": { \"money\": { \"title\": \"How much?\", \"type\": \"string\", \"format\": \""
                + format + "\", \"maxLength\": 40 } } }";
    }
}
