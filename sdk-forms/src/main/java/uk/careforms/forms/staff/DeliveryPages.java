package uk.careforms.forms.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uk.careforms.engine.DeliveryRecord;
import uk.careforms.engine.DeliveryState;
import uk.careforms.engine.Ledger;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Access;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** What has to reach other systems and people: seen, tried again, or done by hand. Shows no answers. */
final class DeliveryPages {

    private static final int MOST = 500;
    private static final int MOST_ACTS = 50;
    static final String PATH = "/operator/deliveries";

    private final Bench bench;

    DeliveryPages(Bench bench) {
        this.bench = bench;
    }

    Reply list(Exchange exchange) {
        Optional<DeliveryState> state = exchange.query().first("state").flatMap(DeliveryState::parse);
        Instant now = bench.forms().clock().instant();
        List<View> rows = bench.forms().deliveries().list(state, MOST).stream()
                .map(delivery -> row(exchange, delivery, now))
                .toList();
        View view = new View()
                .views("deliveries", rows)
                .views("states", states(state))
                .views("groups", groups(now))
                .views(
                        "late",
                        bench.forms().deliveries().late(MOST).stream()
                                .map(delivery -> row(exchange, delivery, now))
                                .toList())
                .views("acts", acts(exchange))
                .text("retryAll", exchange.base() + PATH + "/retry-all")
                .view("ledger", ledger(bench.forms().submissions().ledger()))
                .flag("cut", rows.size() == MOST)
                .text("action", exchange.base() + PATH);
        return bench.page(exchange, 200, frame("Deliveries"), "deliveries", view);
    }

    /** What operators did: who, when, what, to which case. */
    private List<View> acts(Exchange exchange) {
        EventWords words = new EventWords(bench);
        return bench.forms().deliveries().acts(MOST_ACTS).stream()
                .map(act ->
                        words.view(act).text("case", act.subject()).text("caseLink", caseHref(exchange, act.subject())))
                .toList();
    }

    private static String caseHref(Exchange exchange, String reference) {
        return exchange.may(Access.STAFF) ? exchange.base() + "/staff/cases/" + reference : "";
    }

    private List<View> groups(Instant now) {
        return bench.forms().deliveries().parked().stream()
                .map(group -> new View()
                        .text("why", group.reason())
                        .text("to", group.target())
                        .number("count", group.count())
                        .flag("canRetry", group.canRetry())
                        .text("again", group.count() == 1 ? "Try it again" : "Try all " + group.count() + " again")
                        .text("since", age(Duration.between(group.oldest(), now))))
                .toList();
    }

    /** Back to the list, which shows what is left; a second press finds nothing to do. */
    Reply retryAll(Exchange exchange) {
        bench.forms()
                .deliveries()
                .retryAll(exchange.form().text("target"), exchange.form().text("reason"), exchange.actor());
        return bench.seeOther(exchange, PATH);
    }

    static View row(Exchange exchange, DeliveryRecord delivery, Instant now) {
        return new View()
                .text("href", exchange.base() + PATH + "/" + delivery.id())
                .text("reference", delivery.reference().text())
                .text("caseHref", caseHref(exchange, delivery.reference().text()))
                .text("form", delivery.form())
                .text("step", delivery.step())
                .text("target", delivery.target())
                .text("state", StatusWords.of(delivery.state().text()))
                .text("stateColour", Colours.of(delivery.state()))
                .number("attempts", delivery.attempts())
                .text("age", age(Duration.between(delivery.createdAt(), now)))
                .text("created", When.moment(delivery.createdAt()))
                .text("nextTry", delivery.nextTry().map(When::moment))
                .text("done", delivery.doneAt().map(When::moment))
                .text("remote", delivery.remote().map(remote -> remote.label()))
                .text("remoteId", delivery.remote().map(remote -> remote.id()))
                .text("key", delivery.id().toString())
                .text("mappingVersion", delivery.mappingVersion().map(String::valueOf))
                .text("reason", delivery.reason());
    }

