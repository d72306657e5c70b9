package uk.careforms.forms.assess;

import java.util.Optional;
import uk.careforms.engine.AssessmentRecord;
import uk.careforms.engine.Assessments;
import uk.careforms.engine.ComparedLine;
import uk.careforms.forms.staff.Bench;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Two calculations beside each other, line by line: last year and this. */
final class ComparisonPage {

    private final Bench bench;

    ComparisonPage(Bench bench) {
        this.bench = bench;
    }

    Reply show(Exchange exchange) {
        Optional<Opened> opened = Opened.of(bench, exchange);
        Optional<AssessmentRecord> earlier =
                opened.flatMap(known -> known.numbered(exchange.query().text("earlier")));
        Optional<AssessmentRecord> later =
                opened.flatMap(known -> known.numbered(exchange.query().text("later")));
        if (opened.isEmpty() || earlier.isEmpty() || later.isEmpty()) {
            return bench.notFound(exchange);
        }
        View view = new View()
                .text("reference", opened.get().reference().text())
                .view("before", WorkingPage.about(earlier.get()))
                .view("after", WorkingPage.about(later.get()))
                .views(
                        "lines",
                        Assessments.compare(earlier.get(), later.get()).stream()
                                .map(ComparisonPage::line)
                                .toList());
        String path = opened.get().path() + "/working";
        return bench.page(
                exchange, 200, bench.frame("Two calculations compared").back(path), "comparison", view);
    }

    private static View line(ComparedLine line) {
        return new View()
                .text("label", line.label())
                .text("earlier", line.earlier().map(Pounds::of).orElse("Not there"))
                .text("later", line.later().map(Pounds::of).orElse("Not there"))
                .flag("changed", line.changed());
    }
}
