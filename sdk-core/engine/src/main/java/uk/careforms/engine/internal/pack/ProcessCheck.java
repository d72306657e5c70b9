package uk.careforms.engine.internal.pack;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.ProcessSource.VariableType;
import uk.careforms.engine.form.TaskKind;
import uk.careforms.engine.internal.pack.read.Faults;
import uk.careforms.engine.internal.pack.read.FormSpec;
import uk.careforms.engine.internal.pack.read.FormSpec.LetterSpec;
import uk.careforms.engine.internal.pack.read.ProcessElements;
import uk.careforms.engine.internal.pack.read.ProcessElements.ServiceTask;

/** Holds a process against its form: whatever one of them names, the other must have. */
final class ProcessCheck {

    /** What a service task may do, and the fields it may have for that. */
    static final Map<String, Set<String>> STEPS = Map.ofEntries(
            Map.entry("decide", Set.of("decision")),
            Map.entry("clock", Set.of("clock", "allowance")),
            Map.entry("in-days", Set.of("instant", "days")),
            Map.entry("match", Set.of("finder")),
            Map.entry("deliver", Set.of("connector", "mapping")),
            Map.entry("attach", Set.of("connector", "continues")),
            Map.entry("letter", Set.of("letter")),
            Map.entry("ask-evidence", Set.of()),
            Map.entry("chase", Set.of()),
            Map.entry("link", Set.of()),
            Map.entry("calculate", Set.of("calculation")),
            Map.entry("status", Set.of("status")),
            Map.entry("close", Set.of("outcome", "outcomeFrom")));

    /** Fields that a service task may do without. */
    private static final Set<String> OPTIONAL = Set.of("mapping", "continues", "outcome", "outcomeFrom");

    private final Faults faults;
    private final String file;
    private final FormSpec spec;
    private final Map<String, VariableType> variables;
    private final Set<String> calculations;
    private final Set<String> lettersSent = new HashSet<>();

    private ProcessCheck(Faults faults, String file, FormSpec spec, Set<String> calculations) {
        this.faults = faults;
        this.file = file;
        this.spec = spec;
        this.calculations = calculations;
        this.variables = new TreeMap<>(spec.variables());
    }

    /** The process with the variables it may read, those that steps and tasks set of themselves included. */
    static ProcessSource check(Faults faults, String folder, FormSpec spec, Set<String> calculations, String bpmn) {
        String file = folder + "/process.bpmn20.xml";
        ProcessCheck check = new ProcessCheck(faults, file, spec, calculations);
        check.elements(ProcessElements.read(faults, file, bpmn), folder + "/form.json");
        return new ProcessSource(spec.formVersion(), file, bpmn, check.variables, STEPS);
    }

    private void elements(ProcessElements process, String form) {
        for (String id : process.userTasks()) {
            if (!spec.tasks().containsKey(id)) {
                fault(id, "has no entry under 'tasks' in form.json");
            }
            sets(outcomeVariable(id), VariableType.TEXT, id);
        }
        for (String id : spec.tasks().keySet()) {
            if (!process.userTasks().contains(id)) {
                faults.add(form, "/tasks/" + id, "The process has no user task '" + id + "'");
            }
        }
        process.serviceTasks().forEach(this::service);
        process.serviceTasks().forEach(this::closing);
        process.serviceTasks().forEach(task -> continuing(task, process.serviceTasks()));
        for (LetterSpec written : spec.letters().values()) {
            String letter = written.name();
            if (LetterWriter.MESSAGE_NOTICES.contains(letter)) {
                messageNotice(form, written);
            } else if (!lettersSent.contains(letter)) {
                faults.add(form, "/letters/" + letter, "No step of the process sends this letter");
            }
        }
    }

    /** Sent by the engine when an officer writes a message: whoever reads it over a shoulder learns nothing. */
    private void messageNotice(String form, LetterSpec letter) {
        if (!letter.uses().isEmpty()) {
            faults.add(
                    form,
                    "/letters/" + letter.name() + "/uses",
                    "This letter says that there is a message and nothing else; take 'uses' away");
        }
    }

    private void service(ServiceTask task) {
        Set<String> fields = STEPS.get(task.does());
        if (fields == null) {
            fault(task.id(), "does '" + task.does() + "', which is none of " + new TreeSet<>(STEPS.keySet()));
            return;
        }
        for (String field : fields) {
            if (task.field(field).isEmpty() && !OPTIONAL.contains(field)) {
                fault(task.id(), "needs the field '" + field + "'");
            }
        }
        switch (task.does()) {
            case "decide" -> decide(task);
            case "clock" -> clock(task);
            case "match" -> sets("match", VariableType.TEXT, task.id());
            case "in-days" -> days(task);
            case "calculate" -> calculate(task);
            case "deliver", "attach" -> connector(task);
            case "letter" -> {
                among(task, "letter", spec.letters().keySet());
                lettersSent.add(task.field("letter"));
            }
            case "ask-evidence" -> sets("evidenceOutstanding", VariableType.BOOLEAN, task.id());
            case "chase" -> chase(task);
            case "link" -> {
                // sets nothing: a link is no routing fact
            }
            case "status" -> {
                if (!task.field("status").matches("[a-z]+(-[a-z]+)*")) {
                    fault(task.id(), "needs a status of lower-case words joined by dashes, like with-team");
                }
            }
            default -> sets("closed", VariableType.TEXT, task.id());
        }
    }

