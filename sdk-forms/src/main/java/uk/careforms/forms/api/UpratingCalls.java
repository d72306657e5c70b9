package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.uprating.UpratingLine;
import uk.careforms.engine.uprating.UpratingRun;
import uk.careforms.forms.insight.AskedRun;
import uk.careforms.forms.insight.UpratingLines;
import uk.careforms.forms.web.CsvText;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Upratings, for managers. */
final class UpratingCalls {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final CareForms forms;

    UpratingCalls(CareForms forms) {
        this.forms = forms;
    }

    Reply list(Exchange exchange) {
        return Reply.json(
                200,
                Said.JSON
                        .createObjectBuilder()
                        .add("upratings", Said.list(forms.upratings().runs(), UpratingCalls::json))
                        .build());
    }

    Reply start(Exchange exchange, JsonObject body) {
        LocalDate today = forms.clock().instant().atZone(LONDON).toLocalDate();
        AskedRun asked = AskedRun.of(
                forms,
                Said.text(body, "calculation").orElse(""),
                Said.text(body, "asOf").orElse(""),
                Said.text(body, "provisionalReason").orElse(""),
                today);
        if (!asked.problems().isEmpty()) {
            return ProblemReply.of(422, "The request has members to put right", asked.problems());
        }
        return forms.upratings()
                .start(asked.calculation(), asked.asOf(), asked.provisionalReason(), exchange.actor())
                .map(run -> Reply.json(201, json(run).build())
                        .with("Location", exchange.base() + "/api/upratings/" + run.id()))
                .orElseGet(() -> ProblemReply.of(409, AskedRun.ANOTHER.sentence()));
    }

    Reply one(Exchange exchange) {
        return found(exchange, run -> Reply.json(200, json(run).build()));
    }

    Reply cases(Exchange exchange) {
        return found(
                exchange,
                run -> filtered(exchange, run, from -> {
                    List<UpratingLine> lines = from.after(exchange.query().text("after"));
                    return Reply.json(
                            200,
                            Said.JSON
                                    .createObjectBuilder()
                                    .add("cases", Said.list(lines, UpratingCalls::json))
                                    .add(
                                            "next",
                                            lines.isEmpty()
                                                    ? JsonValue.NULL
                                                    : Said.JSON.createValue(lines.get(lines.size() - 1)
                                                            .reference()
                                                            .text()))
                                    .build());
                }));
    }

    /** Every case, whatever their number. */
    Reply csv(Exchange exchange) {
        return found(
                exchange,
                run -> filtered(exchange, run, from -> {
                    CsvText csv = new CsvText()
                            .line(List.of(
                                    "reference",
                                    "old status",
                                    "old a week",
                                    "new status",
                                    "new a week",
                                    "difference",
                                    "outcome",
                                    "why",
                                    "afterwards",
                                    "told"));
                    String after = exchange.query().text("after");
                    List<UpratingLine> lines;
                    do {
                        lines = from.after(after);
                        for (UpratingLine line : lines) {
                            csv.line(cells(line));
                            after = line.reference().text();
                        }
                    } while (!lines.isEmpty());
                    return csv.reply("uprating-" + run.calculation() + "-" + run.asOf() + ".csv");
                }));
    }

    Reply confirm(Exchange exchange) {
        return found(
                exchange,
                run -> forms.upratings().confirm(run.id(), exchange.actor())
                        ? again(run)
                        : ProblemReply.of(409, "The run does not wait to be confirmed; look at its state"));
    }

    Reply stop(Exchange exchange) {
        return found(
                exchange,
                run -> forms.upratings().stop(run.id(), exchange.actor())
                        ? again(run)
                        : ProblemReply.of(409, "The run has been confirmed or is over; it cannot be stopped"));
    }

    private Reply again(UpratingRun before) {
        return Reply.json(
                200, json(forms.upratings().find(before.id()).orElse(before)).build());
    }

    private Reply filtered(Exchange exchange, UpratingRun run, Function<UpratingLines, Reply> then) {
        return UpratingLines.of(forms, run.id(), exchange.query().first("only").orElse(UpratingLines.ALL))
                .map(then)
                .orElseGet(() -> ProblemReply.of(400, "only must be one of " + String.join(", ", UpratingLines.KEYS)));
    }

    private Reply found(Exchange exchange, Function<UpratingRun, Reply> then) {
        String id = exchange.value("run");
        boolean uuid = id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        Optional<UpratingRun> run = uuid ? forms.upratings().find(UUID.fromString(id)) : Optional.empty();
        return run.map(then).orElseGet(() -> ProblemReply.of(404, "There is no uprating with this id"));
    }

    private static JsonObjectBuilder json(UpratingRun run) {
        return Said.JSON
                .createObjectBuilder()
                .add("id", run.id().toString())
                .add("calculation", run.calculation())
                .add("asOf", run.asOf().toString())
                .add("state", run.state().text())
                .add("startedBy", run.startedBy())
                .add("startedAt", Said.at(run.startedAt()))
                .add("calculatedAt", Said.atOrNull(run.calculatedAt()))
                .add("decidedBy", Said.orNull(run.decidedBy()))
                .add("decidedAt", Said.atOrNull(run.decidedAt()))
                .add("endedAt", Said.atOrNull(run.endedAt()))
                .add("total", run.total())
                .add("done", run.done())
                .add("changed", run.changed())
                .add("needsPerson", run.needsPerson())
                .add("confirmed", run.confirmed())
                .add("provisionalReason", Said.orNull(run.provisionalReason()))
                .add("needsReason", run.needsReason())
                .add("toTell", run.toTell())
                .add("told", run.told())
                .add("notTold", run.notTold());
    }

    private static JsonObjectBuilder json(UpratingLine line) {
        return Said.JSON
                .createObjectBuilder()
                .add("reference", line.reference().text())
                .add("oldStatus", line.oldStatus())
                .add("oldAmount", Said.orNull(line.oldPence().map(UpratingCalls::pounds)))
                .add("newStatus", line.newStatus())
                .add("newAmount", Said.orNull(line.newPence().map(UpratingCalls::pounds)))
                .add("difference", pounds(line.difference()))
                .add("outcome", line.outcome().text())
                .add("why", line.why())
                .add("afterwards", Said.orNull(line.afterwards().map(UpratingLine.Afterwards::text)))
                .add("told", Said.orNull(line.told().map(UpratingLine.Told::text)));
    }

    private static List<String> cells(UpratingLine line) {
        return List.of(
                line.reference().text(),
                line.oldStatus(),
                line.oldPence().map(UpratingCalls::pounds).orElse(""),
                line.newStatus(),
                line.newPence().map(UpratingCalls::pounds).orElse(""),
                pounds(line.difference()),
                line.outcome().text(),
                line.why(),
                line.afterwards().map(UpratingLine.Afterwards::text).orElse(""),
                line.told().map(UpratingLine.Told::text).orElse(""));
    }

    private static String pounds(long pence) {
        return BigDecimal.valueOf(pence, 2).toPlainString();
    }
}
