package uk.careforms.forms.assess;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.json.JsonPlace;
import uk.careforms.forms.staff.Bench;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Corrects one fact, with a reason. */
final class CorrectionForm {

    private final Bench bench;

    CorrectionForm(Bench bench) {
        this.bench = bench;
    }

    Reply show(Exchange exchange) {
        return Opened.of(bench, exchange)
                .map(opened -> shown(exchange, opened, exchange.query().text("at"), List.of()))
                .orElseGet(() -> bench.notFound(exchange));
    }

    Reply correct(Exchange exchange) {
        Optional<Opened> opened = Opened.of(bench, exchange);
        if (opened.isEmpty()) {
            return bench.notFound(exchange);
        }
        String at = exchange.form().text("at").strip();
        boolean back = exchange.form().first("back").isPresent();
        String typed = exchange.form().text("fact").strip();
        List<Problem> wrong = new ArrayList<>();
        if (!back && typed.isEmpty()) {
            wrong.add(new Problem("fact", "required", "Enter what holds instead"));
        }
        if (exchange.form().text("reason").isBlank()) {
            wrong.add(new Problem("reason", "required", "Enter why, and what you have seen"));
        }
        if (!wrong.isEmpty()) {
            return shown(exchange, opened.get(), at, wrong);
        }
        Optional<JsonValue> fact = back ? Optional.empty() : Optional.of(value(opened.get(), at, typed));
        return bench.forms()
                .assessments()
                .override(
                        opened.get().reference(),
                        opened.get().name(),
                        at,
                        fact,
                        exchange.form().text("reason"),
                        exchange.actor())
                .fold(
                        made -> bench.seeOther(exchange, opened.get().path() + "/working"),
                        refused -> shown(
                                exchange,
                                opened.get(),
                                at,
                                refused.problems().stream()
                                        .map(problem -> new Problem("fact", problem.code(), problem.sentence()))
                                        .toList()));
    }

    /** What was typed, as what stands there is written: yes and no for what is so or not, a number for a number. */
    private static JsonValue value(Opened opened, String at, String typed) {
        JsonValue now = now(opened, at).orElse(JsonValue.NULL);
        if (now == JsonValue.TRUE || now == JsonValue.FALSE) {
            if (typed.equalsIgnoreCase("yes") || typed.equalsIgnoreCase("no")) {
                return typed.equalsIgnoreCase("yes") ? JsonValue.TRUE : JsonValue.FALSE;
            }
        }
        if (now instanceof JsonNumber && typed.matches("-?[0-9]{1,12}(\\.[0-9]{1,4})?")) {
            return Json.createValue(new BigDecimal(typed));
        }
        return Json.createValue(typed);
    }

    private static Optional<JsonValue> now(Opened opened, String at) {
        if (!at.startsWith("/") || opened.history().isEmpty()) {
            return Optional.empty();
        }
        return JsonPlace.of(at).in(opened.history().get(0).facts());
    }

    /** A fact in words. */
    static String words(JsonValue fact) {
        if (fact instanceof JsonString text) {
            return text.getString();
        }
        if (fact == JsonValue.TRUE || fact == JsonValue.FALSE) {
            return fact == JsonValue.TRUE ? "yes" : "no";
        }
        if (fact instanceof JsonObject object && object.get("reason") instanceof JsonString reason) {
            return reason.getString();
        }
        return fact == JsonValue.NULL ? "not answered" : fact.toString();
    }

    private Reply shown(Exchange exchange, Opened opened, String at, List<Problem> wrong) {
        String path = opened.path() + "/working";
        View view = new View()
                .text("reference", opened.reference().text())
                .text("action", exchange.base() + path + "/correct")
                .text("cancel", exchange.base() + path)
                .text("at", at)
                .text("now", now(opened, at).map(CorrectionForm::words).orElse("Nothing stands there yet"))
                .text("typed", exchange.form().text("fact"))
                .text("reason", exchange.form().text("reason"))
                .text("factError", said(wrong, "fact"))
                .text("reasonError", said(wrong, "reason"))
                .views(
                        "errors",
                        wrong.stream()
                                .map(error -> new View()
                                        .text("href", "#" + error.pointer())
                                        .text("sentence", error.sentence()))
                                .toList());
        return bench.page(
                exchange,
                wrong.isEmpty() ? 200 : 422,
                bench.frame("Correct a fact").back(path).errors(!wrong.isEmpty()),
                "correct-fact",
                view);
    }

    private static String said(List<Problem> wrong, String field) {
        return wrong.stream()
                .filter(error -> error.pointer().equals(field))
                .map(Problem::sentence)
                .findFirst()
                .orElse("");
    }
}
