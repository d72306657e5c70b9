package uk.careforms.forms.api;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.insight.Figure;
import uk.careforms.engine.insight.InsightReport;
import uk.careforms.engine.insight.InsightTable;
import uk.careforms.forms.insight.AskedPeriod;
import uk.careforms.forms.web.CsvText;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Measures of forms, for managers. */
final class InsightCalls {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final CareForms forms;

    InsightCalls(CareForms forms) {
        this.forms = forms;
    }

    Reply report(Exchange exchange) {
        return asked(
                exchange,
                (form, period) -> Reply.json(
                        200,
                        forms.insight()
                                .report(form, period.from(), period.to())
                                .map(InsightCalls::json)
                                .orElseThrow()
                                .build()));
    }

    /** One line for each figure, so that any spreadsheet can turn it as it likes. */
    Reply csv(Exchange exchange) {
        return asked(exchange, (form, period) -> {
            CsvText csv =
                    new CsvText().line(List.of("table", "row", "row title", "measure", "unit", "value", "suppressed"));
            InsightReport report =
                    forms.insight().report(form, period.from(), period.to()).orElseThrow();
            report.tables().forEach(table -> table.rows().forEach(row -> lines(csv, table, row)));
            return csv.reply("measures-" + form + "-" + period.from() + "-to-" + period.to() + ".csv");
        });
    }

    Reply words(Exchange exchange) {
        return asked(
                exchange,
                (form, period) -> Reply.json(
                        200,
                        Said.JSON
                                .createObjectBuilder()
                                .add(
                                        "words",
                                        Said.list(
                                                forms.insight()
                                                        .remarks(form, period.from(), period.to())
                                                        .orElse(List.of()),
                                                remark -> Said.JSON
                                                        .createObjectBuilder()
                                                        .add("at", Said.at(remark.at()))
                                                        .add("stage", remark.stage())
                                                        .add("score", remark.score())
                                                        .add("text", remark.text())))
                                .build()));
    }

    private Reply asked(Exchange exchange, BiFunction<String, AskedPeriod, Reply> then) {
        String form = exchange.value("form");
        if (forms.form(form).isEmpty()) {
            return FormCalls.unknown();
        }
        LocalDate today = forms.clock().instant().atZone(LONDON).toLocalDate();
        AskedPeriod period = AskedPeriod.of(exchange.query(), today);
        return period.problems().isEmpty()
                ? then.apply(form, period)
                : ProblemReply.of(400, "The period has to be put right", period.problems());
    }

    private static JsonObjectBuilder json(InsightReport report) {
        return Said.JSON
                .createObjectBuilder()
                .add("form", report.form())
                .add("title", report.title())
                .add("from", report.from().toString())
                .add("to", report.to().toString())
                .add("readAt", Said.at(report.readAt()))
                .add("tables", Said.list(report.tables(), table -> Said.JSON
                        .createObjectBuilder()
                        .add("id", table.id())
                        .add("title", table.title())
                        .add("about", table.about())
                        .add("columns", Said.list(table.columns(), column -> Said.JSON
                                .createObjectBuilder()
                                .add("key", column.key())
                                .add("title", column.title())
                                .add("unit", column.unit().name().toLowerCase(Locale.ROOT))))
                        .add("rows", Said.list(table.rows(), row -> Said.JSON
                                .createObjectBuilder()
                                .add("key", row.key())
                                .add("title", row.title())
                                .add("total", row.total())
                                .add("figures", figures(table, row))))));
    }

    private static JsonObjectBuilder figures(InsightTable table, InsightTable.Row row) {
        JsonObjectBuilder figures = Said.JSON.createObjectBuilder();
        for (int i = 0; i < row.figures().size(); i++) {
            Figure figure = row.figures().get(i);
            figures.add(
                    table.columns().get(i).key(),
                    Said.JSON
                            .createObjectBuilder()
                            .add(
                                    "value",
                                    figure.value()
                                            .<JsonValue>map(Said.JSON::createValue)
                                            .orElse(JsonValue.NULL))
                            .add("suppressed", figure.suppressed()));
        }
        return figures;
    }

    private static void lines(CsvText csv, InsightTable table, InsightTable.Row row) {
        for (int i = 0; i < row.figures().size(); i++) {
            Figure figure = row.figures().get(i);
            InsightTable.Column column = table.columns().get(i);
            csv.line(List.of(
                    table.id(),
                    row.key(),
                    row.title(),
                    column.key(),
                    column.unit().name().toLowerCase(Locale.ROOT),
                    figure.value().map(value -> value.toPlainString()).orElse(""),
                    figure.suppressed() ? "true" : "false"));
        }
    }
}
