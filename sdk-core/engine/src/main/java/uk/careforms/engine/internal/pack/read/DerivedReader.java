package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.internal.pack.derive.CalculationSpec;
import uk.careforms.engine.internal.pack.derive.Chasing;
import uk.careforms.engine.internal.pack.derive.Derived;
import uk.careforms.engine.internal.pack.derive.EvidenceRule;
import uk.careforms.engine.internal.pack.derive.FactsTemplate;
import uk.careforms.engine.internal.pack.derive.WarningRule;
import uk.careforms.engine.json.JsonPlace;

/** Reads what {@code form.json} derives from answers: calculations, evidence, warnings, and how evidence is chased. */
public final class DerivedReader {

    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int LONGEST_PAST = 366 * 100;
    private static final Set<String> RULE = Set.of("id", "title", "each", "label", "when", "hint");
    private static final Set<String> WARNING = Set.of("id", "each", "when", "sentence", "at");

    private final Node form;
    private final Lists lists;
    private final UsualReader usual;

    /**
     * @param asked the questions' shapes by pointer
     * @param file finds a file of the pack by its name
     */
    public DerivedReader(Node form, Map<String, AnswerShape> asked, Function<String, Optional<Node>> file) {
        this.form = form;
        this.lists = Lists.of(asked);
        this.usual = new UsualReader(lists, file);
    }

    /** Reads all of it; faults are noted. */
    public Derived read() {
        Map<String, CalculationSpec> calculations = new LinkedHashMap<>();
        form.members("calculations").forEach((name, node) -> {
            named(node, name);
            calculations.put(name, calculation(name, node));
        });
        List<EvidenceRule> evidence = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        form.items("evidence").forEach(node -> evidence.add(evidence(node, id(node, ids))));
        List<WarningRule> warnings = new ArrayList<>();
        Set<String> warned = new HashSet<>();
        form.items("warnings").forEach(node -> warnings.add(warning(node, id(node, warned))));
        for (Node page : form.items("pages")) {
            page.items("questions").forEach(usual::question);
        }
        return new Derived(
                calculations,
                evidence,
                warnings,
                usual.found(),
                form.member("chasing").map(this::chasing),
                usual.files());
    }

    private static void named(Node node, String name) {
        if (!name.matches(NAME)) {
            node.fault("A name is lower-case words joined by dashes, like bank-statements");
        }
    }

    private static String id(Node node, Set<String> ids) {
        String id = node.text("id");
        if (!id.isEmpty()) {
            node.member("id").ifPresent(there -> named(there, id));
            if (!ids.add(id)) {
                node.fault("id", "'" + id + "' is there twice; ids tell one from another for ever");
            }
        }
        return id;
    }

    private CalculationSpec calculation(String name, Node node) {
        node.only(Set.of("calculation", "asOf", "facts"));
        FactsReader facts = new FactsReader(lists);
        Optional<Node> template = node.member("facts");
        if (template.isEmpty()) {
            node.fault("'facts' is missing: the template that makes facts of answers");
        }
        template.ifPresent(Node::object);
        return new CalculationSpec(
                name,
                node.text("calculation"),
                asOf(node),
                node.member("asOf")
                        .filter(day -> day.value() instanceof JsonObject)
                        .flatMap(day -> day.number("within", 0, LONGEST_PAST))
                        .orElse(LONGEST_PAST),
                new FactsTemplate(facts.read(template.orElse(node))));
    }

    /** {@code "today"}, or {@code {"answer": pointer, "within": days}} of a date. */
    private Optional<JsonPlace> asOf(Node node) {
        Optional<Node> day = node.member("asOf");
        if (day.isEmpty()
                || (day.get().value() instanceof JsonString word
                        && word.getString().equals("today"))) {
            return Optional.empty();
        }
        Node from = day.get();
        from.only(Set.of("answer", "within"));
        String pointer = from.text("answer");
        lists.answer(from, "answer", pointer)
                .filter(shape -> shape.format().filter(AnswerFormat::isDate).isEmpty())
                .ifPresent(shape -> from.fault("answer", "'" + pointer + "' is not a date"));
        return Lists.place(from, "answer", Optional.of(pointer).filter(at -> !at.isEmpty()));
    }

    private EvidenceRule evidence(Node node, String id) {
        node.only(RULE);
        Optional<JsonPlace> each = lists.list(node, "each");
        Lists inside = each.map(lists::inside).orElse(lists);
        Optional<String> label = node.optionalText("label");
        Optional<AnswerShape> labels = label.flatMap(
                at -> each.isPresent() ? inside.part(node, "label", at) : lists.answer(node, "label", at));
        return new EvidenceRule(
                id,
                node.text("title"),
                each,
                Lists.place(node, "label", label),
                labels,
                inside.whens().when(node),
                node.optionalText("hint").orElse(""));
    }

    private WarningRule warning(Node node, String id) {
        node.only(WARNING);
        if (!node.has("when")) {
            node.fault("A warning needs 'when'; one that is always there says nothing");
        }
        Optional<JsonPlace> each = lists.list(node, "each");
        Lists inside = each.map(lists::inside).orElse(lists);
        String at = node.text("at");
        if (!at.isEmpty()) {
            var known = each.isPresent() ? inside.part(node, "at", at) : lists.answer(node, "at", at);
            known.ifPresent(shape -> Lists.place(node, "at", Optional.of(at)));
        }
        return new WarningRule(id, inside.whens().when(node), node.text("sentence"), each, at);
    }

    private Chasing chasing(Node node) {
        node.only(Set.of("remindAfterDays", "deadlineDays"));
        int deadline = node.number("deadlineDays", 1, 366).orElse(28);
        List<Integer> days = new ArrayList<>();
        for (Node day : node.items("remindAfterDays")) {
            int number =
                    day.value() instanceof jakarta.json.JsonNumber given && given.isIntegral() ? given.intValue() : 0;
            if (number <= (days.isEmpty() ? 0 : days.get(days.size() - 1)) || number >= deadline) {
                day.fault("Reminders are whole days, each later than the one before and all before the deadline");
            }
            days.add(number);
        }
        if (!node.has("deadlineDays")) {
            node.fault("'deadlineDays' is missing: after how many days a person looks at the case");
        }
        return new Chasing(days, deadline);
    }
}
