package uk.careforms.forms.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import uk.careforms.api.model.Problem;
import uk.careforms.api.spi.Calculation;
import uk.careforms.engine.uprating.UpratingLine;
import uk.careforms.engine.uprating.UpratingLine.Outcome;
import uk.careforms.engine.uprating.UpratingRun;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.staff.Bench;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Access;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The yearly uprating: started, looked at while it runs, looked through, confirmed or stopped. */
final class UpratingPages {

    private static final String PATH = "/uprating";
    private static final String AREA = "Adult social care: uprating";
    private static final int MOST = 200;

    private final Bench bench;

    UpratingPages(Bench bench) {
        this.bench = bench;
    }

    Reply list(Exchange exchange) {
        return list(exchange, 200, List.of());
    }

    private Reply list(Exchange exchange, int status, List<Problem> problems) {
        List<View> errors = problems.stream()
                .map(problem -> new View()
                        .text("href", "#" + problem.pointer().substring(1))
                        .text("sentence", problem.sentence()))
                .toList();
        View view = new View()
                .text("action", exchange.base() + PATH)
                .texts(
                        "calculations",
                        bench.forms().calculations().installed().stream()
                                .map(Calculation::name)
                                .toList())
                .text("asOf", exchange.form().text("asOf"))
                .text("asOfError", sentence(problems, "/asOf"))
                .text("reason", exchange.form().text("provisionalReason"))
                .text("reasonError", sentence(problems, "/provisionalReason"))
                .views("errors", errors)
                .views(
                        "runs",
                        bench.forms().upratings().runs().stream()
                                .map(run -> run(exchange, run))
                                .toList());
        return bench.page(
                exchange, status, Frame.of("Uprating", AREA, PATH).errors(!problems.isEmpty()), "upratings", view);
    }

    private static Optional<String> sentence(List<Problem> problems, String pointer) {
        return problems.stream()
                .filter(problem -> problem.pointer().equals(pointer))
                .map(Problem::sentence)
                .findFirst();
    }

    Reply start(Exchange exchange) {
        LocalDate today = bench.forms().clock().instant().atZone(When.LONDON).toLocalDate();
        AskedRun asked = AskedRun.of(
                bench.forms(),
                exchange.form().text("calculation"),
                exchange.form().text("asOf"),
                exchange.form().text("provisionalReason"),
                today);
        if (!asked.problems().isEmpty()) {
            return list(exchange, 422, asked.problems());
        }
        Optional<UpratingRun> run = bench.forms()
                .upratings()
                .start(asked.calculation(), asked.asOf(), asked.provisionalReason(), exchange.actor());
        return run.map(started -> bench.seeOther(exchange, PATH + "/" + started.id()))
                .orElseGet(() -> list(exchange, 409, List.of(AskedRun.ANOTHER)));
    }

    Reply show(Exchange exchange) {
        return found(exchange, run -> {
            String only = exchange.query()
                    .first("only")
                    .filter(UpratingLines.KEYS::contains)
                    .orElse(Outcome.CHANGED.text());
            List<UpratingLine> lines = UpratingLines.of(bench.forms(), run.id(), only)
                    .orElseThrow()
                    .after(exchange.query().text("after"));
            boolean more = lines.size() > MOST;
            List<UpratingLine> shown = more ? lines.subList(0, MOST) : lines;
            String own = exchange.base() + PATH + "/" + run.id();
            View view = run(exchange, run)
                    .views(
                            "lines",
                            shown.stream().map(line -> line(exchange, line)).toList())
                    .views("filters", filters(only))
                    .text("again", own + "?only=" + only)
                    .text(
                            "next",
                            more
                                    ? own + "?only=" + only + "&after="
                                            + shown.get(MOST - 1).reference().text()
                                    : "")
                    .text("csv", exchange.base() + "/api/upratings/" + run.id() + "/cases?format=csv&only=" + only);
            return bench.page(exchange, 200, Frame.of("Uprating", AREA, PATH).back(PATH), "uprating", view);
        });
    }

    Reply confirm(Exchange exchange) {
        return found(
                exchange,
                run -> bench.forms().upratings().confirm(run.id(), exchange.actor())
                        ? bench.seeOther(exchange, PATH + "/" + run.id())
                        : late(exchange, run));
    }

    Reply stop(Exchange exchange) {
        return found(
                exchange,
                run -> bench.forms().upratings().stop(run.id(), exchange.actor())
                        ? bench.seeOther(exchange, PATH + "/" + run.id())
                        : late(exchange, run));
    }

    private Reply late(Exchange exchange, UpratingRun run) {
        return bench.sorry(
                exchange,
                "That is not possible any more",
                "Somebody has confirmed or stopped this run, or it is not ready yet. Nothing was changed by you.",
                PATH + "/" + run.id());
    }

