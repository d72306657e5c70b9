package uk.careforms.forms.pages;

import uk.careforms.api.model.Draft;
import uk.careforms.engine.AttachmentRecord;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Refusal;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Reply;

/** What every public page works with. */
record Desk(CareForms forms, Layout layout, Refusals refusals) {

    /** A page of a form. */
    Reply page(Exchange exchange, int status, Frame frame, String template, View view) {
        return layout.page(exchange, status, frame, template, view);
    }

    /** A page of a form that holds a form of its own: with the session's token. */
    Reply withToken(Exchange exchange, int status, Frame frame, String template, View view) {
        return page(
                exchange,
                status,
                frame,
                template,
                view.text("formToken", exchange.visit().formToken()));
    }

    /** The frame that all pages of a form have. */
    Frame frame(FormDefinition form, String heading) {
        return Frame.of(heading, form.title(), Paths.start(form.id()))
                .exit(form.about().quickExit());
    }

    /** Whether a file of a draft is not known to be clean yet. */
    boolean isChecking(Draft draft) {
        return forms.form(draft.formVersion()).takesFiles()
                && forms.attachments().list(draft.id()).stream()
                        .anyMatch(file -> file.state() == AttachmentRecord.State.NOT_SCANNED);
    }

    Reply seeOther(Exchange exchange, String path) {
        return Reply.seeOther(exchange.base() + path);
    }

    Reply notFound(Exchange exchange) {
        return refusals.refuse(exchange, Refusal.NOT_FOUND, "");
    }
}
