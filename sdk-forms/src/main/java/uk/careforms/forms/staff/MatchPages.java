package uk.careforms.forms.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.PersonMatch;
import uk.careforms.api.model.Task;
import uk.careforms.engine.CaseRecord;
import uk.careforms.engine.MatchRecord;
import uk.careforms.engine.TaskResult;
import uk.careforms.engine.form.FormAbout;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Whether one of the records in the case system is the person: candidates side by side, and a person decides. */
final class MatchPages {

    /** The outcomes that a pack gives to a task in which somebody looks; see the pack format, "match". */
    private static final Set<String> MATCH_OUTCOMES = Set.of("linked", "new");

    private static final String NONE = "none";
    private static final String SELECT = "Select which record is the person, or that none is";

    private final Bench bench;

    MatchPages(Bench bench) {
        this.bench = bench;
    }

    /** The page for a task in which somebody looks; empty for every other task. */
    Optional<Reply> review(Exchange exchange, Task task) {
        return record(exchange, task)
                .flatMap(record -> match(record).map(match -> shown(exchange, task, record, match, "")));
    }

    /** Links the chosen record, or has a new one made. */
    Reply decide(Exchange exchange, TaskPages tasks) {
        Optional<Task> found = bench.forms().tasks().find(exchange.value("task"));
        Optional<CaseRecord> record = found.flatMap(task -> record(exchange, task));
        Optional<MatchRecord> match = record.flatMap(MatchPages::match);
        if (found.isEmpty() || record.isEmpty() || match.isEmpty()) {
            return tasks.after(exchange, TaskResult.GONE, "/staff");
        }
        String chosen = exchange.form().text("person");
        Optional<String> person = match.get().candidates().stream()
                .map(candidate -> candidate.person().id())
                .filter(chosen::equals)
                .findFirst();
        if (person.isEmpty() && !chosen.equals(NONE)) {
            return shown(exchange, found.get(), record.get(), match.get(), SELECT);
        }
        String note = exchange.form().text("note").trim();
        TaskResult result = bench.forms().tasks().confirmMatch(found.get().id(), person, note, exchange.actor());
        return tasks.after(exchange, result, "/staff/cases/" + found.get().reference());
    }

    private Optional<CaseRecord> record(Exchange exchange, Task task) {
        return MATCH_OUTCOMES.equals(Set.copyOf(task.outcomes()))
                ? bench.forms().cases().find(task.reference(), exchange.actor())
                : Optional.empty();
    }

    private static Optional<MatchRecord> match(CaseRecord record) {
        return record.matches().stream()
                .filter(match -> match.state() == MatchRecord.State.REVIEW)
                .findFirst();
    }

    private Reply shown(Exchange exchange, Task task, CaseRecord record, MatchRecord match, String error) {
        View view = TaskPages.about(bench, exchange, task)
                .text("complete", exchange.base() + "/staff/tasks/" + task.id() + "/match")
                .text("finder", match.finder())
                .view("asked", asked(record))
                .views("candidates", candidates(exchange, match))
                .flag("noneChosen", exchange.form().text("person").equals(NONE))
                .text("noteLabel", "Why")
                .flag("noteOptional", true)
                .text("noteError", "")
                .text("noteTyped", exchange.form().text("note"))
                .text("error", error)
                .views(
                        "errors",
                        error.isEmpty()
                                ? List.of()
                                : List.of(new View().text("href", "#person").text("sentence", error)));
        return bench.page(
                exchange,
                error.isEmpty() ? 200 : 422,
                bench.frame(task.name()).back("/staff").errors(!error.isEmpty()),
                "match",
                view);
    }

    /** What the form says about the person. */
    private View asked(CaseRecord record) {
        FormDefinition form = bench.forms().form(record.submission().formVersion());
        FormAbout.PersonPointers person = form.about().person();
        Answers answers = record.submission().answers();
        return new View()
                .text("fullName", (text(answers, person.givenName()) + " " + text(answers, person.familyName())).trim())
                .text("born", readable(form, answers, person.dateOfBirth()))
                .text("number", readable(form, answers, person.nhsNumber()))
                .text("postcode", text(answers, person.postcode()));
    }

    private static String text(Answers answers, Optional<String> pointer) {
        return pointer.flatMap(answers::text).orElse("");
    }

    private static String readable(FormDefinition form, Answers answers, Optional<String> pointer) {
        return pointer.flatMap(at ->
                        form.question(at).flatMap(question -> answers.value(at).map(question::readable)))
                .orElse("");
    }

    private static List<View> candidates(Exchange exchange, MatchRecord match) {
        String chosen = exchange.form().text("person");
        List<View> views = new ArrayList<>();
        for (PersonMatch.Candidate candidate : match.candidates()) {
            int number = views.size() + 1;
            views.add(candidate(candidate)
                    .number("candidateNumber", number)
                    .text("choiceId", number == 1 ? "person" : "person-" + number)
                    .text("choiceValue", candidate.person().id())
                    .flag("chosen", candidate.person().id().equals(chosen)));
        }
        return views;
    }

    /** A restricted record shows that it is there and nothing else. */
    private static View candidate(PersonMatch.Candidate candidate) {
        PersonDetails details = candidate.details();
        boolean hidden = details.restricted();
        return new View()
                .text("label", candidate.person().label())
                .flag("restricted", hidden)
                .text("fullName", hidden ? "" : (details.givenName() + " " + details.familyName()).trim())
                .text("born", hidden ? "" : details.dateOfBirth().map(When::day).orElse(""))
                .text(
                        "number",
                        hidden ? "" : details.nhsNumber().map(NhsNumber::spaced).orElse(""))
                .text("postcode", hidden ? "" : details.postcode().orElse(""))
                .texts("reasons", candidate.reasons());
    }
}
