package uk.careforms.workflow.internal.decision;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.workflow.internal.xml.AllowList;
import uk.careforms.workflow.internal.xml.PlainXml;
import uk.careforms.workflow.internal.xml.XmlElement;

/** Reads a decision model: against the allow-list, then our own rules, then as KIE compiles it. */
final class DecisionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionCheck.class);
    private static final Set<String> HIT_POLICIES =
            Set.of("UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER");
    private static final Set<String> PROSE =
            Set.of("annotationEntry", "description", "question", "allowedAnswers", "textAnnotation");
    private static final String FEEL = "FEEL";

    private final String place;
    private final List<SetupProblem> problems = new ArrayList<>();

    private DecisionCheck(String place) {
        this.place = place;
    }

    /** What came of reading a model: the model, or what is wrong. */
    record Read(Optional<KieModel> model, List<SetupProblem> problems) {}

    static Read read(String place, String xml) {
        DecisionCheck check = new DecisionCheck(place);
        Optional<KieModel> model = check.model(xml);
        return check.problems.isEmpty() ? new Read(model, List.of()) : new Read(Optional.empty(), check.problems);
    }

    private Optional<KieModel> model(String xml) {
        PlainXml.Document document = PlainXml.read(place, xml);
        problems.addAll(document.problems());
        if (document.root().isEmpty()) {
            return Optional.empty();
        }
        XmlElement root = document.root().get();
        AllowList allowed = DecisionVocabulary.byNamespace().get(root.namespace());
        if (allowed == null || !root.name().equals("definitions")) {
            problem(
                    root,
                    "The outermost element must be 'definitions' of DMN 1.3 to 1.5: " + DecisionVocabulary.versions());
            return Optional.empty();
        }
        allowed.check(root, element -> element.attributes().containsKey("id"), this::problem);
        DecisionText text = new DecisionText(root);
        rules(text);
        return problems.isEmpty() ? compiled(xml, text) : Optional.empty();
    }

    private void rules(DecisionText text) {
        if (text.name().isBlank() || text.namespace().isBlank()) {
            problem(text.root(), "The model needs a name and a namespace");
        }
        text.root().attribute("expressionLanguage").ifPresent(language -> {
            if (!language.contains(FEEL)) {
                problem(text.root(), "The expression language must be FEEL");
            }
        });
        names(text);
        if (text.tops().size() != 1) {
            problem(
                    text.root(),
                    "The model must have one top decision, which no other requires; it has " + text.tops());
        }
        FeelCheck feel = new FeelCheck(text.nameWords());
        for (XmlElement decision : text.decisions()) {
            DecisionText.everyElement(decision, element -> {
                if (element.name().equals("decisionTable")) {
                    table(decision, element, text);
                }
            });
            feel(decision, decision, feel);
        }
        for (XmlElement type : text.root().children(text.root().namespace(), "itemDefinition")) {
            feel(type, type, feel);
        }
    }

    private void names(DecisionText text) {
        Set<String> seen = new HashSet<>();
        DecisionText.everyElement(text.root(), element -> {
            if (element.name().equals("decision") || element.name().equals("inputData")) {
                String name = element.attribute("name").orElse("");
                if (name.isBlank() || !seen.add(name)) {
                    problem(element, "Each decision and each input needs a name of its own");
                }
            }
        });
    }

    private void table(XmlElement decision, XmlElement table, DecisionText text) {
        String policy = table.attribute("hitPolicy").orElse("UNIQUE");
        if (!HIT_POLICIES.contains(policy)) {
            problem(decision, "The hit policy '" + policy + "' is not one of: " + HIT_POLICIES);
        }
        if (!decision.children().contains(table)) {
            problem(decision, "A decision table must be a decision of its own, so that its rows can be explained");
        }
        List<XmlElement> rows = table.children(text.root().namespace(), "rule");
        if (rows.isEmpty()) {
            problem(decision, "The table has no row");
        }
        for (int i = 0; i < rows.size(); i++) {
            if (text.reason(rows.get(i)).isEmpty()) {
                problem(decision, "Row " + (i + 1) + " has no annotation; give its reason and source");
            }
        }
    }

    private void feel(XmlElement at, XmlElement element, FeelCheck check) {
        if (PROSE.contains(element.name())) {
            return;
        }
        if (element.name().equals("text")) {
            for (String fault : new LinkedHashSet<>(check.faults(element.text()))) {
                problem(at, "The expression on line " + element.line() + " " + fault);
            }
        }
        element.children().forEach(child -> feel(at, child, check));
    }

    private Optional<KieModel> compiled(String xml, DecisionText text) {
        DMNRuntime runtime = DMNRuntimeBuilder.usingStrict()
                .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml))))
                .getOrElseThrow(IllegalStateException::new);
        DMNModel model = runtime.getModel(text.namespace(), text.name());
        for (DMNMessage message : model.getMessages(DMNMessage.Severity.ERROR)) {
            problems.add(new SetupProblem(place, "The decision engine says: " + message.getText()));
        }
        if (!problems.isEmpty()) {
            LOG.debug("{} does not compile", place);
            return Optional.empty();
        }
        return Optional.of(new KieModel(runtime, model, text));
    }

    private void problem(XmlElement at, String sentence) {
        SetupProblem problem = new SetupProblem(place + " " + label(at), sentence);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private static String label(XmlElement at) {
        return at.attribute("name").filter(name -> !name.isBlank()).orElseGet(at::place);
    }
}
