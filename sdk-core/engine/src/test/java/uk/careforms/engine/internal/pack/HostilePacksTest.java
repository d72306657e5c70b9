package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.careforms.api.model.SetupProblem;

/** One fault planted in a good pack each time, and the sentence it gets at its place. */
class HostilePacksTest {

    private static final String FORM = "small-ask/form.json";
    private static final String SCHEMA = "small-ask/schema.json";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "version": 3                 | "version": 0                    | form.json /version: A whole number from 1
                    "version": 3,                | ~~                              | 'version' is missing
                    "id": "small-ask"            | "id": "other"                   | form.json /id: The id 'other' must be the name of the folder, 'small-ask'
                    "prefix": "SA"               | "prefix": "sa1"                 | form.json /prefix: The prefix of references is two or three capital letters
                    "owner": "Front door",       | ~~                              | 'owner' is missing
                    "quickExit": true            | "quickExit": "yes"              | form.json /quickExit: true or false was expected
                    "quickExit": true            | "quikExit": true                | form.json /quikExit: 'quikExit' is not known here
                    "audience": ["public"]       | "audience": ["all"]             | form.json /audience
                    "languages": ["en"]          | "languages": ["cy"]             | English, 'en', must be among the languages
                    {{council.phone}} if         | {{council.fax}} if              | '{{council.fax}}' is not a text of the council
                    {{council.phone}} if         | {{{council.phone}}} if          | Only whole names like {{council.name}}
                    "id": "who"                  | "id": "Who am I"                | /pages/1/id: A page's id is lower-case words
                    "id": "who"                  | "id": "danger"                  | There is another page with the id 'danger'
                    "kind": "interruption"       | "kind": "popup"                 | A page is a 'question' or an 'interruption'
                    { "warning": "Call 999" }    | { "html": "<b>Call 999</b>" }   | /pages/0/content/0: A block is exactly one of
                    { "warning": "Call 999" }    | { "warning": 999 }              | A text was expected here
                    "questions": [{ "at": "/about/who", "required": true, "errors": { "required": "Select who this is for" } }] | "title": "Who?" | This page asks nothing
                    "at": "/about/who"           | "at": "/about/whom"             | schema.json has no answer at '/about/whom'
                    "at": "/about/who"           | "at": "about.who"               | 'at' is a JSON Pointer
                    "at": "/about/relation"      | "at": "/about/who"              | '/about/who' is asked already, at /pages/1/questions/0
                    "at": "/person/firstName"    | "at": "/person/address"         | schema.json has no answer at '/person/address'
                    "/needs/washing": ["no", "dont-know"] | "/needs/washing": ["no", "never"] | '/needs/washing' can never be 'never'; its choices are [yes, no, dont-know, does-not-apply]
                    "/visit/people": { "answered": true } | "/confirmed": true | This looks at '/confirmed', which no earlier question asks
                    "/visit/people": { "answered": true } | "/visit/people": { "matches": "x" } | After an answer comes a text
                    "/visit/people": { "answered": true } | "/visit/people": 2 | An answer is compared with a text, true, false
                    "/visit/people": { "answered": true } | "$ref": "http://evil.example" | A condition cannot use '$ref'
                    "/visit/people": { "answered": true } | "properties": { "visit": { "pattern": "x" } } | A condition cannot use 'pattern'
                    "/visit/people": { "answered": true } | "required": ["needs"] | This hangs on whether anything at '/needs' is answered
                    "/visit/people": { "answered": true } | "properties": { "needs": { "required": ["areas"] } } | This hangs on whether anything at '/needs' is answered
                    "/visit/people": { "answered": true } | "required": ["needs"], "properties": { "needs": { "properties": { "washing": { "const": "no" } } } } | This hangs on whether anything at '/needs' is answered
                    "/visit/people": { "answered": true } | "/needs": { "answered": true } | This hangs on whether anything at '/needs' is answered
                    "/visit/people": { "answered": true } | "/needs/areas": "meals" | '/needs/areas' has several choices: write {"/needs/areas": {"contains": …}}
                    "/visit/people": { "answered": true } | "/about/who": { "contains": "self" } | '/about/who' is not a list, so it contains nothing
                    "/visit/people": { "answered": true } | "all": [{ "/about/who": "self" }, { "/about/who": "other" }] | /pages/14/when: No answers lead to the page 'household'
                    "/visit/people": { "answered": true } | "/about/who": "self", "/about/relation": { "answered": true } | No answers lead to the page 'household'
                    "when": { "/needs/washing": ["no", "dont-know"] } | "when": { "/needs/areas": { "not": "x" } } | '/needs/areas' has several choices
                    "when": { "/needs/washing": ["no", "dont-know"] } | "when": { "not": { "/needs/areas": { "contains": "washing" } } } | No answers lead to the question '/needs/washingSince'
                    "inputmode": "numeric"       | "inputmode": "digits"           | This is not an HTML input mode
                    "autocomplete": "given-name" | "autocomplete": "\\" onfocus=\\"x" | This is not an HTML autocomplete token
                    "width": 20                  | "width": 2000                   | /width: A whole number from 1 to 60
                    "at": "/visit/day"           | "at": "/visit/day", "as": "text" | 'text' does not fit the answer; fitting: [date]
                    "at": "/visit/day"           | "at": "/visit/day", "errors": { "wrong": "x" } | 'wrong' is not the code of a problem
                    "date.not-real": "Their      | "date.unreal": "Their           | 'date.unreal' is not the code of a problem
                    "decision": "need"           | "decision": "want"              | There is no decision 'want'
                    "outcome": { "signal": "LIKELY" } }, | "outcome": "LIKELY" },   | An object was expected here
                    "table": "decisions/need.dmn" | "table": "decisions/../../secret.dmn" | A table is a file of this pack like
                    "table": "decisions/need.dmn" | "table": "decisions/no.dmn"    | There is no file 'decisions/no.dmn'
                    "validFrom": "2015-04-01"    | "validFrom": "April 2015"       | A day is written like 2015-04-01
                    "validFrom": "2027-04-01"    | "validFrom": "2015-04-01"       | Another entry of this decision begins on the same day
                    "facts": { "washing": "/needs/washing" } | "facts": { "washing": "/needs/wash" } | No page asks '/needs/wash'
                    "facts": { "washing": "/needs/washing" } | "facts": {}         | The table takes 'washing', and no fact says where it comes from
                    "facts": { "washing": "/needs/washing" } | "facts": { "washing": "/needs/washing", "more": "/about/who" } | The table takes no input 'more'
                    { "decision": "need" }       | { "decision": "route" }         | There is no decision 'route' before this one
                    { "meta": "locality" }       | { "meta": "location" }          | 'location' is not known; known: [channel
                    "postcode": "/person/address/postcode" | "postcode": "/person/firstName" | '/person/firstName' has another format; fitting: [postcode]
                    "team": "text"               | "team": "list"                  | A variable is 'text', 'number', 'boolean' or 'instant'
                    "signal": "text"             | "undecided": "text"             | 'need' sets 'undecided', which form.json declares with another type
                    "tasks": { "accept":         | "tasks": { "agree":             | 'accept' has no entry under 'tasks' in form.json
                    "tasks": { "accept":         | "tasks": { "agree":             | /tasks/agree: The process has no user task 'agree'
                    "note": "optional"           | "note": "maybe"                 | A note is 'none', 'optional' or 'required'
                    "assessment": "Assess"       | "assess": "Assess"              | may close the case with 'assess' from task 'accept', which is not under 'outcomes'
                    "cld": 10                    | "cld": "10"                     | A whole number from 1 to 99
                    "template": "letters/alert.mustache" | "template": "file:///etc/passwd" | A template is a file of this pack
                    "kind": "sms"                | "kind": "fax"                   | A letter is an 'email', 'sms' or 'letter'
                    "to": "/person/email"        | "to": "/person/phone"           | '/person/phone' must have the format 'email'
                    "to": "/person/email"        | "to": "/person/mail"            | No page asks '/person/mail'
                    "subject": "New work"        | "subject": "New\\nwork"         | A subject is one line
                    "uses": { "firstName": "/person/firstName" | "uses": { "team": "/person/firstName" | A name is one plain word like firstName
                    "uses": { "firstName": "/person/firstName" | "uses": { "firstName": "/person/first" | No page asks '/person/first'
                    "mapping": "mappings/crm.json" | "mapping": "../council.json"  | There is no mapping '../council.json'
                    """)
    void form_json_says_what_is_wrong_and_where(String from, String to, String fault) {
        SmallAsk.expectFault(FORM, from, to, fault);
    }

    @Test
    void files_that_are_missing_or_belong_nowhere_are_named() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        files.remove("council.json");
        files.remove("small-ask/process.bpmn20.xml");
        files.keySet().removeIf(path -> path.startsWith("small-ask/samples/"));
        files.put("small-ask/letters/old.mustache", "x");
        files.put("small-ask/Script.groovy", "x");
        files.put("stray.txt", "x");
        files.put("shared/notes.txt", "x");
        files.put("empty-pack/README.md", "x");

        assertThat(SmallAsk.load(files).problems())
                .extracting(SetupProblem::where)
                .contains(
                        "council.json",
                        "small-ask/process.bpmn20.xml",
                        "small-ask/samples",
                        "small-ask/letters/old.mustache",
                        "small-ask/Script.groovy",
                        "stray.txt",
                        "shared/notes.txt",
                        "empty-pack/form.json",
                        "empty-pack/schema.json");
    }

    @Test
    void a_shared_part_that_nobody_uses_is_looked_at_too() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        files.put(
                "shared/bad.schema.json",
                "{\"definitions\": {\"a\": {\"type\": \"string\", \"$id\": \"http://evil.example\"}}}");

        assertThat(SmallAsk.load(files).problems())
                .extracting(SetupProblem::where)
                .contains("shared/bad.schema.json /definitions/a/$id");
    }

    @Test
    void two_forms_cannot_have_the_same_prefix() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        SmallAsk.source()
                .below("small-ask")
                .forEach(name -> files.put(
                        "twin-ask/" + name,
                        SmallAsk.source()
                                .file("small-ask/" + name)
                                .orElseThrow()
                                .replace("small-ask", "twin-ask")));

        assertThat(SmallAsk.load(files).problems())
                .extracting(Object::toString)
                .containsExactly("twin-ask/form.json /prefix: The form 'small-ask' has the prefix 'SA' too");
    }

    @Test
    void references_that_lead_in_a_circle_end_the_reading_not_the_program() {
        SmallAsk.expectFault(
                SCHEMA,
                "\"definitions\": {\n    \"manage\": {",
                "\"definitions\": {\n    \"manage\": { \"$ref\": \"#/definitions/round\" },\n"
                        + "    \"round\": { \"$ref\": \"#/definitions/manage\" },\n    \"old\": {",
                "This reference leads back to itself");
        SmallAsk.expectFault(
                SCHEMA,
                "\"carer\": { \"$ref\": \"shared/choices.schema.json#/definitions/yesNoUnknown\"",
                "\"carer\": { \"$ref\": \"#/definitions/people\" }, \"x\": { \"$ref\": \"#/definitions/manage\"",
                "There is no definition 'people'");
    }

    @Test
    void items_within_items_are_refused_even_when_they_refer_to_themselves() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        files.computeIfPresent(SCHEMA, (path, text) -> text.replace(
                        "\"definitions\": {",
                        "\"definitions\": { \"people\": { \"type\": \"array\", \"title\": \"People\", \"maxItems\": 3, \"items\": {"
                                + " \"type\": \"object\", \"properties\": { \"more\": { \"$ref\": \"#/definitions/people\","
                                + " \"title\": \"More\" } } } },")
                .replace("\"confirmed\": {", "\"people\": { \"$ref\": \"#/definitions/people\" }, \"confirmed\": {"));
        files.computeIfPresent(
                FORM,
                (path, text) -> text.replace(
                        "{ \"at\": \"/visit/people\" }", "{ \"at\": \"/visit/people\" }, { \"at\": \"/people\" }"));

        assertThat(SmallAsk.load(files).problems())
                .extracting(SetupProblem::sentence)
                .contains("A part of a repeated item is a text or a choice, nothing deeper");
    }

    @Test
    void sections_nested_too_deep_are_refused() {
        String deep = "{{#reference}}".repeat(9) + "{{/reference}}".repeat(9);

        assertThat(SmallAsk.faults("small-ask/letters/alert.mustache", text -> deep + text))
                .containsExactly("small-ask/letters/alert.mustache: Line 1: sections may be at most 8 deep");
        assertThat(SmallAsk.faults("small-ask/letters/alert.mustache", text -> "{{#reference}}".repeat(20_000)))
                .isNotEmpty();
    }

    @Test
    void files_that_are_not_strict_json_say_the_line() {
        assertThat(SmallAsk.faults(FORM, text -> text.replace("\"version\": 3,", "\"version\": 3, // three")))
                .anySatisfy(fault -> assertThat(fault)
                        .isEqualTo("small-ask/form.json: JSON has no comments; leave them out (line 3, column 17)"));
    }

    @Test
    void all_faults_of_all_files_are_reported_together() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        files.computeIfPresent(FORM, (path, text) -> text.replace("\"prefix\": \"SA\"", "\"prefix\": \"sa\"")
                .replace("\"at\": \"/visit/day\"", "\"at\": \"/visit/night\"")
                .replace("\"subject\": \"New work\"", "\"sujet\": \"New work\""));
        files.computeIfPresent(SCHEMA, (path, text) -> text.replace("\"format\": \"past-date\"", "\"format\": \"x\""));
        files.computeIfPresent("small-ask/process.bpmn20.xml", (path, text) -> text.replace("PT24H", "soon"));
        files.computeIfPresent("small-ask/decisions/need.dmn", (path, text) -> "<not xml");
        files.computeIfPresent("small-ask/letters/alert.mustache", (path, text) -> "{{>x}}");
        files.computeIfPresent("small-ask/mappings/crm.json", (path, text) -> text.replace("firstName", "first"));
        files.computeIfPresent("council.json", (path, text) -> text.replace("#1d4f5f", "teal"));

        assertThat(SmallAsk.load(files).problems())
                .extracting(SetupProblem::where)
                .contains(
                        "council.json /colour",
                        "small-ask/form.json /prefix",
                        "small-ask/form.json /pages/13/questions/0/at",
                        "small-ask/form.json /letters/alert/sujet",
                        "small-ask/schema.json /properties/needs/properties/washingSince/format",
                        "small-ask/process.bpmn20.xml #accept-clock",
                        "small-ask/decisions/need.dmn",
                        "small-ask/letters/alert.mustache",
                        "small-ask/mappings/crm.json /tables/0/columns/firstname/answer");
    }
}
