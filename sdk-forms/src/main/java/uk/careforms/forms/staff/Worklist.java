package uk.careforms.forms.staff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Task;
import uk.careforms.engine.CaseQuery;
import uk.careforms.engine.CaseSummary;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Lists of open tasks and of cases, of one team or of all. Nothing personal stands in them. */
final class Worklist {

    private final Bench bench;

    Worklist(Bench bench) {
        this.bench = bench;
    }

    /** Open tasks, what is overdue or due first on top. */
    Reply tasks(Exchange exchange) {
        Optional<String> team = team(exchange);
        List<Task> open = new ArrayList<>(bench.forms().tasks().open(team));
        open.sort(Comparator.comparing((Task task) -> task.dueAt().orElse(Instant.MAX))
                .thenComparing(Task::createdAt));
        List<View> rows = open.stream().map(task -> row(exchange, task)).toList();
        View view = new View()
                .views("tasks", rows)
                .views("teams", teams(team))
                .number("count", rows.size())
                .flag("one", rows.size() == 1)
                .text("teamName", team.map(bench::teamName).orElse("All teams"))
                .text("action", exchange.base() + "/staff");
        return bench.page(exchange, 200, bench.frame("Worklist"), "worklist", view);
    }

    private View row(Exchange exchange, Task task) {
        String path = exchange.base() + "/staff/tasks/" + task.id();
        return new View()
                .text("name", task.name())
                .text("href", path)
                .text("reference", task.reference().text())
                .text("caseHref", exchange.base() + "/staff/cases/" + task.reference())
                .text("form", formTitle(task.formVersion().form()))
                .text("taskTeam", bench.teamName(task.team()))
                .text("assignee", task.assignee())
                .flag("mine", task.assignee().equals(exchange.user()))
                .text("claim", task.assignee().isEmpty() ? path + "/claim" : "")
                .all(bench.due(task.dueAt(), task.createdAt(), task.team()));
    }

    /** Cases, the newest first. */
    Reply cases(Exchange exchange) {
        Optional<String> team = team(exchange);
        List<View> rows =
                bench.forms().cases().search(new CaseQuery(team, Optional.empty(), Optional.empty(), 200)).stream()
                        .map(summary -> row(exchange, summary))
                        .toList();
        View view = new View()
                .views("cases", rows)
                .views("teams", teams(team))
                .text("teamName", team.map(bench::teamName).orElse("All teams"))
                .text("action", exchange.base() + "/staff/cases");
        return bench.page(exchange, 200, bench.frame("Cases"), "cases", view);
    }

    private View row(Exchange exchange, CaseSummary summary) {
        String team = summary.team().orElse("");
        boolean runs = summary.outcome().isEmpty();
        return new View()
                .text("reference", summary.reference().text())
                .text("caseHref", exchange.base() + "/staff/cases/" + summary.reference())
                .text("form", formTitle(summary.formVersion().form()))
                .text("caseTeam", summary.team().map(bench::teamName).orElse("Not routed yet"))
                .text("status", StatusWords.of(summary.status()))
                .all(bench.due(runs ? summary.dueAt() : Optional.empty(), summary.submittedAt(), team));
    }

    private String formTitle(String form) {
        return bench.forms().form(form).map(FormDefinition::title).orElse(form);
    }

    /** A team that the council has; anything else lists all. */
    private Optional<String> team(Exchange exchange) {
        return exchange.query()
                .first("team")
                .filter(key -> bench.forms().council().team(key).isPresent());
    }

    private List<View> teams(Optional<String> chosen) {
        List<View> teams = new ArrayList<>();
        for (Council.Team team : bench.forms().council().teams().values()) {
            teams.add(new View()
                    .text("key", team.key())
                    .text("teamLabel", team.name())
                    .flag("chosen", chosen.filter(team.key()::equals).isPresent()));
        }
        return teams;
    }
}
