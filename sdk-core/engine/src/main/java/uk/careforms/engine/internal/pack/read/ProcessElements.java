package uk.careforms.engine.internal.pack.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The elements of a process that name something in its pack. Whether the process is allowed at all is the workflow engine's
 * to say.
 *
 * @param userTasks their ids, in the order of the file
 * @param serviceTasks likewise
 */
public record ProcessElements(List<String> userTasks, List<ServiceTask> serviceTasks) {

    public ProcessElements {
        userTasks = List.copyOf(userTasks);
        serviceTasks = List.copyOf(serviceTasks);
    }

    /** A service task with its fields, {@code does} among them. */
    public record ServiceTask(String id, Map<String, String> fields) {
        public ServiceTask {
            fields = Map.copyOf(fields);
        }

        /** What it does; empty when it does not say. */
        public String does() {
            return fields.getOrDefault("does", "");
        }

        /** A field; empty text when it is missing. */
        public String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    /** Reads a model; a fault is noted when it is not well-formed. */
    public static ProcessElements read(Faults faults, String file, String bpmn) {
        Reader reader = new Reader();
        XmlText.read(bpmn, reader).ifPresent(wrong -> faults.add(file, "", wrong));
        return new ProcessElements(reader.userTasks, reader.serviceTasks);
    }

    private static final class Reader implements XmlText.Visitor {

        private final List<String> userTasks = new ArrayList<>();
        private final List<ServiceTask> serviceTasks = new ArrayList<>();
        private Optional<String> task = Optional.empty();
        private final Map<String, String> fields = new HashMap<>();
        private String field = "";

        @Override
        public void starts(String element, Function<String, Optional<String>> attribute) {
            switch (element) {
                case "userTask" -> userTasks.add(attribute.apply("id").orElse(""));
                case "serviceTask" -> {
                    task = Optional.of(attribute.apply("id").orElse(""));
                    fields.clear();
                }
                case "field" -> {
                    field = attribute.apply("name").orElse("");
                    attribute.apply("stringValue").ifPresent(value -> fields.put(field, value.strip()));
                }
                default -> {
                    // everything else names nothing in the pack
                }
            }
        }

        @Override
        public void ends(String element, String text) {
            if (element.equals("string") && task.isPresent()) {
                fields.put(field, text);
            }
            if (element.equals("serviceTask") && task.isPresent()) {
                serviceTasks.add(new ServiceTask(task.get(), fields));
                task = Optional.empty();
            }
        }
    }
}
