package uk.careforms.engine.internal.pack;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Choice;
import uk.careforms.engine.form.Condition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.internal.pack.read.Faults;

/**
 * Finds pages and questions that no answers ever lead to, by trying the answers their conditions hang on, one after the other
 * in the order they are asked. Gives up after {@value #MOST_TRIES} tries and then takes a page as reachable.
 */
final class Reach {

    private static final int MOST_TRIES = 40_000;

    private final List<Asked> asked = new ArrayList<>();
    private final Mentions mentions = new Mentions();
    private int tries;

    private Reach(List<Page> pages) {
        for (Page page : pages) {
            mentions.add(page.when());
            for (Question question : page.questions()) {
                mentions.add(question.when());
                asked.add(new Asked(question, page.when()));
            }
        }
    }

    private record Asked(Question question, Condition page) {
        boolean isVisible(JsonObject answers) {
            return page.holds(answers) && question.when().holds(answers);
        }
    }

    static void check(Faults faults, String file, List<Page> pages) {
        Reach reach = new Reach(pages);
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            if (!reach.canHold(List.of(page.when()))) {
                faults.add(file, "/pages/" + i + "/when", "No answers lead to the page '" + page.id() + "'");
                continue;
            }
            for (int j = 0; j < page.questions().size(); j++) {
                Question question = page.questions().get(j);
                if (!question.when().isAlways() && !reach.canHold(List.of(page.when(), question.when()))) {
                    faults.add(
                            file,
                            "/pages/" + i + "/questions/" + j + "/when",
                            "No answers lead to the question '" + question.at() + "'");
                }
            }
        }
    }

    private boolean canHold(List<Condition> wanted) {
        if (wanted.stream().allMatch(Condition::isAlways)) {
            return true;
        }
        Set<String> places = new TreeSet<>();
        wanted.forEach(condition -> places.addAll(new Mentions().add(condition).places()));
        tries = 0;
        return search(involved(places), 0, JsonValue.EMPTY_JSON_OBJECT, wanted);
    }

    /** The questions a condition hangs on, and those that these hang on in turn. */
    private List<Asked> involved(Set<String> places) {
        Set<String> all = new TreeSet<>(places);
        List<Asked> involved = new ArrayList<>();
        for (int i = asked.size() - 1; i >= 0; i--) {
            Asked one = asked.get(i);
            String at = one.question().at();
            boolean touched = all.stream()
                    .anyMatch(place -> place.equals(at) || (at.startsWith(place + "/") && !isAbove(place, all)));
            if (touched) {
                involved.add(0, one);
                all.addAll(new Mentions()
                        .add(one.page())
                        .add(one.question().when())
                        .places());
            }
        }
        return involved;
    }

    /** A group of answers counts only where a condition looks at nothing below it. */
    private static boolean isAbove(String place, Set<String> all) {
        return all.stream().anyMatch(other -> other.startsWith(place + "/"));
    }

    private boolean search(List<Asked> involved, int next, JsonObject answers, List<Condition> wanted) {
        if (++tries > MOST_TRIES) {
            return true;
        }
        if (next == involved.size()) {
            return wanted.stream().allMatch(condition -> condition.holds(answers));
        }
        Asked one = involved.get(next);
        boolean visible = one.isVisible(answers);
        if ((!visible || !one.question().required()) && search(involved, next + 1, answers, wanted)) {
            return true;
        }
        if (!visible) {
            return false;
        }
        for (JsonValue value : candidates(one.question())) {
            if (search(involved, next + 1, one.question().place().put(answers, value), wanted)) {
                return true;
            }
        }
        return false;
    }

    private List<JsonValue> candidates(Question question) {
        Set<JsonValue> compared = mentions.values(question.at());
        AnswerShape shape = question.shape();
        return switch (shape.kind()) {
            case CHOICE -> values(shape, compared);
            case YES_NO ->
                shape.choices().stream()
                        .map(choice -> choice.value().equals("true") ? JsonValue.TRUE : JsonValue.FALSE)
                        .toList();
            case CHOICES -> lists(values(shape, compared), shape.maxItems());
            case TEXT -> {
                List<JsonValue> texts = new ArrayList<>(compared);
                texts.add(Json.createValue("something else"));
                yield texts;
            }
            case ITEMS, FILES ->
                List.of(Json.createArrayBuilder()
                        .add(JsonValue.EMPTY_JSON_OBJECT)
                        .build());
        };
    }

    /** Each choice that a condition compares with, and one of those that none does. */
    private static List<JsonValue> values(AnswerShape shape, Set<JsonValue> compared) {
        List<JsonValue> values = new ArrayList<>();
        Optional<JsonValue> other = Optional.empty();
        for (Choice choice : shape.choices()) {
            JsonValue value = Json.createValue(choice.value());
            if (compared.contains(value)) {
                values.add(value);
            } else if (other.isEmpty()) {
                other = Optional.of(value);
            }
        }
        other.ifPresent(values::add);
        return values;
    }

    private static List<JsonValue> lists(List<JsonValue> values, int maxItems) {
        List<JsonValue> lists = new ArrayList<>();
        values.forEach(value -> lists.add(Json.createArrayBuilder().add(value).build()));
        JsonArrayBuilder all = Json.createArrayBuilder();
        values.stream().limit(maxItems).forEach(all::add);
        lists.add(all.build());
        return lists;
    }
}
