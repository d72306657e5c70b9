package uk.careforms.forms.assess;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Submission;
import uk.careforms.engine.AssessmentRecord;
import uk.careforms.engine.EvidenceItem;
import uk.careforms.engine.OverrideRecord;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.TypedDate;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.staff.Bench;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** How a figure came about, line by line, with what stands against deciding on it. */
final class WorkingPage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Bench bench;

    WorkingPage(Bench bench) {
        this.bench = bench;
    }

    Reply show(Exchange exchange) {
        return Opened.of(bench, exchange)
                .map(opened -> shown(exchange, opened, List.of()))
                .orElseGet(() -> bench.notFound(exchange));
    }

    Reply recalculate(Exchange exchange) {
        Optional<Opened> opened = Opened.of(bench, exchange);
        if (opened.isEmpty()) {
            return bench.notFound(exchange);
        }
        var form = exchange.form();
        Optional<LocalDate> day =
                new TypedDate(form.text("asOf-day"), form.text("asOf-month"), form.text("asOf-year")).date();
        if (day.isEmpty()) {
            return shown(
                    exchange,
                    opened.get(),
                    List.of(new Problem("asOf-day", "date", "Enter the day to calculate for, like 6 4 2027")));
        }
        return bench.forms()
                .assessments()
                .recalculate(
                        opened.get().reference(),
                        opened.get().name(),
                        day.get(),
                        form.text("reason").strip(),
                        exchange.actor())
                .fold(
                        made -> bench.seeOther(exchange, opened.get().path() + "/working"),
                        refused -> shown(
                                exchange,
                                opened.get(),
                                refused.problems().stream()
                                        .map(problem -> new Problem("asOf-day", problem.code(), problem.sentence()))
                                        .toList()));
    }

    private Reply shown(Exchange exchange, Opened opened, List<Problem> errors) {
        String path = opened.path();
        String base = exchange.base() + path;
        Optional<AssessmentRecord> chosen = exchange.query()
                .first("number")
                .flatMap(opened::numbered)
                .or(() -> opened.history().stream().findFirst());
        View view = new View()
                .text("reference", opened.reference().text())
                .text("action", base + "/working")
                .text("caseHref", base)
                .text("evidenceHref", base + "/evidence")
                .text("lettersHref", base + "/letters")
                .text("correctHref", base + "/working/correct")
                .text("allowHref", base + "/working/correct?at=/overrides/provisionalFigures/reason")
                .text("asOfDay", exchange.form().text("asOf-day"))
                .text("asOfMonth", exchange.form().text("asOf-month"))
                .text("asOfYear", exchange.form().text("asOf-year"))
                .text("reason", exchange.form().text("reason"))
                .text("asOfError", errors.isEmpty() ? "" : errors.get(0).sentence())
                .views(
                        "errors",
                        errors.stream()
                                .map(error -> new View()
                                        .text("href", "#" + error.pointer())
                                        .text("sentence", error.sentence()))
                                .toList())
                .texts("open", open(opened))
                .views("looks", looks(opened, base))
                .views(
                        "overrides",
                        bench.forms().assessments().overrides(opened.reference()).stream()
                                .map(WorkingPage::override)
                                .toList())
                .views(
                        "history",
                        opened.history().stream()
                                .map(record ->
                                        history(base, record, opened.history().get(0)))
                                .toList());
        chosen.ifPresent(record -> record(view, opened, record, base));
        return bench.page(
                exchange,
                errors.isEmpty() ? 200 : 422,
                bench.frame("Working for " + opened.reference()).back(path).errors(!errors.isEmpty()),
                "working",
                view);
    }

    private List<String> open(Opened opened) {
        return bench.forms().assessments().openQuestions(opened.reference(), opened.name()).stream()
                .map(Problem::sentence)
                .toList();
    }

    private void record(View view, Opened opened, AssessmentRecord record, String base) {
        List<EvidenceItem> evidence = bench.forms().evidence().of(opened.reference());
        Submission submission = opened.record().submission();
        FormDefinition form = bench.forms().form(submission.formVersion());
        Behind behind = behind(opened);
        Lines lines = new Lines(form, submission.answers().json(), behind, evidence, record, base);
        view.view("calculated", about(record))
                .views("sections", lines.sections())
                .texts("missing", sentences(record.result(), "missing"))
                .texts("warnings", sentences(record.result(), "warnings"));
    }

    private Behind behind(Opened opened) {
        Submission sent = opened.record().submission();
        return new Behind(
                bench.forms().form(sent.formVersion()).walk(sent.answers()),
                bench.forms().answersBehind(sent.formVersion(), sent.answers(), opened.name()));
    }

    /** What the form itself warns of; nothing that it says stops anybody. */
    private List<View> looks(Opened opened, String base) {
        Submission sent = opened.record().submission();
        return behind(opened)
                .looks(bench.forms().warnings(sent.formVersion(), sent.answers()), base + "/working/correct?at=");
    }

    static View about(AssessmentRecord record) {
        return new View()
                .text("kind", kind(record))
                .text("status", record.status())
                .text("contribution", record.pence().map(Pounds::ofPence).orElse("Not known yet"))
                .text("asOf", DAY.format(record.asOf()))
                .text("rates", record.rates())
                .text("policy", record.policy())
                .text("madeAt", When.moment(record.madeAt()))
                .text("madeBy", record.madeBy().equals("system") ? "this software" : record.madeBy())
                .text("why", record.reason())
                .flag("inForce", record.inForce() && record.kind() != AssessmentRecord.Kind.ESTIMATE);
    }

    static String kind(AssessmentRecord record) {
        return switch (record.kind()) {
            case ESTIMATE -> "Estimate: nobody has decided on it";
            case FINAL -> "Decided by " + record.madeBy();
            case UPRATING -> "Uprating, confirmed by " + record.madeBy();
        };
    }

    private static View history(String base, AssessmentRecord record, AssessmentRecord newest) {
        return about(record)
                .text("openHref", base + "/working?number=" + record.number())
                .text(
                        "compareHref",
                        record.number() == newest.number()
                                ? ""
                                : base + "/working/compare?earlier=" + record.number() + "&later=" + newest.number());
    }

    private static View override(OverrideRecord override) {
        return new View()
                .text("place", override.pointer())
                .text("fact", override.fact().map(CorrectionForm::words).orElse("The answer holds again"))
                .text("why", override.reason())
                .text("who", override.actor())
                .text("at", When.moment(override.at()));
    }

    private static List<String> sentences(JsonObject result, String name) {
        return result.get(name) instanceof JsonArray list
                ? list.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .map(entry -> entry.getString("sentence", ""))
                        .toList()
                : List.of();
    }
}
