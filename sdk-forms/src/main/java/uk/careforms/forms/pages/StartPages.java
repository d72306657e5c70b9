package uk.careforms.forms.pages;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Page;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Access;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The list of forms, and the page a form starts from. */
final class StartPages {

    private final Desk desk;
    private final OwnDrafts own;

    StartPages(Desk desk, OwnDrafts own) {
        this.desk = desk;
        this.own = own;
    }

    Reply list(Exchange exchange) {
        List<View> forms = desk.forms().forms().stream()
                .map(form -> new View()
                        .text("title", form.title())
                        .text("href", exchange.base() + Paths.start(form.id()))
                        .text("audience", audience(form)))
                .toList();
        View view = new View()
                .views("forms", forms)
                .flag("staff", exchange.may(Access.STAFF))
                .flag("operator", exchange.may(Access.OPERATOR));
        return desk.page(exchange, 200, Frame.plain("Forms"), "home", view);
    }

    Reply start(Exchange exchange) {
        return desk.forms()
                .form(exchange.value("form"))
                .map(form -> start(exchange, form))
                .orElseGet(() -> desk.notFound(exchange));
    }

    private Reply start(Exchange exchange, FormDefinition form) {
        String resume = own.standing(exchange, form.id())
                .fold(() -> "", () -> "", open -> Paths.start(form.id()) + "/continue", finished -> "");
        Council council = desk.forms().council();
        View view = new View()
                .text("heading", form.title())
                .texts("sections", sections(form))
                .number("days", form.about().retention().draftDays())
                .flag("nhsNumber", form.about().person().nhsNumber().isPresent())
                .flag("sends", form.about().sends())
                .flag("quickExit", form.about().quickExit())
                .text("callUs", council.text("phone"))
                .text("callUsHref", council.text("phone").map(Layout::dialled))
                .text("callAtNight", council.text("outOfHoursPhone"))
                .text("callAtNightHref", council.text("outOfHoursPhone").map(Layout::dialled))
                .text("begin", exchange.base() + Paths.start(form.id()) + "/begin")
                .text("continue", resume.isEmpty() ? "" : exchange.base() + resume);
        return desk.withToken(exchange, 200, desk.frame(form, form.title()), "start", view);
    }

    /** Starts anew, also when the browser had begun before: the person has pressed the button that says so. */
    Reply begin(Exchange exchange) {
        Optional<FormDefinition> form = desk.forms().form(exchange.value("form"));
        if (form.isEmpty()) {
            return desk.notFound(exchange);
        }
        Draft draft = desk.forms().drafts().start(form.get().id(), Channel.WEB);
        own.keep(exchange, draft);
        Way first = Way.back(form.get(), draft, List.of());
        return desk.seeOther(exchange, first.path(form.get().id()));
    }

    /** Goes to where the person was. */
    Reply goOn(Exchange exchange) {
        String form = exchange.value("form");
        return own.standing(exchange, form)
                .fold(
                        () -> desk.seeOther(exchange, Paths.start(form)),
                        () -> desk.seeOther(exchange, Paths.start(form)),
                        open -> desk.seeOther(
                                exchange,
                                Way.back(
                                                open.form(),
                                                open.draft(),
                                                desk.forms().drafts().problems(open.draft()))
                                        .path(form)),
                        finished -> desk.seeOther(exchange, Paths.sent(form)));
    }

    private static boolean asks(Page page) {
        return !page.questions().isEmpty();
    }

    private static List<String> sections(FormDefinition form) {
        return form.pages().stream()
                .filter(StartPages::asks)
                .map(Page::section)
                .filter(section -> !section.isEmpty())
                .distinct()
                .toList();
    }

    private static String audience(FormDefinition form) {
        boolean professional = form.about().audience().contains("professional");
        boolean open = form.about().audience().contains("public");
        if (professional && open) {
            return "For anyone, and for professionals";
        }
        return professional ? "For professionals" : "For anyone";
    }
}
