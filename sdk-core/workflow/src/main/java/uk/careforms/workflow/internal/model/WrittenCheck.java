package uk.careforms.workflow.internal.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.workflow.internal.expression.ModelExpression;
import uk.careforms.workflow.internal.xml.XmlElement;

/** Checks the XML as it is written: every element and attribute against the allow-list, then what is in them. */
final class WrittenCheck {

    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final Pattern YES_OR_NO = Pattern.compile("true|false");
    private static final int LONGEST = 255;

    /** Where an expression may stand; each of them is read by {@link SlotCheck}. */
    private static final Set<String> EXPRESSION_ATTRIBUTES =
            Set.of(Vocabulary.DELEGATE, Vocabulary.CANDIDATE_GROUPS, Vocabulary.DUE_DATE);

    private static final Set<String> EXPRESSION_TEXTS = Set.of("conditionExpression", "timeDate");

    private static final Map<String, Pattern> FIXED_WORDS = Map.of(
            "isExecutable",
            Pattern.compile("true"),
            "isInterrupting",
            Pattern.compile("true"),
            "triggeredByEvent",
            YES_OR_NO,
            "cancelActivity",
            YES_OR_NO,
            "gatewayDirection",
            Pattern.compile("Unspecified|Converging|Diverging|Mixed"),
            Vocabulary.ASYNC,
            YES_OR_NO,
            Vocabulary.EXCLUSIVE,
            YES_OR_NO,
            Vocabulary.TYPE,
            Pattern.compile("([A-Za-z0-9]+:)?tFormalExpression"));

    private final ProcessSource source;
    private final Faults faults;
    private final Set<String> ids = new HashSet<>();

    WrittenCheck(ProcessSource source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    void check(XmlElement root) {
        if (!root.namespace().equals(Vocabulary.BPMN) || !root.name().equals("definitions")) {
            faults.at(root, "The file's outermost element must be 'definitions' of BPMN 2.0 (" + Vocabulary.BPMN + ")");
            return;
        }
        Vocabulary.ALLOWED.check(root, Vocabulary::isShown, faults::at);
        content(root, root);
        List<XmlElement> processes = root.children(Vocabulary.BPMN, "process");
        if (processes.size() != 1) {
            faults.everywhere("The file has " + processes.size() + " processes; it must have one");
        }
        Set<String> messages = messages(root);
        for (XmlElement process : processes) {
            process(process);
            new SlotCheck(source, outcomes(process), messages, faults).check(process);
        }
    }

    /** Checks the values of an element and of all in it. */
    private void content(XmlElement element, XmlElement around) {
        XmlElement at = Vocabulary.isShown(element) ? element : around;
        element.attributes().forEach((key, value) -> attribute(at, key, value));
        if (ModelExpression.startsIn(element.text()) && !EXPRESSION_TEXTS.contains(element.name())) {
            faults.at(at, "The text of '" + element.name() + "' holds an expression; it must be fixed text");
        }
        element.attribute("id").ifPresent(id -> id(element, id));
        if (Vocabulary.NODES.contains(element.name()) && element.attribute("id").isEmpty()) {
            faults.at(element, "The element '" + element.name() + "' needs an id");
        }
        element.children().forEach(child -> content(child, at));
    }

    private void attribute(XmlElement at, String key, String value) {
        String name = key.substring(key.indexOf('}') + 1);
        Pattern words = FIXED_WORDS.get(key);
        if (words != null && !words.matcher(value).matches()) {
            faults.at(at, "The attribute '" + name + "' must be one of: " + words);
        }
        if (ModelExpression.startsIn(value) && !EXPRESSION_ATTRIBUTES.contains(key)) {
            faults.at(at, "The attribute '" + name + "' holds an expression; it must be fixed text");
        }
        if (value.length() > LONGEST && !key.equals("stringValue")) {
            faults.at(at, "The attribute '" + name + "' is longer than " + LONGEST + " characters");
        }
    }

    private void id(XmlElement element, String id) {
        if (!ID.matcher(id).matches()) {
            faults.at(element, "The id '" + id + "' must be a letter, then letters, digits, '_' or '-', 64 at most");
        }
        if (!ids.add(id)) {
            faults.at(element, "The id '" + id + "' is used twice; each element needs its own");
        }
    }

    private void process(XmlElement process) {
        String form = source.formVersion().form();
        if (!process.attribute("id").orElse("").equals(form)) {
            faults.at(process, "The process's id must be the form's: '" + form + "'");
        }
        if (process.attribute("isExecutable").isEmpty()) {
            faults.at(process, "The process must say isExecutable=\"true\"");
        }
    }

    private Set<String> messages(XmlElement root) {
        Set<String> messageIds = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (XmlElement message : root.children(Vocabulary.BPMN, "message")) {
            message.attribute("id").ifPresent(messageIds::add);
            String name = message.attribute("name").orElse("");
            if (!name.matches("[A-Za-z][A-Za-z0-9]{0,63}") || !names.add(name)) {
                faults.at(message, "A message needs a name of its own, of letters and digits, like 'Withdrawn'");
            }
        }
        return messageIds;
    }

    /** The variables that completing the user tasks of a process sets. */
    private Set<String> outcomes(XmlElement process) {
        Set<String> outcomes = new HashSet<>();
        everyElement(process)
                .filter(element -> element.name().equals("userTask"))
                .forEach(task -> {
                    String key = task.attribute("id").orElse("");
                    if (!key.matches("[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")) {
                        faults.at(task, "A user task's id is words joined by dashes, like 'decide-outcome'");
                    } else if (!outcomes.add(OutcomeVariable.of(key))) {
                        faults.at(
                                task,
                                "The outcome of this task is named like that of another task; give it another id");
                    }
                });
        return outcomes;
    }

    private static Stream<XmlElement> everyElement(XmlElement root) {
        return Stream.concat(Stream.of(root), root.children().stream().flatMap(WrittenCheck::everyElement));
    }
}
