package uk.careforms.engine.internal.pack.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.engine.form.TaskKind;

/** Reads what staff are asked to do. */
final class TaskReader {

    private final Node form;

    TaskReader(Node form) {
        this.form = form;
    }

    Map<String, TaskKind> read() {
        Map<String, TaskKind> tasks = new LinkedHashMap<>();
        form.members("tasks").forEach((id, node) -> tasks.put(id, task(id, node)));
        return tasks;
    }

    private TaskKind task(String id, Node node) {
        node.only(Set.of("title", "outcomes", "note", "decides", "notBy"));
        Map<String, String> outcomes = new LinkedHashMap<>();
        node.members("outcomes").forEach((key, label) -> {
            code(label, key);
            outcomes.put(key, label.text());
        });
        if (outcomes.isEmpty()) {
            node.fault("outcomes", "A task needs at least one outcome to be completed with");
        }
        Optional<String> decides = node.optionalText("decides");
        Set<String> calculations = form.members("calculations").keySet();
        decides.filter(name -> !calculations.contains(name))
                .ifPresent(name -> node.fault(
                        "decides", "There is no calculation '" + name + "' under 'calculations': " + calculations));
        List<String> notBy = node.has("notBy") ? node.texts("notBy") : List.of();
        Set<String> tasks = form.members("tasks").keySet();
        notBy.stream()
                .filter(other -> other.equals(id) || !tasks.contains(other))
                .forEach(other -> node.fault("notBy", "'" + other + "' is no other task of this form: " + tasks));
        return new TaskKind(node.text("title"), outcomes, note(node), decides, notBy);
    }

    private static TaskKind.Note note(Node node) {
        String text = node.optionalText("note").orElse("none");
        for (TaskKind.Note note : TaskKind.Note.values()) {
            if (note.text().equals(text)) {
                return note;
            }
        }
        node.fault("note", "A note is 'none', 'optional' or 'required'");
        return TaskKind.Note.NONE;
    }

    /** A code that is plain words. */
    static void code(Node node, String key) {
        if (!key.matches("[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")) {
            node.fault("A code is plain words joined by dashes, like not-eligible");
        }
    }
}
