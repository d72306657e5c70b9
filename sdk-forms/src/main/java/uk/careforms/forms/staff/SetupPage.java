package uk.careforms.forms.staff;

import java.util.Comparator;
import java.util.List;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.engine.Health;
import uk.careforms.engine.Measure;
import uk.careforms.engine.form.PackReport;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The set-up check: every plug-in asked whether it would work, and every sample of every form run. */
final class SetupPage {

    private static final String HEADING = "Set-up check";

    private final Bench bench;

    SetupPage(Bench bench) {
        this.bench = bench;
    }

    /** Plug-ins and this node. */
    Reply show(Exchange exchange) {
        return shown(exchange, new View().flag("packsChecked", false));
    }

    /** Samples as well: that takes a while, so only when asked. */
    Reply packs(Exchange exchange) {
        PackReport report = bench.forms().checkPacks();
        return shown(exchange, new View().flag("packsChecked", true).all(results(report)));
    }

    private Reply shown(Exchange exchange, View packs) {
        Health health = bench.forms().health();
        List<View> measures = health.measures().stream()
                .sorted(Comparator.comparing(Measure::name)
                        .thenComparing(measure -> measure.target().orElse("")))
                .map(measure -> new View()
                        .text("measure", measure.name())
                        .text("of", measure.target())
                        .text("value", measure.value().toString()))
                .toList();
        View view = new View()
                .views("plugIns", problems(bench.forms().check()))
                .views("node", checks(health))
                .flag("ready", health.ready())
                .views("measures", measures)
                .text("action", exchange.base() + "/operator/set-up/packs")
                .all(packs);
        return bench.page(exchange, 200, Frame.of(HEADING, "Operations", "/operator/deliveries"), "set-up", view);
    }

    private static List<View> checks(Health health) {
        return health.checks().stream()
                .map(check -> new View()
                        .text("check", StatusWords.of(check.check()))
                        .text("sentence", check.sentence())
                        .text("checkState", StatusWords.of(check.state().text()))
                        .text("colour", Colours.of(check.state())))
                .toList();
    }

    private static View results(PackReport report) {
        List<View> packs = report.packs().stream()
                .map(pack -> new View()
                        .text("pack", pack.formVersion().toString())
                        .number("samples", pack.samples().size())
                        .number("failed", pack.failed())
                        .views(
                                "faults",
                                pack.samples().stream()
                                        .filter(sample -> !sample.passed())
                                        .map(SetupPage::fault)
                                        .toList()))
                .toList();
        return new View().views("packs", packs).flag("passed", report.passed());
    }

    private static View fault(PackReport.SampleResult sample) {
        return new View()
                .text("file", sample.file())
                .text("about", sample.about())
                .texts("sentences", sample.faults());
    }

    private static List<View> problems(List<SetupProblem> problems) {
        return problems.stream()
                .map(problem -> new View().text("where", problem.where()).text("sentence", problem.sentence()))
                .toList();
    }
}
