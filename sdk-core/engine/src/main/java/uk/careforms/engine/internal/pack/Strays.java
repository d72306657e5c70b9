package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.internal.pack.read.ProblemCodes;
import uk.careforms.engine.json.JsonPlace;

/** Finds answers to questions that the form does not have. */
final class Strays {

    private static final int MOST = 20;

    /** Groups as maps, answers as themselves. */
    private final Map<String, Object> asked = new HashMap<>();

    Strays(FormDefinition form) {
        form.pages().forEach(page -> page.questions().forEach(question -> add(question.place())));
    }

    private void add(JsonPlace place) {
        Map<String, Object> here = asked;
        int last = place.keys().size() - 1;
        for (String key : place.keys().subList(0, last)) {
            here = group(here.computeIfAbsent(key, made -> new HashMap<String, Object>()));
        }
        here.put(place.keys().get(last), place);
    }

    @SuppressWarnings("unchecked") // no question's place leads through another question's: the loader refuses that
    private static Map<String, Object> group(Object node) {
        return (Map<String, Object>) node;
    }

    /** At most twenty of them; where a key does not look like one of ours, the place that holds it. */
    List<Problem> in(JsonObject given) {
        List<Problem> found = new ArrayList<>();
        look(given, asked, "", found);
        return found;
    }

    private static void look(JsonObject object, Map<String, Object> group, String at, List<Problem> found) {
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            if (found.size() >= MOST) {
                return;
            }
            Object node = group.get(member.getKey());
            if (node == null) {
                boolean plain = member.getKey().matches("[A-Za-z][A-Za-z0-9_-]{0,59}");
                found.add(new Problem(
                        plain ? JsonPlace.below(at, member.getKey()) : at,
                        ProblemCodes.UNKNOWN,
                        "The form does not ask this; take the answer out"));
            } else if (!(node instanceof JsonPlace)) {
                group(member.getValue(), group(node), JsonPlace.below(at, member.getKey()), found);
            }
        }
    }

    private static void group(JsonValue value, Map<String, Object> group, String pointer, List<Problem> found) {
        if (value instanceof JsonObject object) {
            look(object, group, pointer, found);
        } else {
            found.add(new Problem(
                    pointer, ProblemCodes.WRONG_SHAPE, "This part of the form is an object that holds answers"));
        }
    }
}
