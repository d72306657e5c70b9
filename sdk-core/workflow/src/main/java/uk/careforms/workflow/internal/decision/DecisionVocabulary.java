package uk.careforms.workflow.internal.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uk.careforms.workflow.internal.xml.AllowList;
import uk.careforms.workflow.internal.xml.Drawing;

/** The elements and attributes that a decision model may hold: tables, expressions and contexts, and no functions. */
final class DecisionVocabulary {

    /** OMG DMN 1.3, 1.4 and 1.5. */
    private static final List<String> VERSIONS = List.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/");

    private static final Map<String, AllowList> BY_NAMESPACE =
            VERSIONS.stream().collect(Collectors.toUnmodifiableMap(version -> version, DecisionVocabulary::allowed));

    private DecisionVocabulary() {}

    /** The rules by the namespace of the file's outermost element. */
    static Map<String, AllowList> byNamespace() {
        return BY_NAMESPACE;
    }

    static List<String> versions() {
        return VERSIONS;
    }

    private static AllowList allowed(String dmn) {
        AllowList.Builder rules = new AllowList.Builder();
        Set<String> named = Set.of("id", "name", "label");
        Set<String> typed = Set.of("id", "name", "label", "typeRef");
        Set<String> logic = Set.of("decisionTable", "literalExpression", "context");
        rules.element(
                        dmn,
                        "definitions",
                        Set.of("id", "name", "namespace", "exporter", "exporterVersion", "expressionLanguage"),
                        Set.of(
                                "description",
                                "itemDefinition",
                                "inputData",
                                "decision",
                                "knowledgeSource",
                                "textAnnotation",
                                "association",
                                Drawing.DMN,
                                Drawing.NEWER_DMN))
                .text(dmn, "description", Set.of())
                .text(dmn, "text", Set.of())
                .element(
                        dmn,
                        "itemDefinition",
                        Set.of("id", "name", "label", "isCollection"),
                        Set.of("description", "typeRef", "allowedValues", "itemComponent"))
                .element(
                        dmn,
                        "itemComponent",
                        Set.of("id", "name", "label", "isCollection"),
                        Set.of("description", "typeRef", "allowedValues", "itemComponent"))
                .text(dmn, "typeRef", Set.of())
                .element(dmn, "allowedValues", Set.of("id"), Set.of("text"))
                .element(dmn, "inputData", named, Set.of("description", "variable"))
                .element(dmn, "variable", typed, Set.of("description"))
                .element(
                        dmn,
                        "decision",
                        named,
                        with(
                                logic,
                                "description",
                                "question",
                                "allowedAnswers",
                                "variable",
                                "informationRequirement",
                                "authorityRequirement"))
                .text(dmn, "question", Set.of())
                .text(dmn, "allowedAnswers", Set.of())
                .element(dmn, "informationRequirement", named, Set.of("requiredInput", "requiredDecision"))
                .element(dmn, "authorityRequirement", named, Set.of("requiredAuthority"))
                .element(dmn, "requiredInput", Set.of("href"), Set.of())
                .element(dmn, "requiredDecision", Set.of("href"), Set.of())
                .element(dmn, "requiredAuthority", Set.of("href"), Set.of())
                .element(
                        dmn,
                        "knowledgeSource",
                        Set.of("id", "name", "label", "locationURI"),
                        Set.of("description", "type"))
                .text(dmn, "type", Set.of())
                .element(dmn, "textAnnotation", Set.of("id", "label", "textFormat"), Set.of("text"))
                .element(dmn, "association", Set.of("id", "associationDirection"), Set.of("sourceRef", "targetRef"))
                .element(dmn, "sourceRef", Set.of("href"), Set.of())
                .element(dmn, "targetRef", Set.of("href"), Set.of());
        table(rules, dmn);
        rules.element(dmn, "literalExpression", Set.of("id", "label", "typeRef"), Set.of("description", "text"))
                .element(dmn, "context", Set.of("id", "label", "typeRef"), Set.of("contextEntry"))
                .element(dmn, "contextEntry", Set.of("id", "label"), with(logic, "variable"));
        return Drawing.dmn(rules).build();
    }

    private static void table(AllowList.Builder rules, String dmn) {
        rules.element(
                        dmn,
                        "decisionTable",
                        Set.of(
                                "id",
                                "label",
                                "typeRef",
                                "hitPolicy",
                                "aggregation",
                                "preferredOrientation",
                                "outputLabel"),
                        Set.of("description", "input", "output", "annotation", "rule"))
                .element(dmn, "input", Set.of("id", "label"), Set.of("description", "inputExpression", "inputValues"))
                .element(dmn, "inputExpression", Set.of("id", "label", "typeRef"), Set.of("text"))
                .element(dmn, "inputValues", Set.of("id"), Set.of("text"))
                .element(
                        dmn,
                        "output",
                        Set.of("id", "name", "label", "typeRef"),
                        Set.of("description", "outputValues", "defaultOutputEntry"))
                .element(dmn, "outputValues", Set.of("id"), Set.of("text"))
                .element(dmn, "defaultOutputEntry", Set.of("id", "typeRef"), Set.of("text"))
                .element(dmn, "annotation", Set.of("name"), Set.of())
                .element(
                        dmn,
                        "rule",
                        Set.of("id", "label"),
                        Set.of("description", "inputEntry", "outputEntry", "annotationEntry"))
                .element(dmn, "inputEntry", Set.of("id", "label"), Set.of("description", "text"))
                .element(dmn, "outputEntry", Set.of("id", "label", "typeRef"), Set.of("description", "text"))
                .element(dmn, "annotationEntry", Set.of(), Set.of("text"));
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
