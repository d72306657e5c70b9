package uk.careforms.engine.internal.pack.read;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.spi.ProcessSource.VariableType;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.CaseOutcome;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.FormAbout;
import uk.careforms.engine.form.Page;

/** Reads {@code form.json} together with {@code schema.json}. */
public final class FormReader {

    private static final Set<String> FORM = Set.of(
            "$schema",
            "id",
            "version",
            "prefix",
            "title",
            "owner",
            "audience",
            "status",
            "legalBasis",
            "whatHappensNext",
            "quickExit",
            "invitation",
            "retention",
            "languages",
            "person",
            "pages",
            "decisions",
            "variables",
            "tasks",
            "outcomes",
            "letters",
            "connectors",
            "migrations",
            "calculations",
            "evidence",
            "warnings",
            "chasing",
            "sends",
            "$comment");

    private final Node form;
    private final ShapeReader shapes;
    private final CouncilTexts texts;
    private final Map<String, AnswerShape> asked = new HashMap<>();

    public FormReader(Node form, SchemaFiles schema, Council council) {
        this.form = form;
        this.shapes = new ShapeReader(schema);
        this.texts = new CouncilTexts(council.texts());
    }

    /** Reads all of it; faults are noted, and the value is only good for use when there are none. */
    public FormSpec read(String folder) {
        form.only(FORM);
        FormVersion version = version(folder);
        Set<String> decisionNames = form.members("decisions").keySet();
        Set<String> calculations = form.members("calculations").keySet();
        PageReader pageReader = new PageReader(shapes, texts, decisionNames, calculations);
        List<Page> pages = pageReader.read(form);
        pages.forEach(page -> page.questions().forEach(question -> asked.put(question.at(), question.shape())));
        everythingIsAsked(pageReader.asked().keySet());
        FormAbout about = new AboutReader(form, texts, asked).read();
        if (!about.sends()) {
            Unsent.check(form, pages);
        }
        DecisionReader decisions = new DecisionReader(
                asked.keySet(), about.person(), form.members("calculations").keySet());
        LetterReader letters = new LetterReader(asked, pages, texts);
        return new FormSpec(
                version,
                about,
                pages,
                decisions.read(form),
                variables(),
                new TaskReader(form).read(),
                outcomes(),
                letters.read(form),
                connectors(),
                new MigrationReader(asked, version.version()).read(form));
    }

    private FormVersion version(String folder) {
        String id = form.text("id");
        if (!id.equals(folder)) {
            form.fault("id", "The id '" + id + "' must be the name of the folder, '" + folder + "'");
        }
        if (!form.has("version")) {
            form.fault("'version' is missing; it is a whole number, 1 for the first");
        }
        int number = form.number("version", 1, 1_000_000).orElse(1);
        try {
            return new FormVersion(folder, number);
        } catch (IllegalArgumentException wrong) {
            form.fault("id", String.valueOf(wrong.getMessage()));
            return new FormVersion("unreadable", number);
        }
    }

    private void everythingIsAsked(Set<String> pointers) {
        for (Node leaf : shapes.ownLeaves()) {
            String at = leaf.pointer().replace("/properties/", "/");
            if (!pointers.contains(at)) {
                leaf.fault("No page asks '" + at + "'; ask it or take it out");
            }
        }
    }

    private Map<String, VariableType> variables() {
        Map<String, VariableType> variables = new LinkedHashMap<>();
        form.members("variables").forEach((name, node) -> {
            if (!name.matches("[a-z][A-Za-z0-9]*")) {
                node.fault("A variable's name is one plain word like acceptDue");
            }
            switch (node.text()) {
                case "text" -> variables.put(name, VariableType.TEXT);
                case "number" -> variables.put(name, VariableType.NUMBER);
                case "boolean" -> variables.put(name, VariableType.BOOLEAN);
                case "instant" -> variables.put(name, VariableType.INSTANT);
                default -> node.fault("A variable is 'text', 'number', 'boolean' or 'instant'");
            }
        });
        return variables;
    }

    private Map<String, CaseOutcome> outcomes() {
        Map<String, CaseOutcome> outcomes = new LinkedHashMap<>();
        form.members("outcomes").forEach((key, node) -> {
            node.only(Set.of("title", "cld", "source", "status"));
            TaskReader.code(node, key);
            Optional<Integer> cld = node.number("cld", 1, 99);
            outcomes.put(key, new CaseOutcome(node.text("title"), cld, node.text("source")));
        });
        if (outcomes.isEmpty() && form.flag("sends", true)) {
            form.fault("outcomes", "A form says what a case may end in: add 'outcomes'");
        }
        return outcomes;
    }

    private Map<String, String> connectors() {
        Map<String, String> connectors = new LinkedHashMap<>();
        form.members("connectors").forEach((name, node) -> {
            node.only(new TreeSet<>(Set.of("mapping", "also")));
            connectors.put(name, node.text("mapping"));
            node.members("also").forEach((also, mapping) -> {
                TaskReader.code(mapping, also);
                connectors.put(name + FormSpec.ALSO + also, mapping.text());
            });
        });
        return connectors;
    }

    /** The questions' shapes by pointer, once the form has been read. */
    public Map<String, AnswerShape> asked() {
        return Map.copyOf(asked);
    }
}
