package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.DeliveryRecord;
import uk.careforms.engine.DeliveryState;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** What has to reach other systems and people, as an operator sees it. */
final class DeliveryCalls {

    private static final int MOST = 1_000;

    private final CareForms forms;

    DeliveryCalls(CareForms forms) {
        this.forms = forms;
    }

    Reply list(Exchange exchange) {
        Optional<String> asked = exchange.query().first("state").filter(text -> !text.isEmpty());
        Optional<DeliveryState> state = asked.flatMap(DeliveryState::parse);
        if (asked.isPresent() && state.isEmpty()) {
            return ProblemReply.of(400, "state must be in-flight, parked, delivered, by-hand or not-needed");
        }
        return Reply.json(
                200,
                Said.JSON
                        .createObjectBuilder()
                        .add("deliveries", Said.list(forms.deliveries().list(state, MOST), DeliveryCalls::delivery))
                        .build());
    }

    Reply parked(Exchange exchange) {
        return Reply.json(
                200,
                Said.JSON
                        .createObjectBuilder()
                        .add("groups", Said.list(forms.deliveries().parked(), group -> Said.JSON
                                .createObjectBuilder()
                                .add("target", group.target())
                                .add("reason", group.reason())
                                .add("count", group.count())
                                .add("oldest", Said.at(group.oldest()))))
                        .build());
    }

    Reply retryAll(Exchange exchange, JsonObject body) {
        Optional<String> target = Said.text(body, "target");
        Optional<String> reason = Said.text(body, "reason");
        if (target.isEmpty() || reason.isEmpty()) {
            return ProblemReply.member(
                    target.isEmpty() ? "/target" : "/reason",
                    "required",
                    "Name the target and the reason as GET /deliveries/parked has them");
        }
        int retried = forms.deliveries().retryAll(target.get(), reason.get(), exchange.actor());
        return Reply.json(
                200, Said.JSON.createObjectBuilder().add("retried", retried).build());
    }

    Reply retry(Exchange exchange) {
        return found(exchange, delivery -> done(delivery, forms.deliveries().retry(delivery.id(), exchange.actor())));
    }

    Reply byHand(Exchange exchange, JsonObject body) {
        Optional<String> note = Said.text(body, "note").map(String::trim).filter(text -> !text.isEmpty());
        if (note.isEmpty()) {
            return ProblemReply.member("/note", "required", "Say what was done, and where it can be found");
        }
        return found(
                exchange,
                delivery ->
                        done(delivery, forms.deliveries().completeByHand(delivery.id(), note.get(), exchange.actor())));
    }

    private Reply found(Exchange exchange, Function<DeliveryRecord, Reply> then) {
        String id = exchange.value("delivery");
        boolean uuid = id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        Optional<DeliveryRecord> delivery = uuid ? forms.deliveries().find(UUID.fromString(id)) : Optional.empty();
        return delivery.map(then).orElseGet(() -> ProblemReply.of(404, "There is no delivery with this id"));
    }

    private Reply done(DeliveryRecord before, boolean done) {
        return done
                ? Reply.json(
                        200,
                        delivery(forms.deliveries().find(before.id()).orElse(before))
                                .build())
                : ProblemReply.of(409, "The delivery is not parked; only parked deliveries wait for a person");
    }

    static JsonObjectBuilder delivery(DeliveryRecord delivery) {
        return Said.JSON
                .createObjectBuilder()
                .add("id", delivery.id().toString())
                .add("reference", delivery.reference().text())
                .add("form", delivery.form())
                .add("step", delivery.step())
                .add("target", delivery.target())
                .add("state", delivery.state().text())
                .add("attempts", delivery.attempts())
                .add("createdAt", Said.at(delivery.createdAt()))
                .add("nextTry", Said.atOrNull(delivery.nextTry()))
                .add("doneAt", Said.atOrNull(delivery.doneAt()))
                .add(
                        "remote",
                        delivery.remote()
                                .<JsonValue>map(
                                        remote -> CaseJson.remote(remote).build())
                                .orElse(JsonValue.NULL))
                .add("reason", delivery.reason());
    }
}
