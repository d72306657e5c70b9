package uk.careforms.forms.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.insight.InsightReport;
import uk.careforms.engine.insight.InsightTable;
import uk.careforms.engine.insight.Remark;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.staff.Bench;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The measures of a form, with a chart and its table side by side; what people wrote on a page of its own. */
final class InsightPages {

    private static final String PATH = "/insight";
    private static final String AREA = "Adult social care: measures";

    private final Bench bench;

    InsightPages(Bench bench) {
        this.bench = bench;
    }

    Reply forms(Exchange exchange) {
        List<View> forms = bench.forms().forms().stream()
                .map(form -> new View()
                        .text("formTitle", form.title())
                        .text("href", exchange.base() + PATH + "/" + form.id()))
                .toList();
        return bench.page(
                exchange, 200, Frame.of("Measures", AREA, PATH), "insight-forms", new View().views("forms", forms));
    }

    Reply show(Exchange exchange) {
        Optional<FormDefinition> form = bench.forms().form(exchange.value("form"));
        if (form.isEmpty()) {
            return bench.notFound(exchange);
        }
        AskedPeriod period = asked(exchange);
        List<View> tables = new ArrayList<>();
        View view = picker(exchange, form.get(), period);
        report(form.get(), period).ifPresent(report -> {
            report.tables().forEach(table -> tables.add(table(table)));
            view.text("readAt", When.moment(report.readAt()));
        });
        view.views("tables", tables);
        return page(exchange, form.get(), "Measures: " + form.get().title(), period, PATH, "insight", view);
    }

    Reply words(Exchange exchange) {
        Optional<FormDefinition> form = bench.forms().form(exchange.value("form"));
        if (form.isEmpty()) {
            return bench.notFound(exchange);
        }
        AskedPeriod period = asked(exchange);
        List<Remark> remarks = period.problems().isEmpty()
                ? bench.forms()
                        .insight()
                        .remarks(form.get().id(), period.from(), period.to())
                        .orElse(List.of())
                : List.of();
        View view = picker(exchange, form.get(), period)
                .text("action", exchange.base() + PATH + "/" + form.get().id() + "/words")
                .views("remarks", remarks.stream().map(InsightPages::remark).toList());
        return page(
                exchange,
                form.get(),
                "What people wrote: " + form.get().title(),
                period,
                PATH + "/" + form.get().id(),
                "insight-words",
                view);
    }

    private Reply page(
            Exchange exchange,
            FormDefinition form,
            String heading,
            AskedPeriod period,
            String back,
            String template,
            View view) {
        boolean wrong = !period.problems().isEmpty();
        view.text("heading", heading).text("formTitle", form.title());
        return bench.page(
                exchange,
                wrong ? 400 : 200,
                Frame.of(heading, AREA, PATH).back(back).errors(wrong),
                template,
                view);
    }

    private Optional<InsightReport> report(FormDefinition form, AskedPeriod period) {
        return period.problems().isEmpty()
                ? bench.forms().insight().report(form.id(), period.from(), period.to())
                : Optional.empty();
    }

    private AskedPeriod asked(Exchange exchange) {
        LocalDate today = bench.forms().clock().instant().atZone(When.LONDON).toLocalDate();
        return AskedPeriod.of(exchange.query(), today);
    }

    private View picker(Exchange exchange, FormDefinition form, AskedPeriod period) {
        boolean wrong = !period.problems().isEmpty();
        String query = "?from=" + period.from() + "&to=" + period.to();
        String own = exchange.base() + PATH + "/" + form.id();
        String call = exchange.base() + "/api/insight/" + form.id() + query;
        return new View()
                .text("action", own)
                .text(
                        "from",
                        wrong ? exchange.query().text("from") : period.from().toString())
                .text("to", wrong ? exchange.query().text("to") : period.to().toString())
                .text("fromError", sentence(period, "/from"))
                .text("toError", sentence(period, "/to"))
                .text("period", When.day(period.from()) + " to " + When.day(period.to()))
                .flag("good", !wrong)
                .text("csv", call + "&format=csv")
                .text("json", call)
                .text("words", own + "/words" + query)
                .text("figures", own + query)
                .views(
                        "errors",
                        period.problems().stream()
                                .map(problem -> new View()
                                        .text("href", "#" + problem.pointer().substring(1))
                                        .text("sentence", problem.sentence()))
                                .toList());
    }

    private static Optional<String> sentence(AskedPeriod period, String pointer) {
        return period.problems().stream()
                .filter(problem -> problem.pointer().equals(pointer))
                .map(Problem::sentence)
                .findFirst();
    }

    private static View table(InsightTable table) {
        List<View> rows = table.rows().stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>();
                    for (int i = 0; i < row.figures().size(); i++) {
                        cells.add(FigureWords.of(
                                row.figures().get(i), table.columns().get(i).unit()));
                    }
                    return new View().text("rowTitle", row.title()).texts("cells", cells);
                })
                .toList();
        return new View()
                .text("tableId", table.id())
                .text("tableTitle", table.title())
                .text("about", table.about())
                .texts(
                        "columns",
                        table.columns().stream().map(InsightTable.Column::title).toList())
                .views("rows", rows)
                .view("chart", Charts.of(table));
    }

    private static View remark(Remark remark) {
        return new View()
                .text("at", When.day(remark.at()))
                .text("stage", remark.stage().equals("decision") ? "After the decision" : "After sending the form")
                .number("score", remark.score())
                .text("text", remark.text());
    }
}
