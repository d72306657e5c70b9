package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.workflow.DecisionModels.expression;
import static uk.careforms.workflow.DecisionModels.input;
import static uk.careforms.workflow.DecisionModels.model;
import static uk.careforms.workflow.DecisionModels.table;

import jakarta.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Decisions;

class HostileDecisionsTest {

    private static final Decisions DECISIONS = KieDecisions.create();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.class",
                "a . class.name",
                "a./* hidden */class",
                "\"x\".getClass",
                "[a][class.name = \"java.lang.String\"]",
                "function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"getRuntime()\" } }",
                "{ f: function(x) x + 1, r: f(2) }",
                "get entries(a)",
                "get value(a, \"class\")",
                "context put(a, \"x\", 1)",
                "today()",
                "now()",
                "if now() > a then 1 else 2",
                "matches(a, \"(a+)+$\")",
                "replace(a, \"(a+)+\", \"\")",
                "split(a, \"(a+)+\")",
                "for i in 1..1000000000 return i",
                "some i in 1..1000000000 satisfies i < 0",
                "9 ** 9 ** 9",
                "\\u0063lass",
                "decision table(a)",
                "invoke(a)",
                "a.bytes"
            })
    void an_expression_that_leaves_its_box_is_refused(String feel) {
        assertThat(DECISIONS.check("t.dmn", model(input("a", "Any") + expression("d", "a", feel))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if a > 1 then \"a (b).class\" else \"external\"",
                "a in [1..5]",
                "not(a = null) and (a > 1 or a < 0)",
                "list contains([1, 2], a)",
                "count([a]) + sum([a, 2])",
                "some x in [1, 2] satisfies x = a",
                "{ born: date(\"2000-02-29\"), year: born.year }.year",
                "starts with(\"LS1\", \"LS\") // Leeds",
                "a between 1 and 5"
            })
    void an_expression_of_plain_feel_is_allowed(String feel) {
        assertThat(DECISIONS.check("t.dmn", model(input("a", "number") + expression("d", "a", feel))))
                .isEmpty();
    }

    static Stream<String> hostileFiles() {
        String good = DecisionModels.threshold();
        return Stream.of(
                "",
                "not xml",
                good.replace("<definitions", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions"),
                good.replace("UTF-8", "UTF-16"),
                good.replace("UTF-8", "UTF-7"),
                good.replace("<definitions", "<?xml-stylesheet href=\"x\"?><definitions"),
                good.replace(
                        "https://www.omg.org/spec/DMN/20191111/MODEL/", "http://www.omg.org/spec/DMN/20151101/dmn.xsd"),
                good.replace(
                        "<inputData",
                        "<import name=\"i\" namespace=\"n\" locationURI=\"http://localhost/x.dmn\" importType=\"t\"/><inputData"),
                good.replace(
                        "<inputData",
                        "<businessKnowledgeModel id=\"b\" name=\"b\"><encapsulatedLogic kind=\"Java\"/></businessKnowledgeModel><inputData"),
                good.replace("<inputData", "<extensionElements><x/></extensionElements><inputData"),
                good.replace("<decision ", "<decision class=\"java.lang.ProcessBuilder\" "),
                good.replace("<inputData id=\"in_carer\"", "<inputData xmlns:x=\"evil\" x:y=\"1\" id=\"in_carer\""),
                good.replace("<output ", "<java.lang.ProcessBuilder/><output "),
                good.replace("<annotationEntry><text>No outcome named</text></annotationEntry>", ""),
                good.replace("No outcome named", "  "),
                good.replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"WHATEVER\""),
                good.replace("\"LIKELY\"", "LIKELIER"),
                model(input("a", "number") + expression("one", "a", "a") + expression("two", "a", "a")),
                model(input("a", "number") + table("t", "UNIQUE", "a:number", "t")),
                "x".repeat(600_000));
    }

    @ParameterizedTest
    @MethodSource("hostileFiles")
    void a_file_that_is_no_plain_decision_model_is_refused(String dmn) {
        assertThat(DECISIONS.check("t.dmn", dmn)).isNotEmpty();
    }

    @Test
    void all_faults_are_told_at_once_and_where_they_are() {
        String bad = model(input("a", "number")
                + table("t", "UNIQUE", "a:number", "t", "> 1 | a.class | ", "< 1 | 2 | A reason")
                        .replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"NO\""));

        assertThat(DECISIONS.check("form/t.dmn", bad))
                .extracting(SetupProblem::toString)
                .anyMatch(it -> it.startsWith("form/t.dmn t: Row 1 has no annotation"))
                .anyMatch(it -> it.contains("reads '.class'"))
                .anyMatch(it -> it.contains("hit policy 'NO'"));
    }

    @Test
    void what_a_person_typed_never_reaches_the_log() {
        LogCatcher log = new LogCatcher();
        try (log) {
            String dated = model(input("born", "date") + expression("d", "born", "born"));
            DECISIONS
                    .compile("t.dmn", dated)
                    .decide(
                            "d",
                            "v1",
                            Json.createObjectBuilder()
                                    .add("born", "CANARY-4711")
                                    .build());
        }

        assertThat(log.text()).contains("could not be made").doesNotContain("CANARY-4711");
    }
}
