package uk.careforms.forms.layout;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.PageOptions;
import uk.careforms.forms.web.Refusal;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Reply;

/** Refusals as pages: what happened and what to do, in plain sentences. */
public final class RefusalPages implements Refusals {

    /** Seconds after which trying again is worth it; a database that restarts is back sooner. */
    private static final String SOON = "30";

    private final Layout layout;
    private final PageOptions options;

    public RefusalPages(Layout layout, PageOptions options) {
        this.layout = layout;
        this.options = options;
    }

    @Override
    public Reply refuse(Exchange exchange, Refusal why, String incident) {
        if (why == Refusal.NOT_SIGNED_IN && options.signInPath().isPresent()) {
            String path = options.signInPath().get();
            return Reply.seeOther(path + (path.contains("?") ? "&to=" : "?to=") + encoded(exchange));
        }
        Words words = words(why);
        View view = new View()
                .text("heading", words.heading())
                .texts("sentences", words.sentences())
                .text("incident", incident);
        Reply reply = layout.page(exchange, why.status(), Frame.plain(words.heading()), "refusal", view);
        return why == Refusal.UNAVAILABLE ? reply.with("Retry-After", SOON) : reply;
    }

    private static String encoded(Exchange exchange) {
        return URLEncoder.encode(exchange.address(), StandardCharsets.UTF_8);
    }

    private static Words words(Refusal why) {
        return switch (why) {
            case UNREADABLE ->
                new Words(
                        "We could not read what was sent",
                        "Something in it is not plain text. Go back, check what you typed or pasted, and try again.");
            case NOT_SIGNED_IN ->
                new Words("Sign in to see this page", "This page is for council staff. Sign in, then open it again.");
            case WRONG_ROLE ->
                new Words(
                        "You cannot see this page",
                        "You are signed in, but your account does not have the role that this page needs.",
                        "If you need it for your work, ask whoever manages accounts in your team.");
            case CROSS_SITE ->
                new Words(
                        "We did not accept this",
                        "It was sent from another website. Open our own page and fill it in there.");
            case STALE_FORM ->
                new Words(
                        "This page has been open too long",
                        "For your safety a page can be sent for 12 hours after you last used it, and only with cookies"
                                + " switched on. What you typed on this page was not saved. Earlier pages were.",
                        "If you saved a link and a code, use them to come back. If not, start again or call us.");
            case NOT_FOUND ->
                new Words(
                        "Page not found",
                        "If you typed the web address, check it is correct.",
                        "If you pasted the web address, check you copied all of it.");
            case WRONG_METHOD ->
                new Words(
                        "This page cannot be used that way",
                        "Go back to the start page and follow the links from there.");
            case TOO_LARGE ->
                new Words(
                        "That is too much text to send at once",
                        "A page takes about 250,000 characters. Go back, make it shorter, and try again.");
            case WRONG_TYPE ->
                new Words(
                        "We could not read what was sent",
                        "It was not sent by a form on our pages. Open the page and try again.");
            case WRONG_HOST ->
                new Words(
                        "This is not our web address",
                        "Check the first part of the web address, up to the first slash.");
            case BROKEN ->
                new Words(
                        "Sorry, there is a problem with the service",
                        "Try again later. Answers on earlier pages have been saved.");
            case UNAVAILABLE ->
                new Words(
                        "Sorry, the service is not available just now",
                        "Try again in about a minute. Answers on earlier pages have been saved.");
        };
    }

    private record Words(String heading, List<String> sentences) {
        Words(String heading, String... sentences) {
            this(heading, List.of(sentences));
        }
    }
}
