package uk.careforms.forms.staff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.form.Council;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Access;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Refusal;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Reply;

/** What every staff page works with. */
public record Bench(CareForms forms, Layout layout, Refusals refusals) {

    static final String SERVICE = "Adult social care: staff";

    /** A staff page with the area's navigation and the session's token. */
    public Reply page(Exchange exchange, int status, Frame frame, String template, View view) {
        view.text("formToken", exchange.visit().formToken());
        return layout.page(exchange, status, frame.links(links(exchange, template)), template, view);
    }

    /** Where whoever is signed in may go, by their roles. */
    private static List<Frame.Link> links(Exchange exchange, String template) {
        List<Frame.Link> links = new ArrayList<>();
        if (exchange.may(Access.STAFF)) {
            links.add(new Frame.Link("Worklist", "/staff", template.equals("worklist")));
            links.add(new Frame.Link("Cases", "/staff/cases", template.equals("cases")));
        }
        if (exchange.may(Access.OPERATOR)) {
            links.add(new Frame.Link("Deliveries", "/operator/deliveries", template.equals("deliveries")));
            links.add(new Frame.Link("Set-up check", "/operator/set-up", template.equals("set-up")));
        }
        return links;
    }

    public Frame frame(String heading) {
        return Frame.of(heading, SERVICE, "/staff");
    }

    public Reply seeOther(Exchange exchange, String path) {
        return Reply.seeOther(exchange.base() + path);
    }

    public Reply notFound(Exchange exchange) {
        return refusals.refuse(exchange, Refusal.NOT_FOUND, "");
    }

    /** A sentence on why something was not done, with a way on. */
    public Reply sorry(Exchange exchange, String heading, String sentence, String href) {
        View view =
                new View().text("heading", heading).text("sentence", sentence).text("href", exchange.base() + href);
        return page(exchange, 409, frame(heading).back(href), "not-done", view);
    }

    String teamName(String key) {
        return forms.council().team(key).map(Council.Team::name).orElse(key);
    }

    /** When something is due, in words and as a colour; an empty view when there is no clock. */
    View due(Optional<Instant> dueAt, Instant from, String team) {
        return dueAt.map(due ->
                        new DueWords(forms, team).view(from, due, forms.clock().instant()))
                .orElseGet(() -> new View()
                        .text("dueTag", "")
                        .text("dueColour", "")
                        .text("dueWords", "")
                        .text("dueWhen", ""))
                .text("since", When.brief(from));
    }
}
