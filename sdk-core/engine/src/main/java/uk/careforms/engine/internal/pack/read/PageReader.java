package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.engine.form.ContentBlock;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.form.Widget;

/** Reads the pages of a form in their order, so that a condition can be held against what has been asked before it. */
final class PageReader {

    private static final Set<String> PAGE =
            Set.of("id", "section", "title", "kind", "when", "content", "decision", "questions", "variants");
    private static final Set<String> VARIANT = Set.of("when", "title", "content");
    private static final Set<String> BLOCK_EXTRAS = Set.of("when", "outcome");

    private final CouncilTexts texts;
    private final QuestionReader questions;
    private final WhenReader whens;
    private final Set<String> decisions;
    private final Set<String> calculations;
    private final Set<String> ids = new HashSet<>();

    PageReader(ShapeReader shapes, CouncilTexts texts, Set<String> decisions, Set<String> calculations) {
        this.texts = texts;
        this.whens = new WhenReader();
        this.questions = new QuestionReader(shapes, texts, whens);
        this.decisions = decisions;
        this.calculations = calculations;
    }

    List<Page> read(Node form) {
        if (form.items("pages").isEmpty()) {
            form.fault("pages", "A form needs at least one page");
        }
        return form.items("pages").stream().map(this::page).toList();
    }

    /** The pointers asked so far, with the node that asks. */
    Map<String, Node> asked() {
        return questions.asked();
    }

    private Page page(Node node) {
        node.only(PAGE);
        String id = id(node);
        Page.Kind kind = kind(node);
        var when = whens.when(node);
        Optional<String> decision = decision(node);
        List<ContentBlock> content = blocks(node, decision.isPresent());
        List<Page.Variant> variants = node.items("variants").stream()
                .map(variant -> variant(variant, decision.isPresent()))
                .toList();
        List<Question> asks = node.items("questions").stream()
                .flatMap(q -> questions.read(q).stream())
                .toList();
        if (kind == Page.Kind.QUESTION && asks.isEmpty() && !node.has("questions") && decision.isEmpty()) {
            node.fault("This page asks nothing; add 'questions' or make it \"kind\": \"interruption\"");
        }
        if (asks.size() > 1 && asks.stream().anyMatch(asked -> asked.widget() == Widget.FILE)) {
            node.fault("questions", "Files are asked for on a page of their own");
        }
        if (asks.size() > 1 && asks.stream().anyMatch(asked -> asked.widget() == Widget.LIST)) {
            node.fault("questions", "A list that is added to one by one stands on a page of its own");
        }
        String title =
                node.optionalText("title").map(text -> texts.fill(node, text)).orElse("");
        if (title.isEmpty() && asks.size() != 1) {
            node.fault("'title' is missing; only a page with exactly one question can do without");
        }
        String section = node.optionalText("section").orElse("");
        return new Page(id, section, kind, title, when, content, decision, asks, variants);
    }

    private String id(Node node) {
        String id = node.text("id");
        if (!id.isEmpty() && !id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            node.fault("id", "A page's id is lower-case words joined by dashes, because it stands in addresses");
        }
        if (!ids.add(id)) {
            node.fault("id", "There is another page with the id '" + id + "'");
        }
        return id;
    }

    private static Page.Kind kind(Node node) {
        String kind = node.optionalText("kind").orElse("question");
        if (!kind.equals("question") && !kind.equals("interruption")) {
            node.fault("kind", "A page is a 'question' or an 'interruption'");
        }
        return kind.equals("interruption") ? Page.Kind.INTERRUPTION : Page.Kind.QUESTION;
    }

    private Optional<String> decision(Node node) {
        Optional<String> decision = node.optionalText("decision");
        decision.filter(name -> !decisions.contains(name))
                .ifPresent(
                        name -> node.fault("decision", "There is no decision '" + name + "'; there are " + decisions));
        return decision;
    }

    private Page.Variant variant(Node node, boolean decides) {
        node.only(VARIANT);
        if (!node.has("when")) {
            node.fault("A variant needs 'when'");
        }
        if (!node.has("title") && !node.has("content")) {
            node.fault("A variant replaces 'title', 'content' or both");
        }
        Optional<String> title = node.optionalText("title").map(text -> texts.fill(node, text));
        return new Page.Variant(whens.when(node), title, blocks(node, decides));
    }

    private List<ContentBlock> blocks(Node owner, boolean decides) {
        return owner.items("content").stream()
                .flatMap(node -> block(node, decides).stream())
                .toList();
    }

    private Optional<ContentBlock> block(Node node, boolean decides) {
        Map<String, Node> parts = new LinkedHashMap<>(node.members());
        parts.keySet().removeAll(BLOCK_EXTRAS);
        Map.Entry<String, Node> only =
                parts.size() == 1 ? parts.entrySet().iterator().next() : Map.entry("", node);
        Optional<ContentBlock.Kind> kind = kind(only.getKey());
        if (kind.isEmpty()) {
            node.fault(
                    "A block is exactly one of p, list, numbered, heading, inset, warning, details, phone, directory, calculation, form");
            return Optional.empty();
        }
        JsonObject outcome = node.member("outcome").map(Node::object).orElse(JsonValue.EMPTY_JSON_OBJECT);
        if (!outcome.isEmpty() && !decides) {
            node.fault("outcome", "This waits for an outcome and the page names no 'decision'");
        }
        Map<String, String> words = words(kind.get(), only.getValue());
        String label = words.getOrDefault("label", "");
        words.remove("label");
        return Optional.of(
                new ContentBlock(kind.get(), label, new ArrayList<>(words.values()), whens.when(node), outcome));
    }

    private static Optional<ContentBlock.Kind> kind(String text) {
        for (ContentBlock.Kind kind : ContentBlock.Kind.values()) {
            if (kind.text().equals(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private Map<String, String> words(ContentBlock.Kind kind, Node node) {
        Map<String, String> words = new LinkedHashMap<>();
        switch (kind) {
            case DIRECTORY -> {
                if (node.value() != JsonValue.TRUE) {
                    node.fault("Write \"directory\": true");
                }
            }
            case CALCULATION -> {
                boolean whole = node.value() instanceof JsonObject;
                if (whole) {
                    node.only(Set.of("name", "of"));
                    if (!node.text("of").equals(ContentBlock.OF_THE_PERSON)) {
                        node.fault("of", "Write \"of\": \"the-person\", or only the calculation's name");
                    }
                    words.put("label", ContentBlock.OF_THE_PERSON);
                }
                String name = whole ? node.text("name") : node.text();
                if (!calculations.contains(name)) {
                    node.fault("There is no calculation '" + name + "'; there are " + calculations);
                }
                words.put("text", name);
            }
            case LIST, NUMBERED -> node.items().forEach(item -> words.put(item.pointer(), fill(item)));
            case DETAILS -> labelled(node, "summary", "text", words);
            case PHONE -> labelled(node, "label", "number", words);
            case FORM -> labelled(node, "label", "id", words);
            default -> {
                if (node.value() instanceof JsonString) {
                    words.put("text", fill(node));
                } else {
                    node.text();
                }
            }
        }
        return words;
    }

    private void labelled(Node node, String label, String text, Map<String, String> words) {
        node.only(Set.of(label, text));
        words.put("label", texts.fill(node, node.text(label)));
        words.put("text", texts.fill(node, node.text(text)));
    }

    private String fill(Node node) {
        return texts.fill(node, node.text());
    }
}
