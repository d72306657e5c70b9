package uk.careforms.simulators.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The messages taken, oldest first. Thread-safe; ids are counted. */
final class Mailroom {

    /** "You can only get the status of messages that are 7 days old or newer." */
    private static final Duration READABLE = Duration.ofDays(7);

    private final Clock clock;
    private final List<NotifyMessage> messages = new ArrayList<>();
    private long ids;

    Mailroom(Clock clock) {
        this.clock = clock;
    }

    /** Takes a message; one to a smoke-test address gets an id and is forgotten. */
    synchronized NotifyMessage take(SendRequest request, String subject, String body) {
        String id = new UUID(0x60f_4000L, 0x8000_0000_0000_0000L | ++ids).toString();
        NotifyMessage message = new NotifyMessage(
                id,
                request.type(),
                request.recipient(),
                request.templateId(),
                request.reference(),
                subject,
                body,
                request.personalisation(),
                Recipients.ending(request.type(), request.recipient()),
                clock.instant());
        if (!Recipients.isSmokeTest(request.recipient())) {
            messages.add(message);
        }
        return message;
    }

    synchronized List<NotifyMessage> all() {
        return List.copyOf(messages);
    }

    Optional<NotifyMessage> find(String id) {
        return newestFirst(message -> message.id().equalsIgnoreCase(id)).stream()
                .findFirst();
    }

    /** Messages young enough to be read. */
    synchronized List<NotifyMessage> newestFirst(Predicate<NotifyMessage> filter) {
        List<NotifyMessage> found = new ArrayList<>(messages);
        found.removeIf(filter.negate());
        found.removeIf(message -> message.createdAt().plus(READABLE).isBefore(clock.instant()));
        Collections.reverse(found);
        return found;
    }

    synchronized void report(String id, String status) {
        if (messages.stream().noneMatch(message -> message.id().equals(id))) {
            throw new IllegalArgumentException("There is no message '" + id + "'");
        }
        messages.replaceAll(message -> message.id().equals(id) ? message.withStatus(status) : message);
    }

    synchronized void clear() {
        messages.clear();
        ids = 0;
    }

    /** Statuses that a query may ask for; {@code failed} stands for all failures. */
    static final Map<String, Set<String>> STATUSES = Map.ofEntries(
            Map.entry("failed", Set.of("permanent-failure", "temporary-failure", "technical-failure")),
            Map.entry("created", Set.of("created")),
            Map.entry("sending", Set.of("sending")),
            Map.entry("sent", Set.of("sent")),
            Map.entry("pending", Set.of("pending")),
            Map.entry("delivered", Set.of("delivered")),
            Map.entry("permanent-failure", Set.of("permanent-failure")),
            Map.entry("temporary-failure", Set.of("temporary-failure")),
            Map.entry("technical-failure", Set.of("technical-failure")),
            Map.entry("accepted", Set.of("accepted")),
            Map.entry("received", Set.of("received")),
            Map.entry("cancelled", Set.of("cancelled")));
}