    private Reply found(Exchange exchange, Function<UpratingRun, Reply> then) {
        return id(exchange.value("run"))
                .flatMap(id -> bench.forms().upratings().find(id))
                .map(then)
                .orElseGet(() -> bench.notFound(exchange));
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static View run(Exchange exchange, UpratingRun run) {
        String own = exchange.base() + PATH + "/" + run.id();
        return new View()
                .text("href", own)
                .text("calculation", run.calculation())
                .text("day", When.day(run.asOf()))
                .text("state", words(run.state()))
                .text("colour", colour(run.state()))
                .text("startedBy", run.startedBy())
                .text("startedAt", When.moment(run.startedAt()))
                .text("decidedBy", run.decidedBy())
                .text("decidedAt", run.decidedAt().map(When::moment))
                .number("total", run.total())
                .text(
                        "progressLabel",
                        switch (run.state()) {
                            case CONFIRMING -> "New figures in force";
                            case TELLING -> "Cases told";
                            default -> "Cases calculated";
                        })
                .number(
                        "done",
                        switch (run.state()) {
                            case CONFIRMING -> run.confirmed();
                            case TELLING -> run.told() + run.notTold();
                            default -> run.done();
                        })
                .number("of", run.state() == UpratingRun.State.TELLING ? run.toTell() : run.total())
                .number("most", Math.max(run.state() == UpratingRun.State.TELLING ? run.toTell() : run.total(), 1))
                .number("changed", run.changed())
                .number("person", run.needsPerson())
                .number("comesIntoForce", run.done() - (long) run.needsPerson())
                .flag("moving", run.isMoving())
                .text("reason", run.provisionalReason())
                .flag("wantsReason", run.needsReason() > 0)
                .number("needsReason", run.needsReason())
                .flag("tells", run.toTell() > 0)
                .number("toTell", run.toTell())
                .number("told", run.told())
                .flag("someNotTold", run.notTold() > 0)
                .number("notTold", run.notTold())
                .text("notToldHref", own + "?only=" + UpratingLines.NOT_TOLD)
                .flag("ready", run.state() == UpratingRun.State.DONE)
                .flag("stoppable", run.state() == UpratingRun.State.RUNNING || run.state() == UpratingRun.State.DONE)
                .text("confirm", own + "/confirm")
                .text("stop", own + "/stop");
    }

    private static List<View> filters(String chosen) {
        List<View> filters = new ArrayList<>();
        UpratingLines.KEYS.forEach(key -> filters.add(new View()
                .text("key", key)
                .text(
                        "filterLabel",
                        switch (key) {
                            case "changed" -> "Those that change";
                            case "person" -> "Those that a person has to look at";
                            case "not-told" -> "Those whose case was not told";
                            case "same" -> "Those that stay as they are";
                            default -> "All";
                        })
                .flag("chosen", key.equals(chosen))));
        return filters;
    }

    private static View line(Exchange exchange, UpratingLine line) {
        return new View()
                .text("reference", line.reference().text())
                .text(
                        "caseHref",
                        exchange.may(Access.STAFF)
                                ? exchange.base() + "/staff/cases/"
                                        + line.reference().text()
                                : "")
                .text("before", figure(line.oldStatus(), line.oldPence()))
                .text("now", figure(line.newStatus(), line.newPence()))
                .text("difference", line.newPence().isEmpty() ? "" : Pounds.signed(line.difference()))
                .text("why", line.why())
                .text("afterwards", line.afterwards().map(UpratingPages::words))
                .text("news", line.told().map(UpratingPages::words));
    }

    private static String figure(String status, Optional<Long> pence) {
        String words = status.replace('-', ' ');
        return pence.map(amount -> words + ", " + Pounds.of(amount)).orElse(words);
    }

    private static String words(UpratingRun.State state) {
        return switch (state) {
            case RUNNING -> "Being calculated";
            case DONE -> "Waiting to be confirmed";
            case CONFIRMING -> "Coming into force";
            case TELLING -> "In force, people are being told";
            case CONFIRMED -> "In force";
            case STOPPED -> "Stopped";
        };
    }

    private static String colour(UpratingRun.State state) {
        return switch (state) {
            case RUNNING, CONFIRMING, TELLING -> "blue";
            case DONE -> "yellow";
            case CONFIRMED -> "green";
            case STOPPED -> "grey";
        };
    }

    private static String words(UpratingLine.Afterwards afterwards) {
        return switch (afterwards) {
            case CONFIRMED -> "In force";
            case KEPT -> "The old figure was kept";
            case SUPERSEDED -> "Decided anew in between: look at it";
        };
    }

    private static String words(UpratingLine.Told told) {
        return switch (told) {
            case WAITING -> "Will be told";
            case TOLD -> "Told";
            case NOT_TOLD -> "Not told: look at it";
        };
    }
}
