package uk.careforms.systems.dynamics;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.Multipart;
import uk.careforms.systems.internal.wire.Trouble;
import uk.careforms.systems.internal.wire.WireAnswer.Received;

/**
 * Tells people in the app of a new case: one notification for each person, for the service refuses teams (Microsoft, "Send
 * in-app notifications within model-driven apps", read November 2026).
 *
 * <p>{@code SendAppNotification} takes no id of ours, so whoever may have been told is looked for first, by the title, which
 * holds the reference; and after a lost answer it is sent again only if it is not there. What fails is logged and changes
 * nothing about the case: the case is in its queue, and the notification is a courtesy. Thread-safe.
 */
final class DynamicsAlerts {

    private static final Logger LOG = LoggerFactory.getLogger(DynamicsAlerts.class);

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int MOST_PEOPLE = 50;
    private static final int INFO_ICON = 100_000_000;
    private static final int TIMED_TOAST = 200_000_000;
    private static final int NORMAL = 200_000_000;
    private static final int HIGH = 200_000_001;

    private final DynamicsClient client;

    DynamicsAlerts(DynamicsClient client) {
        this.client = client;
    }

    /** Tells people once the case is there: when it was made just now, or on a later try, which may follow one that broke off. */
    void after(Dispatch dispatch, Delivery delivery) {
        boolean madeNow = delivery instanceof Delivery.Delivered;
        boolean mayBeUntold = delivery instanceof Delivery.AlreadyThere && !dispatch.firstTry();
        if (client.settings().alerts().areOff() || !(madeNow || mayBeUntold)) {
            return;
        }
        Set<UUID> people = people(dispatch);
        Optional<Set<UUID>> told = madeNow || people.isEmpty() ? Optional.of(Set.of()) : told(dispatch);
        if (told.isEmpty()) {
            untold(dispatch, people.size(), "who was told before cannot be seen");
            return;
        }
        people.removeAll(told.get());
        tell(dispatch, List.copyOf(people));
    }

    private void tell(Dispatch dispatch, List<UUID> people) {
        int failed = 0;
        for (int i = 0; i < people.size(); i++) {
            Optional<Trouble> trouble = send(dispatch, people.get(i));
            if (trouble.isPresent()) {
                failed++;
                if (trouble.get().kind() == Trouble.Kind.NOT_DONE) {
                    untold(
                            dispatch,
                            failed + people.size() - i - 1,
                            trouble.get().sentence());
                    return;
                }
                LOG.debug("A notification was not sent: {}", trouble.get().sentence());
            }
        }
        if (failed > 0) {
            untold(dispatch, failed, "Dynamics did not take their notifications");
        }
    }

    private static void untold(Dispatch dispatch, int count, String why) {
        LOG.warn(
                "{} notifications about case {} were not sent: {}. The case itself is in Dynamics",
                count,
                dispatch.submission().reference(),
                why);
    }

    private Optional<Trouble> send(Dispatch dispatch, UUID user) {
        Optional<Trouble> trouble = once(dispatch, user);
        if (trouble.isEmpty() || trouble.get().kind() != Trouble.Kind.UNKNOWN) {
            return trouble;
        }
        Optional<Set<UUID>> told = told(dispatch);
        if (told.isEmpty()) {
            return trouble;
        }
        return told.get().contains(user) ? Optional.empty() : once(dispatch, user);
    }

    private Optional<Trouble> once(Dispatch dispatch, UUID user) {
        boolean urgent = dispatch.facts().getString("priority", "").matches("urgent|high|emergency");
        ObjectNode notification = JsonText.newObject()
                .put("Title", title(dispatch))
                .put("Recipient", "/systemusers(" + user + ")")
                .put("Body", "A form has arrived. Open the case to see what was sent.")
                .put("IconType", INFO_ICON)
                .put("ToastType", TIMED_TOAST)
                .put("Priority", urgent ? HIGH : NORMAL);
        return client.post("SendAppNotification", notification)
                .fold(
                        answer -> isSent(answer)
                                ? Optional.empty()
                                : Optional.of(client.trouble(answer).ofRepeatable()),
                        Optional::of);
    }

    /** A gateway's empty 200 is no notification. */
    private static boolean isSent(Received answer) {
        return answer.isSuccess()
                && JsonText.object(answer.body())
                        .filter(json ->
                                !json.path("NotificationId").asString("").isEmpty())
                        .isPresent();
    }

    private static String title(Dispatch dispatch) {
        return "New case " + dispatch.submission().reference().text();
    }

    /** Who was told of this case already; empty when that cannot be seen. */
    private Optional<Set<UUID>> told(Dispatch dispatch) {
        String filter = "title eq " + ODataText.quoted(title(dispatch));
        return ids("appnotifications?$select=_ownerid_value&$filter=" + ODataText.encoded(filter), "_ownerid_value");
    }

    private Set<UUID> people(Dispatch dispatch) {
        Set<UUID> people = new LinkedHashSet<>(client.settings().alerts().users());
        if (client.settings().alerts().queueMembers()) {
            Optional<Set<UUID>> members = queue(dispatch).flatMap(this::members);
            members.ifPresent(people::addAll);
            if (members.isEmpty()) {
                LOG.warn(
                        "The members of the queue of case {} cannot be seen, so they were not told in the app",
                        dispatch.submission().reference());
            }
        }
        if (people.size() > MOST_PEOPLE) {
            LOG.warn("Only {} of {} people are told in the app of a case", MOST_PEOPLE, people.size());
        }
        return new LinkedHashSet<>(people.stream().limit(MOST_PEOPLE).toList());
    }

    private Optional<String> queue(Dispatch dispatch) {
        return Optional.of(dispatch.facts().getString("queue", ""))
                .filter(id -> GUID.matcher(id).matches())
                .or(() -> client.settings().queue().map(UUID::toString));
    }

    private Optional<Set<UUID>> members(String queue) {
        return ids(
                "queues(" + queue + ")/queuemembership_association?$select=systemuserid&$filter="
                        + ODataText.encoded("isdisabled eq false"),
                "systemuserid");
    }

    /** The ids in one column of a list; empty when the list cannot be had. */
    private Optional<Set<UUID>> ids(String question, String column) {
        Optional<List<Received>> answers =
                client.ask(List.of(question)).fold(Multipart::answers, trouble -> Optional.empty());
        Optional<ObjectNode> list = answers.filter(
                        all -> all.size() == 1 && all.get(0).status() == 200)
                .flatMap(all -> JsonText.object(all.get(0).body()))
                .filter(json -> json.path("value").isArray());
        return list.map(json -> {
            Set<UUID> ids = new HashSet<>();
            for (JsonNode row : json.path("value")) {
                String id = row.path(column).asString("");
                if (GUID.matcher(id).matches()) {
                    ids.add(UUID.fromString(id));
                }
            }
            return ids;
        });
    }
}
