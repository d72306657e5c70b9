package uk.careforms.engine.internal.pack;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Decisions;

/** Runs tables of texts and numbers that are compared for being equal; the first row that fits answers. */
final class EqualityTables implements Decisions {

    @Override
    public List<SetupProblem> check(String place, String dmn) {
        try {
            parse(dmn);
            return List.of();
        } catch (IllegalArgumentException broken) {
            return List.of(new SetupProblem(place, "This is not a decision model"));
        }
    }

    @Override
    public Model compile(String place, String dmn) {
        Document document = parse(dmn);
        Set<String> inputs = new LinkedHashSet<>();
        elements(document, "inputData").forEach(input -> inputs.add(input.getAttribute("name")));
        return new Model() {
            @Override
            public Set<String> inputs() {
                return inputs;
            }

            @Override
            public Decision decide(String name, String ruleVersion, JsonObject facts) {
                return run(document, name, ruleVersion, facts);
            }
        };
    }

    private static Document parse(String dmn) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static Decision run(Document document, String name, String ruleVersion, JsonObject facts) {
        List<Element> asked = elements(document, "inputExpression");
        List<Element> outputs = elements(document, "output");
        int number = 0;
        for (Element rule : elements(document, "rule")) {
            number++;
            if (fits(texts(rule, "inputEntry"), asked, facts)) {
                JsonObjectBuilder outcome = Json.createObjectBuilder();
                List<String> answers = texts(rule, "outputEntry");
                for (int i = 0; i < outputs.size(); i++) {
                    outcome.add(
                            outputs.get(i).getAttribute("name"), answers.get(i).replace("\"", ""));
                }
                String because = texts(rule, "annotationEntry").get(0);
                List<Decision.Row> rows = List.of(new Decision.Row(name, number, because));
                return new Decision(name, ruleVersion, facts, outcome.build(), rows);
            }
        }
        return new Decision(name, ruleVersion, facts, JsonValue.EMPTY_JSON_OBJECT, List.of());
    }

    private static boolean fits(List<String> wanted, List<Element> asked, JsonObject facts) {
        for (int i = 0; i < wanted.size(); i++) {
            JsonValue fact = facts.get(asked.get(i).getTextContent().strip());
            String given = fact instanceof JsonString text ? "\"" + text.getString() + "\"" : String.valueOf(fact);
            if (!wanted.get(i).equals("-") && !wanted.get(i).equals(given)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> texts(Element rule, String name) {
        return elements(rule, name).stream()
                .map(entry -> entry.getTextContent().strip())
                .toList();
    }

    private static List<Element> elements(Node node, String name) {
        NodeList found = node instanceof Document document
                ? document.getElementsByTagName(name)
                : ((Element) node).getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
