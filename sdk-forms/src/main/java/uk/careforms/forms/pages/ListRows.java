package uk.careforms.forms.pages;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Widget;
import uk.careforms.forms.questions.FieldName;
import uk.careforms.forms.questions.ItemFields;
import uk.careforms.forms.templates.View;

/** The items of a list question, as a summary list with a page for each. */
final class ListRows {

    private ListRows() {}

    /** The page's list question; empty on other pages. */
    static Optional<QuestionView> list(PageView page) {
        return page.questions().stream()
                .filter(question -> question.question().widget() == Widget.LIST)
                .findFirst();
    }

    static List<JsonObject> items(QuestionView list) {
        List<JsonObject> items = new ArrayList<>();
        if (list.answer().orElse(JsonValue.NULL) instanceof JsonArray all) {
            all.forEach(item -> items.add(item instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT));
        }
        return items;
    }

    static String row(JsonObject item) {
        return item.getString(AnswerShape.ROW, "");
    }

    /** {@code Add a benefit}, {@code Change this benefit}; the question's title where the form has no word for an item. */
    static String heading(QuestionView list, boolean fresh) {
        return list.question()
                .look()
                .item()
                .map(noun -> fresh ? "Add " + article(noun) + noun : "Change this " + noun)
                .orElse(list.title());
    }

    private static String article(String noun) {
        return "aeiou".indexOf(Character.toLowerCase(noun.charAt(0))) >= 0 ? "an " : "a ";
    }

    /** What the page's template shows of its list; nothing on other pages. */
    static View view(String base, String form, PageView page, Optional<String> until, List<Problem> problems) {
        return list(page)
                .map(list -> view(base, form, page, list, until, problems))
                .orElseGet(View::new);
    }

    private static View view(
            String base,
            String form,
            PageView page,
            QuestionView list,
            Optional<String> until,
            List<Problem> problems) {
        List<JsonObject> items = items(list);
        List<View> views = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String place = list.at() + "/" + i;
            views.add(words(list, items.get(i))
                    .text("change", base + Paths.item(form, page.id(), row(items.get(i)), until))
                    .text("remove", base + Paths.remove(form, page.id(), row(items.get(i)), until))
                    .text("wrong", wrong(place, problems)));
        }
        String noun = list.question().look().item().orElse("");
        String first = noun.isEmpty() ? "Add one" : "Add " + article(noun) + noun;
        return new View()
                .views("listed", views)
                .flag("noneYet", items.isEmpty())
                .text("addHref", base + Paths.item(form, page.id(), "new", until))
                .text("addId", FieldName.of(list.at()))
                .text("addWords", items.isEmpty() ? first : "Add another" + (noun.isEmpty() ? "" : " " + noun))
                .flag("mayAdd", items.size() < list.question().shape().maxItems());
    }

    /** An item in words: its first part as the title, the others below it. */
    static View words(QuestionView list, JsonObject item) {
        List<String> lines = new ArrayList<>();
        String title = "";
        for (AnswerShape.Part part : list.question().shape().parts()) {
            JsonValue value = item.getOrDefault(part.key(), JsonValue.NULL);
            String words =
                    value == JsonValue.NULL ? "" : part.shape().readable(value).replace('\n', ' ');
            if (title.isEmpty() && !words.isEmpty()) {
                title = words;
            } else if (!words.isEmpty()) {
                lines.add(part.title() + (part.title().endsWith("?") ? " " : ": ") + words);
            }
        }
        return new View()
                .text("itemTitle", title.isEmpty() ? "Not filled in yet" : title)
                .texts("itemLines", lines);
    }

    private static String wrong(String place, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.pointer().startsWith(place + "/"))
                .map(Problem::sentence)
                .findFirst()
                .orElse("");
    }

    /** Where a problem inside a list's item is put right: the page of that item. Empty for any other problem. */
    static Optional<String> path(String form, PageView page, Problem problem, Optional<String> until) {
        return list(page)
                .filter(list -> problem.pointer().startsWith(list.at() + "/"))
                .flatMap(list -> {
                    List<JsonObject> items = items(list);
                    String index =
                            problem.pointer().substring(list.at().length() + 1).split("/", 2)[0];
                    int at = index.matches("[0-9]{1,3}") ? Integer.parseInt(index) : Integer.MAX_VALUE;
                    return at >= items.size() || row(items.get(at)).isEmpty()
                            ? Optional.empty()
                            : Optional.of(Paths.item(form, page.id(), row(items.get(at)), until) + "#"
                                    + ItemFields.target(list, problem, items.get(at)));
                });
    }
}
