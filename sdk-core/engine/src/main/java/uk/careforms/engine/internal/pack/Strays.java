package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.internal.pack.read.ProblemCodes;
import uk.careforms.engine.json.JsonPlace;

/** Finds answers to questions that the form does not have. */
final class Strays {

    private static final int MOST = 20;

    private final Set<String> answers = new HashSet<>();
    private final Set<String> groups = new HashSet<>();

    Strays(FormDefinition form) {
        form.pages().forEach(page -> page.questions().forEach(question -> {
            answers.add(question.at());
            for (int slash = question.at().lastIndexOf('/');
                    slash > 0;
                    slash = question.at().lastIndexOf('/', slash - 1)) {
                groups.add(question.at().substring(0, slash));
            }
        }));
    }

    /** At most twenty of them; where a key does not look like one of ours, the place that holds it. */
    List<Problem> in(JsonObject given) {
        List<Problem> found = new ArrayList<>();
        look(given, "", found);
        return found;
    }

    private void look(JsonObject object, String at, List<Problem> found) {
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            if (found.size() >= MOST) {
                return;
            }
            String pointer = JsonPlace.below(at, member.getKey());
            if (groups.contains(pointer)) {
                group(member.getValue(), pointer, found);
            } else if (!answers.contains(pointer)) {
                boolean plain = member.getKey().matches("[A-Za-z][A-Za-z0-9_-]{0,59}");
                found.add(new Problem(
                        plain ? pointer : at, ProblemCodes.UNKNOWN, "The form does not ask this; take the answer out"));
            }
        }
    }

    private void group(JsonValue value, String pointer, List<Problem> found) {
        if (value instanceof JsonObject object) {
            look(object, pointer, found);
        } else {
            found.add(new Problem(
                    pointer, ProblemCodes.WRONG_SHAPE, "This part of the form is an object that holds answers"));
        }
    }
}