    private void decide(ServiceTask task) {
        among(task, "decision", spec.decisions().keySet());
        sets("undecided", VariableType.BOOLEAN, task.id());
        spec.decisions().getOrDefault(task.field("decision"), List.of()).stream()
                .flatMap(entry -> entry.publishes().stream())
                .forEach(name -> variables.putIfAbsent(name, VariableType.TEXT));
    }

    private void connector(ServiceTask task) {
        Set<String> own = new TreeSet<>(spec.connectors().keySet());
        own.removeIf(name -> name.contains(FormSpec.ALSO));
        among(task, "connector", own);
        String also = task.field("mapping");
        if (!also.isEmpty() && !spec.connectors().containsKey(task.field("connector") + FormSpec.ALSO + also)) {
            fault(task.id(), "names the mapping '" + also + "', which its connector has not under 'also' in form.json");
        }
    }

    /** A step continues one that puts files beside the same case and continues none itself. */
    private void continuing(ServiceTask task, List<ServiceTask> all) {
        String earlier = task.field("continues");
        boolean fits = all.stream()
                .anyMatch(other -> other.id().equals(earlier)
                        && !other.id().equals(task.id())
                        && other.does().equals("attach")
                        && other.field("connector").equals(task.field("connector"))
                        && other.field("continues").isEmpty());
        if (task.does().equals("attach") && !earlier.isEmpty() && !fits) {
            fault(
                    task.id(),
                    "continues '" + earlier + "', which is no other step that does 'attach' with the same connector");
        }
    }

    private void calculate(ServiceTask task) {
        among(task, "calculation", calculations);
        sets("calculationStatus", VariableType.TEXT, task.id());
        sets("provisional", VariableType.BOOLEAN, task.id());
    }

    private void days(ServiceTask task) {
        if (!task.field("instant").matches("[a-z][A-Za-z0-9]*")) {
            fault(task.id(), "needs the name of the instant it sets, one plain word like askAgain");
            return;
        }
        if (!task.field("days").matches("[1-9][0-9]{0,2}")) {
            fault(task.id(), "needs a number of days from 1 to 999");
        }
        sets(task.field("instant"), VariableType.INSTANT, task.id());
    }

    private void chase(ServiceTask task) {
        for (String flag : List.of("evidenceOutstanding", "evidencePastDeadline", "reminderDue")) {
            sets(flag, VariableType.BOOLEAN, task.id());
        }
        sets("nextReminder", VariableType.INSTANT, task.id());
    }

    private void clock(ServiceTask task) {
        String clock = task.field("clock");
        if (!clock.matches("[a-z][A-Za-z0-9]*")) {
            fault(task.id(), "needs a clock's name, one plain word like accept");
            return;
        }
        for (String end : List.of("Due", "Half", "FourFifths")) {
            sets(clock + end, VariableType.INSTANT, task.id());
        }
        try {
            Duration allowance = Duration.parse(task.field("allowance"));
            if (allowance.isNegative() || allowance.isZero() || allowance.compareTo(Duration.ofHours(2_000)) > 0) {
                fault(task.id(), "needs an allowance of more than nothing and at most 2,000 working hours");
            }
        } catch (DateTimeParseException wrong) {
            fault(task.id(), "needs an allowance of working time like PT24H");
        }
    }

    private void closing(ServiceTask task) {
        if (!task.does().equals("close")) {
            return;
        }
        String outcome = task.field("outcome");
        String variable = task.field("outcomeFrom");
        if (outcome.isEmpty() == variable.isEmpty()) {
            fault(task.id(), "closes the case and needs either 'outcome' or 'outcomeFrom'");
        } else if (!outcome.isEmpty()) {
            among(task, "outcome", spec.outcomes().keySet());
        } else if (!variables.containsKey(variable)) {
            fault(task.id(), "takes its outcome from the variable '" + variable + "', which nothing sets");
        } else {
            spec.tasks().forEach((id, kind) -> {
                if (outcomeVariable(id).equals(variable)) {
                    endsIn(task, id, kind);
                }
            });
        }
    }

    private void endsIn(ServiceTask close, String task, TaskKind kind) {
        for (String outcome : kind.outcomes().keySet()) {
            if (!spec.outcomes().containsKey(outcome)) {
                fault(
                        close.id(),
                        "may close the case with '" + outcome + "' from task '" + task
                                + "', which is not under 'outcomes' in form.json");
            }
        }
    }

    private void among(ServiceTask task, String field, Set<String> known) {
        String name = task.field(field);
        if (!name.isEmpty() && !known.contains(name)) {
            fault(task.id(), "names the " + field + " '" + name + "'; form.json has " + new TreeSet<>(known));
        }
    }

    private void sets(String variable, VariableType type, String id) {
        VariableType declared = variables.putIfAbsent(variable, type);
        if (declared != null && declared != type) {
            fault(id, "sets '" + variable + "', which form.json declares with another type");
        }
    }

    /** {@code decide-outcome} sets {@code decideOutcomeOutcome}. */
    static String outcomeVariable(String taskId) {
        StringBuilder name = new StringBuilder();
        for (String word : taskId.split("-", -1)) {
            boolean first = name.isEmpty() || word.isEmpty();
            name.append(first ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.append("Outcome").toString();
    }

    private void fault(String id, String sentence) {
        faults.add(file, "#" + id, "'" + id + "' " + sentence);
    }
}
