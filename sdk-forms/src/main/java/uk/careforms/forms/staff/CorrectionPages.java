package uk.careforms.forms.staff;

import java.util.List;
import java.util.Optional;
import uk.careforms.engine.DeliveryRecord;
import uk.careforms.engine.MappingChange;
import uk.careforms.engine.MappingOption;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** A parked delivery sent with the mapping of another version: what that would change, and the sending. Shows no answers. */
final class CorrectionPages {

    private final Bench bench;
    private final DeliveryPages deliveries;

    CorrectionPages(Bench bench, DeliveryPages deliveries) {
        this.bench = bench;
        this.deliveries = deliveries;
    }

    Reply show(Exchange exchange) {
        Optional<DeliveryRecord> delivery = deliveries.found(exchange);
        Optional<MappingOption> option = delivery.flatMap(found -> option(exchange, found));
        return option.isEmpty() ? bench.notFound(exchange) : shown(exchange, delivery.orElseThrow(), option.get(), "");
    }

    Reply correct(Exchange exchange) {
        Optional<DeliveryRecord> delivery = deliveries.found(exchange);
        if (delivery.isEmpty()) {
            return bench.notFound(exchange);
        }
        Optional<MappingOption> option = option(exchange, delivery.get());
        if (option.isEmpty()) {
            return deliveries.notParked(exchange, delivery.get());
        }
        String note = exchange.form().text("note").trim();
        if (note.isEmpty()) {
            return shown(exchange, delivery.get(), option.get(), "Enter what was wrong with the mapping");
        }
        return bench.forms()
                        .deliveries()
                        .correct(delivery.get().id(), option.get().version(), note, exchange.actor())
                ? bench.seeOther(
                        exchange, DeliveryPages.PATH + "/" + delivery.get().id())
                : deliveries.notParked(exchange, delivery.get());
    }

    private Optional<MappingOption> option(Exchange exchange, DeliveryRecord delivery) {
        return bench.forms().deliveries().mappings(delivery.id()).stream()
                .filter(offered -> String.valueOf(offered.version()).equals(exchange.value("version")))
                .findFirst();
    }

    private Reply shown(Exchange exchange, DeliveryRecord delivery, MappingOption option, String error) {
        String path = DeliveryPages.PATH + "/" + delivery.id();
        String heading = "Send with the mapping of version " + option.version();
        View view = DeliveryPages.row(exchange, delivery, bench.forms().clock().instant())
                .text("heading", heading)
                .views(
                        "changes",
                        option.changes().stream().map(CorrectionPages::change).toList())
                .texts("notAsked", option.notAsked())
                .text("action", exchange.base() + path + "/correct/" + option.version())
                .text("cancel", exchange.base() + path)
                .text("noteLabel", "What was wrong with the mapping")
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
                DeliveryPages.frame(heading).back(path).errors(!error.isEmpty()),
                "correction",
                view);
    }

    private static View change(MappingChange change) {
        return new View()
                .text("place", change.place())
                .text(
                        "kind",
                        switch (change.kind()) {
                            case ADDED -> "Added";
                            case REMOVED -> "Removed";
                            case CHANGED -> "Changed";
                        })
                .text("before", change.before())
                .text("after", change.after());
    }
}