    private static String age(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + " d " + age.toHoursPart() + " h";
        }
        return age.toHours() > 0 ? age.toHours() + " h " + age.toMinutesPart() + " min" : age.toMinutes() + " min";
    }

    private static View ledger(Ledger ledger) {
        return new View()
                .number("accepted", ledger.accepted())
                .number("delivered", ledger.delivered())
                .number("inFlight", ledger.inFlight())
                .number("parked", ledger.parked());
    }

    private static List<View> states(Optional<DeliveryState> chosen) {
        List<View> states = new ArrayList<>();
        for (DeliveryState state : DeliveryState.values()) {
            states.add(new View()
                    .text("key", state.text())
                    .text("stateLabel", StatusWords.of(state.text()))
                    .flag("chosen", chosen.filter(state::equals).isPresent()));
        }
        return states;
    }

    Reply show(Exchange exchange) {
        return found(exchange).map(delivery -> shown(exchange, delivery, "")).orElseGet(() -> bench.notFound(exchange));
    }

    Reply retry(Exchange exchange) {
        return found(exchange)
                .map(delivery -> delivery.cameBack()
                        ? notSentAgain(exchange, delivery)
                        : bench.forms().deliveries().retry(delivery.id(), exchange.actor())
                                ? bench.seeOther(exchange, PATH + "/" + delivery.id())
                                : notParked(exchange, delivery))
                .orElseGet(() -> bench.notFound(exchange));
    }

    Reply byHand(Exchange exchange) {
        Optional<DeliveryRecord> delivery = found(exchange);
        if (delivery.isEmpty()) {
            return bench.notFound(exchange);
        }
        String note = exchange.form().text("note").trim();
        if (note.isEmpty()) {
            return shown(exchange, delivery.get(), "Enter what you did, and where it can be found");
        }
        return bench.forms().deliveries().completeByHand(delivery.get().id(), note, exchange.actor())
                ? bench.seeOther(exchange, PATH + "/" + delivery.get().id())
                : notParked(exchange, delivery.get());
    }

    Reply notParked(Exchange exchange, DeliveryRecord delivery) {
        View view = new View()
                .text("heading", "This delivery does not wait")
                .text("sentence", "It may have gone through since you opened the page.")
                .text("href", exchange.base() + PATH + "/" + delivery.id());
        return bench.page(exchange, 409, frame("This delivery does not wait").back(PATH), "not-done", view);
    }

    private Reply notSentAgain(Exchange exchange, DeliveryRecord delivery) {
        String heading = "This message is not sent again";
        View view = new View()
                .text("heading", heading)
                .text(
                        "sentence",
                        "It came back, and would go to the same address again. Reach whoever it was for in another way,"
                                + " then mark it as done by hand.")
                .text("href", exchange.base() + PATH + "/" + delivery.id());
        return bench.page(exchange, 409, frame(heading).back(PATH), "not-done", view);
    }

    Optional<DeliveryRecord> found(Exchange exchange) {
        String id = exchange.value("delivery");
        return id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? bench.forms().deliveries().find(UUID.fromString(id))
                : Optional.empty();
    }

    private Reply shown(Exchange exchange, DeliveryRecord delivery, String error) {
        String path = exchange.base() + PATH + "/" + delivery.id();
        View view = row(exchange, delivery, bench.forms().clock().instant())
                .flag("parked", delivery.state() == DeliveryState.PARKED)
                .flag("waits", delivery.nextTry().isPresent() && delivery.state() == DeliveryState.IN_FLIGHT)
                .views(
                        "mappings",
                        bench.forms().deliveries().mappings(delivery.id()).stream()
                                .map(option -> new View()
                                        .number("version", option.version())
                                        .number("differences", option.changes().size())
                                        .text("correctHref", path + "/correct/" + option.version()))
                                .toList())
                .flag("cameBack", delivery.cameBack())
                .text("retry", path + "/retry")
                .text("byHand", path + "/by-hand")
                .text("noteLabel", "What you did, and where it can be found")
                .flag("noteOptional", false)
                .text("noteTyped", exchange.form().text("note"))
                .text("noteError", error)
                .views(
                        "errors",
                        error.isEmpty()
                                ? List.of()
                                : List.of(new View().text("href", "#note").text("sentence", error)));
        return bench.page(
                exchange,
                error.isEmpty() ? 200 : 422,
                frame("Delivery for " + delivery.reference()).back(PATH).errors(!error.isEmpty()),
                "delivery",
                view);
    }

    static Frame frame(String heading) {
        return Frame.of(heading, "Operations", PATH);
    }
}
