package uk.careforms.forms.api;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.DeliveryRecord;
import uk.careforms.engine.DeliveryState;
import uk.careforms.engine.MappingChange;
import uk.careforms.engine.MappingOption;
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
                                .add("canRetry", group.canRetry())
                                .add("oldest", Said.at(group.oldest()))))
                        .build());
    }

    /** What has been on its way for too long, the oldest first. */
    Reply late(Exchange exchange) {
        return Reply.json(
                200,
                Said.JSON
                        .createObjectBuilder()
                        .add("deliveries", Said.list(forms.deliveries().late(MOST), DeliveryCalls::delivery))
                        .build());
    }

    /** What operators did, the newest first. */
    Reply audit(Exchange exchange) {
        return Reply.json(
                200,
                Said.JSON
                        .createObjectBuilder()
                        .add("acts", Said.list(forms.deliveries().acts(MOST), act -> Said.JSON
                                .createObjectBuilder()
                                .add("at", Said.at(act.at()))
                                .add("kind", act.kind())
                                .add("actor", act.actor())
                                .add("reference", act.subject())
                                .add("detail", act.detail())))
                        .build());
    }

    /** The mappings it could be sent with instead. */
    Reply mappings(Exchange exchange) {
        return found(
                exchange,
                delivery -> Reply.json(
                        200,
                        Said.JSON
                                .createObjectBuilder()
                                .add(
                                        "mappings",
                                        Said.list(forms.deliveries().mappings(delivery.id()), option -> Said.JSON
                                                .createObjectBuilder()
                                                .add("version", option.version())
                                                .add("changes", Said.list(option.changes(), DeliveryCalls::change))
                                                .add("notAsked", Said.texts(option.notAsked()))))
                                .build()));
    }

    private static JsonObjectBuilder change(MappingChange change) {
        return Said.JSON
                .createObjectBuilder()
                .add("kind", change.kind().name().toLowerCase(Locale.ROOT))
                .add("place", change.place())
                .add("before", change.before())
                .add("after", change.after());
    }

    Reply correct(Exchange exchange, JsonObject body) {
        Optional<String> note = Said.text(body, "note").map(String::trim).filter(text -> !text.isEmpty());
        if (note.isEmpty()) {
            return ProblemReply.member("/note", "required", "Say what was wrong with the mapping");
        }
        return found(exchange, delivery -> {
            Optional<Integer> version = forms.deliveries().mappings(delivery.id()).stream()
                    .map(MappingOption::version)
                    .filter(offered -> body.get("mappingVersion") instanceof JsonNumber number
                            && number.toString().equals(offered.toString()))
                    .findFirst();
            if (version.isEmpty() && delivery.state() == DeliveryState.PARKED) {
                return ProblemReply.member(
                        "/mappingVersion",
                        "version.unknown",
                        "Name a version that GET /deliveries/{delivery}/mappings offers");
            }
            return done(
                    delivery,
                    version.isPresent()
                            && forms.deliveries().correct(delivery.id(), version.get(), note.get(), exchange.actor()));
        });
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
        return found(
                exchange,
                delivery -> delivery.cameBack()
                        ? ProblemReply.of(
                                409,
                                "The message came back and is not sent again to the same address; reach whoever it was"
                                        + " for in another way, then complete it by hand")
                        : done(delivery, forms.deliveries().retry(delivery.id(), exchange.actor())));
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
                : ProblemReply.of(409, "The delivery is not parked and does not wait; there is nothing to do");
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
                .add("reason", delivery.reason())
                .add("cameBack", delivery.cameBack())
                .add(
                        "mappingVersion",
                        delivery.mappingVersion()
                                .<JsonValue>map(Said.JSON::createValue)
                                .orElse(JsonValue.NULL));
    }
}
