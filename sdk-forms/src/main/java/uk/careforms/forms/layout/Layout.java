package uk.careforms.forms.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.engine.form.Council;
import uk.careforms.forms.templates.Templates;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.PageOptions;
import uk.careforms.forms.web.Reply;

/** Puts a page into the council's frame. Thread-safe. */
public final class Layout {

    private final Templates templates;
    private final Assets assets;
    private final PageOptions options;
    private final Council council;

    public Layout(Templates templates, Assets assets, PageOptions options, Council council) {
        this.templates = templates;
        this.assets = assets;
        this.options = options;
        this.council = council;
    }

    /** A whole page. */
    public Reply page(Exchange exchange, int status, Frame frame, String template, View view) {
        View whole = new View().all(view).all(around(exchange, frame));
        return Reply.html(status, templates.fill(template, whole));
    }

    /** Letters, digits and a plus sign only, for {@code tel:} links. */
    public static String dialled(String phone) {
        return phone.replaceAll("[^0-9+]", "");
    }

    private View around(Exchange exchange, Frame frame) {
        String base = exchange.base();
        return new View()
                .text("base", base)
                .text("title", title(frame))
                .text("colour", assets.colour())
                .text("icon", assets.icon())
                .text("logo", assets.logo())
                .texts("styles", assets.styles())
                .text("council", council.name())
                .text("service", frame.service())
                .text("serviceHref", base + frame.serviceHref())
                .text("phase", options.phase())
                .text("phaseText", options.phaseText())
                .text("back", frame.back().map(href -> base + href))
                .flag("exit", frame.exit())
                .text("exitHref", options.exitUrl().toString())
                .views("links", links(exchange, frame))
                .text("signOut", frame.links().isEmpty() ? Optional.empty() : options.signOutPath())
                .text("signedIn", exchange.user())
                .all(contacts());
    }

    private View contacts() {
        return new View()
                .text("phone", council.text("phone"))
                .text("phoneHref", council.text("phone").map(Layout::dialled))
                .text("outOfHours", council.text("outOfHoursPhone"))
                .text("outOfHoursHref", council.text("outOfHoursPhone").map(Layout::dialled))
                .text("email", council.text("email"))
                .text("website", council.text("website").filter(Layout::isWeb));
    }

    /** Whether a link leads to a web address and is not a script or another scheme. */
    public static boolean isWeb(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    private String title(Frame frame) {
        List<String> parts = new ArrayList<>(List.of(frame.heading()));
        Optional.of(frame.service())
                .filter(service -> !service.isEmpty() && !service.equals(frame.heading()))
                .ifPresent(parts::add);
        parts.add(council.name());
        return (frame.errors() ? "Error: " : "") + String.join(" - ", parts);
    }

    private static List<View> links(Exchange exchange, Frame frame) {
        return frame.links().stream()
                .map(link -> new View()
                        .text("href", exchange.base() + link.href())
                        .text("text", link.text())
                        .flag("current", link.current()))
                .toList();
    }
}
