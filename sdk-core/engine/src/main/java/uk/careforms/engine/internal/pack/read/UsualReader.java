package uk.careforms.engine.internal.pack.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.internal.pack.derive.UsualAmounts;
import uk.careforms.engine.json.JsonPlace;

/** Reads which amounts are usual for the items of a list, from {@code "usual"} at its question and the file it names. */
final class UsualReader {

    private static final Set<String> USUAL = Set.of("file", "kind", "amount", "period", "weeks");
    private static final String SENTENCE =
            "This is not one of the usual amounts. Check it against your letter; if it is right, leave it as it is.";

    private final Lists lists;
    private final Function<String, Optional<Node>> file;
    private final List<UsualAmounts> found = new ArrayList<>();
    private final Set<String> files = new HashSet<>();

    UsualReader(Lists lists, Function<String, Optional<Node>> file) {
        this.lists = lists;
        this.file = file;
    }

    List<UsualAmounts> found() {
        return found;
    }

    Set<String> files() {
        return files;
    }

    void question(Node question) {
        Optional<Node> usual = question.member("usual");
        if (usual.isEmpty()) {
            return;
        }
        Node node = usual.get();
        node.only(USUAL);
        Optional<JsonPlace> list = lists.list(question, "at");
        if (list.isEmpty()) {
            return;
        }
        Lists inside = lists.inside(list.get());
        String name = node.text("file");
        Optional<Node> amounts = name.matches("[a-z0-9][a-z0-9.-]*\\.json") ? file.apply(name) : Optional.empty();
        if (amounts.isEmpty()) {
            node.fault("file", "There is no file '" + name + "' beside form.json");
            return;
        }
        files.add(name);
        Optional<AnswerShape> kinds = part(node, inside, "kind", "/kind");
        part(node, inside, "amount", "/amount")
                .filter(shape -> !shape.format().equals(Optional.of(AnswerFormat.MONEY)))
                .ifPresent(shape -> node.fault("amount", "Amounts have the format 'money'"));
        Optional<String> period = node.optionalText("period");
        Optional<AnswerShape> periods = period.flatMap(at -> inside.part(node, "period", at));
        found.add(new UsualAmounts(
                list.get(),
                JsonPlace.of(pointer(node, "kind", "/kind")),
                JsonPlace.of(pointer(node, "amount", "/amount")),
                Lists.place(node, "period", period),
                weeks(node, periods),
                weekly(amounts.get(), kinds),
                amounts.get().optionalText("sentence").orElse(SENTENCE)));
    }

    private static Optional<AnswerShape> part(Node node, Lists inside, String key, String otherwise) {
        return inside.part(node, key, pointer(node, key, otherwise));
    }

    private static String pointer(Node node, String key, String otherwise) {
        return node.optionalText(key).filter(at -> at.startsWith("/")).orElse(otherwise);
    }

    private static Map<String, Integer> weeks(Node node, Optional<AnswerShape> periods) {
        Map<String, Integer> weeks = new HashMap<>();
        Optional<Node> given = node.member("weeks");
        if (given.isEmpty()) {
            return Map.of("week", 1, "fortnight", 2, "four-weeks", 4);
        }
        for (String period : given.get().members().keySet()) {
            if (periods.filter(shape -> shape.choice(period).isEmpty()).isPresent()) {
                given.get().fault(period, "'" + period + "' is not among the periods that can be chosen");
            }
            given.get().number(period, 1, 52).ifPresent(number -> weeks.put(period, number));
        }
        return weeks;
    }

    private static Map<String, List<BigDecimal>> weekly(Node file, Optional<AnswerShape> kinds) {
        file.only(Set.of("source", "sentence", "weekly", "$comment"));
        file.text("source");
        Map<String, List<BigDecimal>> weekly = new LinkedHashMap<>();
        file.members("weekly").forEach((kind, amounts) -> {
            if (kinds.filter(shape -> shape.choice(kind).isEmpty()).isPresent()) {
                amounts.fault("'" + kind + "' is not among the kinds that can be chosen");
            }
            List<BigDecimal> usual = new ArrayList<>();
            for (Node amount : amounts.items()) {
                String text = amount.text();
                if (text.matches("[0-9]{1,6}\\.[0-9]{2}")) {
                    usual.add(new BigDecimal(text));
                } else {
                    amount.fault("An amount is a text like \"73.90\", pounds and pence a week");
                }
            }
            weekly.put(kind, usual);
        });
        return weekly;
    }
}
