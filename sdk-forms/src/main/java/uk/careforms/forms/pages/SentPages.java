package uk.careforms.forms.pages;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Receipt;
import uk.careforms.engine.Satisfaction;
import uk.careforms.engine.form.CheckRow;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Widget;
import uk.careforms.forms.layout.Thermometer;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.questions.AnswerRows;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** After sending: the confirmation and a copy to print or keep. */
final class SentPages {

    private static final String QUESTION = "Overall, how did you feel about filling in this form?";

    private final Desk desk;
    private final OwnDrafts own;
    private final Detours detours;

    SentPages(Desk desk, OwnDrafts own, Detours detours) {
        this.desk = desk;
        this.own = own;
        this.detours = detours;
    }

    Reply confirmation(Exchange exchange) {
        String form = exchange.value("form");
        return own.standing(exchange, form)
                .fold(
                        () -> detours.notBegun(exchange, form),
                        () -> detours.gone(exchange, form),
                        open -> desk.seeOther(exchange, Paths.check(form)),
                        finished -> confirmation(exchange, finished.receipt(), finished.form(), ""));
    }

    /** What somebody thinks of the form they have just sent; told once. */
    Reply satisfaction(Exchange exchange) {
        String form = exchange.value("form");
        return own.standing(exchange, form)
                .fold(
                        () -> detours.notBegun(exchange, form),
                        () -> detours.gone(exchange, form),
                        open -> desk.seeOther(exchange, Paths.check(form)),
                        finished -> satisfaction(exchange, finished.receipt(), finished.form()));
    }

    private Reply satisfaction(Exchange exchange, Receipt receipt, FormDefinition form) {
        String score = exchange.form().text("score");
        if (!Thermometer.isScore(score)) {
            return confirmation(exchange, receipt, form, "Select how you felt about filling in this form");
        }
        desk.forms()
                .satisfaction()
                .give(
                        Optional.of(receipt.reference()),
                        form.id(),
                        Satisfaction.Stage.SUBMIT,
                        Integer.parseInt(score),
                        exchange.form().text("words"));
        return desk.seeOther(exchange, Paths.sent(form.id()));
    }

    private Reply confirmation(Exchange exchange, Receipt receipt, FormDefinition form, String error) {
        boolean told = desk.forms().satisfaction().isGiven(receipt.reference(), Satisfaction.Stage.SUBMIT);
        View view = new View()
                .text("reference", receipt.reference().text())
                .text("when", When.moment(receipt.submittedAt()))
                .texts(
                        "next",
                        receipt.whatHappensNext()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .toList())
                .flag("files", hasFiles(receipt, form))
                .view("wayIn", WayIn.of(desk, exchange, receipt, form).map(WayIn::view))
                .text("copy", exchange.base() + Paths.copy(form.id()));
        Thermometer.on(
                view,
                QUESTION,
                told ? "" : exchange.base() + Paths.sent(form.id()) + "/satisfaction",
                "",
                exchange.form().text("words"),
                error);
        return desk.withToken(
                exchange,
                error.isEmpty() ? 200 : 422,
                desk.frame(form, "Your form has been sent").errors(!error.isEmpty()),
                "sent",
                view);
    }

    private boolean hasFiles(Receipt receipt, FormDefinition form) {
        return form.takesFiles()
                && desk.forms().submissions().find(receipt.reference()).stream()
                        .flatMap(sent -> form.walk(sent.answers()).questions().stream())
                        .anyMatch(question -> question.question().widget() == Widget.FILE
                                && question.answer().isPresent());
    }

    /** The answers on one page made for printing, before sending as well as after. */
    Reply copy(Exchange exchange) {
        String form = exchange.value("form");
        return own.standing(exchange, form)
                .fold(
                        () -> detours.notBegun(exchange, form),
                        () -> detours.gone(exchange, form),
                        open -> copy(
                                exchange,
                                open.form(),
                                open.form().walk(open.draft().answers()).rows(),
                                Optional.empty()),
                        finished -> desk.forms()
                                .submissions()
                                .find(finished.receipt().reference())
                                .map(submission -> copy(
                                        exchange,
                                        finished.form(),
                                        finished.form()
                                                .walk(submission.answers())
                                                .rows(),
                                        Optional.of(finished.receipt())))
                                .orElseGet(() -> detours.gone(exchange, form)));
    }

    private Reply copy(Exchange exchange, FormDefinition form, List<CheckRow> rows, Optional<Receipt> receipt) {
        View view = new View()
                .text("reference", receipt.map(sent -> sent.reference().text()))
                .text("when", receipt.map(sent -> When.moment(sent.submittedAt())))
                .text("formTitle", form.title())
                .views("sections", AnswerRows.sections(rows, row -> ""));
        String back = receipt.isPresent() ? Paths.sent(form.id()) : Paths.check(form.id());
        return desk.page(exchange, 200, desk.frame(form, "Your answers").back(back), "copy", view);
    }
}
