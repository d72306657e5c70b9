package uk.careforms.engine.internal.pack.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.form.Question.Variant;
import uk.careforms.engine.form.Question.Words;
import uk.careforms.engine.form.Widget;
import uk.careforms.engine.json.JsonPlace;

/** Reads the questions of a page and joins them with what the schema says of their answers. */
final class QuestionReader {

    private static final Set<String> QUESTION = Set.of(
            "at",
            "required",
            "when",
            "as",
            "width",
            "autocomplete",
            "inputmode",
            "errors",
            "variants",
            "usual",
            "item");
    private static final Set<String> VARIANT = Set.of("when", "title", "hint", "errors");
    private static final int MANY_CHOICES = 12;

    private final ShapeReader shapes;
    private final CouncilTexts texts;
    private final WhenReader whens;
    private final Map<String, Node> asked = new LinkedHashMap<>();

    QuestionReader(ShapeReader shapes, CouncilTexts texts, WhenReader whens) {
        this.shapes = shapes;
        this.texts = texts;
        this.whens = whens;
    }

    Map<String, Node> asked() {
        return asked;
    }

    Optional<Question> read(Node node) {
        node.only(QUESTION);
        String at = node.text("at");
        if (!at.startsWith("/")) {
            node.fault("at", "'at' is a JSON Pointer into schema.json, like /person/firstName");
            return Optional.empty();
        }
        Optional<QuestionSchema> schema = shapes.at(at);
        if (schema.isEmpty()) {
            node.fault("at", "schema.json has no answer at '" + at + "'");
            return Optional.empty();
        }
        if (asked.putIfAbsent(at, node) != null) {
            node.fault(
                    "at", "'" + at + "' is asked already, at " + asked.get(at).pointer());
            return Optional.empty();
        }
        AnswerShape shape = schema.get().shape();
        Question question = new Question(
                JsonPlace.of(at),
                node.flag("required", false),
                whens.when(node),
                words(node, schema.get()),
                node.items("variants").stream().map(this::variant).toList(),
                shape,
                widget(node, shape),
                look(node));
        whens.nowAsked(at, shape);
        return Optional.of(question);
    }

    private Words words(Node node, QuestionSchema schema) {
        return new Words(
                texts.fill(node, schema.title()), schema.hint().map(hint -> texts.fill(node, hint)), errors(node));
    }

    private Variant variant(Node node) {
        node.only(VARIANT);
        if (!node.has("when")) {
            node.fault("A variant needs 'when'");
        }
        if (!node.has("title") && !node.has("hint") && !node.has("errors")) {
            node.fault("A variant replaces 'title', 'hint' or 'errors'");
        }
        return new Variant(
                whens.when(node),
                node.optionalText("title").map(text -> texts.fill(node, text)),
                node.optionalText("hint").map(text -> texts.fill(node, text)),
                errors(node));
    }

    private Map<String, String> errors(Node node) {
        Map<String, String> errors = new LinkedHashMap<>();
        node.members("errors").forEach((code, sentence) -> {
            if (!ProblemCodes.ALL.contains(code)) {
                sentence.fault("'" + code + "' is not the code of a problem; codes: " + ProblemCodes.ALL);
            }
            errors.put(code, texts.fill(sentence, sentence.text()));
        });
        return errors;
    }

    private static Widget widget(Node node, AnswerShape shape) {
        Set<Widget> fitting = fitting(shape);
        Optional<String> as = node.optionalText("as");
        if (as.isPresent()) {
            Optional<Widget> wanted = Widget.parse(as.get()).filter(fitting::contains);
            if (wanted.isPresent()) {
                return wanted.get();
            }
            node.fault(
                    "as",
                    "'" + as.get() + "' does not fit the answer; fitting: "
                            + fitting.stream().map(Widget::text).sorted().toList());
        }
        return usual(shape);
    }

    private static Set<Widget> fitting(AnswerShape shape) {
        return switch (shape.kind()) {
            case CHOICE -> Set.of(Widget.RADIOS, Widget.SELECT);
            case CHOICES -> Set.of(Widget.CHECKBOXES);
            case YES_NO -> shape.choices().size() == 1 ? Set.of(Widget.CHECKBOXES) : Set.of(Widget.RADIOS);
            case ITEMS -> Set.of(Widget.ITEMS, Widget.LIST);
            case FILES -> Set.of(Widget.FILE);
            case TEXT ->
                shape.format().filter(AnswerFormat::isDate).isPresent()
                        ? Set.of(Widget.DATE)
                        : shape.format().equals(Optional.of(AnswerFormat.TEXT))
                                ? Set.of(Widget.TEXT, Widget.TEXTAREA)
                                : Set.of(Widget.TEXT);
        };
    }

    private static Widget usual(AnswerShape shape) {
        Set<Widget> fitting = fitting(shape);
        if (shape.kind() == AnswerShape.Kind.CHOICE) {
            return shape.choices().size() > MANY_CHOICES ? Widget.SELECT : Widget.RADIOS;
        }
        if (shape.kind() == AnswerShape.Kind.ITEMS) {
            return Widget.ITEMS;
        }
        return fitting.contains(Widget.TEXTAREA)
                ? Widget.TEXTAREA
                : List.copyOf(fitting).get(0);
    }

    private static Question.Look look(Node node) {
        Optional<String> autocomplete = node.optionalText("autocomplete");
        autocomplete
                .filter(token -> !token.matches("[a-z0-9]+([ -][a-z0-9]+)*"))
                .ifPresent(token -> node.fault("autocomplete", "This is not an HTML autocomplete token"));
        Optional<String> inputmode = node.optionalText("inputmode");
        inputmode
                .filter(mode -> !Set.of("text", "numeric", "decimal", "tel", "email", "url", "search", "none")
                        .contains(mode))
                .ifPresent(mode -> node.fault("inputmode", "This is not an HTML input mode"));
        return new Question.Look(node.number("width", 1, 60), autocomplete, inputmode, node.optionalText("item"));
    }
}
