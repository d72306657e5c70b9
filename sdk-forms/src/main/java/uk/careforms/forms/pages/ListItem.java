package uk.careforms.forms.pages;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.forms.pages.Standing.Open;

/**
 * An item and where it stands.
 *
 * @param index its place in the list; one behind the last for a new one
 */
record ListItem(PageView page, QuestionView list, List<JsonObject> items, int index) {

    /** What stands in an address in place of the name of an item that is new. */
    static final String NEW = "new";

    private static final JsonProvider JSON = JsonProvider.provider();

    boolean isNew() {
        return index == items.size();
    }

    JsonObject item() {
        return isNew() ? JsonValue.EMPTY_JSON_OBJECT : items.get(index);
    }

    List<Problem> own(List<Problem> problems) {
        String place = list.at() + "/" + index;
        return problems.stream()
                .filter(problem ->
                        problem.pointer().equals(place) || problem.pointer().startsWith(place + "/"))
                .toList();
    }

    /** The whole list with another item here, or without it. */
    JsonObject patch(Optional<JsonObject> changed) {
        List<JsonObject> all = new ArrayList<>(items);
        if (isNew()) {
            changed.ifPresent(all::add);
        } else if (changed.isPresent()) {
            all.set(index, changed.get());
        } else {
            all.remove(index);
        }
        JsonArrayBuilder array = JSON.createArrayBuilder();
        all.forEach(array::add);
        return list.question().place().patch(all.isEmpty() ? JsonValue.NULL : array.build());
    }

    static Optional<ListItem> at(Open open, String page, String row) {
        return list(open, page).flatMap(found -> {
            List<JsonObject> items = ListRows.items(found.list());
            if (row.equals(NEW)) {
                boolean room = items.size() < found.list().question().shape().maxItems();
                return room
                        ? Optional.of(new ListItem(found.page(), found.list(), items, items.size()))
                        : Optional.empty();
            }
            for (int i = 0; i < items.size(); i++) {
                if (ListRows.row(items.get(i)).equals(row)) {
                    return Optional.of(new ListItem(found.page(), found.list(), items, i));
                }
            }
            return Optional.empty();
        });
    }

    static Optional<ListItem> at(Open open, String page, int index) {
        return list(open, page)
                .map(found -> new ListItem(found.page(), found.list(), ListRows.items(found.list()), index))
                .filter(at -> at.index() < at.items().size());
    }

    private static Optional<ListItem> list(Open open, String page) {
        return open.form().walk(open.draft().answers()).page(page).flatMap(found -> ListRows.list(found)
                .map(list -> new ListItem(found, list, List.of(), 0)));
    }
}
