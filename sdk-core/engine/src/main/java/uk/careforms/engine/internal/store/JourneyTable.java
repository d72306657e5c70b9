package uk.careforms.engine.internal.store;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import uk.careforms.api.model.CareEvent;

/** What measures are counted from, drawn from the feed of events; drawing an event twice changes nothing. */
public final class JourneyTable {

    private JourneyTable() {}

    /**
     * Reads on in the feed, up to the first event that is not older than a moment: events of transactions that were under way may
     * still come in before it.
     *
     * @return how many events were read; nought when there is nothing to read now
     */
    public static int readOn(Handle handle, Instant before, int most) {
        long mark = handle.createQuery("select number from cf_insight_mark where name = 'events' for update")
                .mapTo(Long.class)
                .one();
        List<CareEvent> events = EventTable.after(handle, mark, most).stream()
                .takeWhile(event -> event.at().isBefore(before))
                .toList();
        if (events.isEmpty()) {
            return 0;
        }
        draw(handle, events);
        handle.createUpdate("update cf_insight_mark set number = :number where name = 'events'")
                .bind("number", events.get(events.size() - 1).number())
                .execute();
        return events.size();
    }

    /** Up to when the feed has been read: when the first event was written that has not been. */
    public static Instant readUpTo(Handle handle, Instant now) {
        return handle.createQuery("select at from cf_event where number > (select number from cf_insight_mark"
                        + " where name = 'events') order by number fetch first 1 rows only")
                .map((row, context) -> InstantColumns.at(row, "at"))
                .findOne()
                .orElse(now);
    }

    private static void draw(Handle handle, List<CareEvent> events) {
        Map<String, Journey> journeys = new LinkedHashMap<>();
        List<CareEvent> sent = new ArrayList<>();
        for (CareEvent event : events) {
            switch (event.kind()) {
                case "draft.started", "draft.saved" ->
                    journeys.computeIfAbsent(event.subject(), hash -> new Journey(event))
                            .add(event);
                case "submission.accepted" -> sent.add(event);
                case "invitation.sent" -> linkSent(handle, event);
                case "invitation.opened" -> linkUpdated(handle, event, "opened_at = coalesce(opened_at, :at)");
                case "invitation.declined" -> linkUpdated(handle, event, "declined_at = :at, reason = :reason");
                default -> {}
            }
        }
        keep(handle, journeys);
        sent(handle, sent);
    }

    /** What a batch of events says of one draft. */
    private static final class Journey {

        private final CareEvent first;
        private Optional<CareEvent> firstSaved = Optional.empty();
        private final Set<String> pages = new LinkedHashSet<>();
        private CareEvent last;

        Journey(CareEvent first) {
            this.first = first;
            this.last = first;
        }

        void add(CareEvent event) {
            last = event;
            if (firstSaved.isEmpty() && event.kind().equals("draft.saved")) {
                firstSaved = Optional.of(event);
            }
            pages.add(page(event));
        }
    }

    private static String page(CareEvent event) {
        return event.detail().getString("page", "");
    }

    /** The draft of an invitation is there before anybody has seen it: it is begun when it is saved. Its first page waits for that. */
    private static void keep(Handle handle, Map<String, Journey> journeys) {
        if (journeys.isEmpty()) {
            return;
        }
        Set<String> known = handle.createQuery("select draft_hash from cf_journey where draft_hash in (<hashes>)")
                .bindList("hashes", List.copyOf(journeys.keySet()))
                .mapTo(String.class)
                .collect(Collectors.toSet());
        Set<String> invited = handle.createQuery("select draft_hash from cf_invitation where draft_hash in (<hashes>)")
                .bindList("hashes", List.copyOf(journeys.keySet()))
                .mapTo(String.class)
                .collect(Collectors.toSet());
        PreparedBatch fresh = handle.prepareBatch(
                "insert into cf_journey (draft_hash, form, version, channel, started_at, last_at, last_page)"
                        + " values (:hash, :form, :version, :channel, :started, :at, :page)");
        PreparedBatch moved =
                handle.prepareBatch("update cf_journey set last_at = :at, last_page = :page where draft_hash = :hash");
        PreparedBatch pages = handle.prepareBatch("insert into cf_journey_page (draft_hash, page)"
                + " select cast(:hash as varchar(64)), cast(:page as varchar(80)) where not exists"
                + " (select 1 from cf_journey_page where draft_hash = :hash and page = :page)");
        journeys.forEach((hash, journey) -> {
            if (known.contains(hash)) {
                moved.bind("hash", hash)
                        .bind("at", journey.last.at())
                        .bind("page", page(journey.last))
                        .add();
            } else if (journey.firstSaved.isPresent() || !invited.contains(hash)) {
                CareEvent begun = invited.contains(hash) ? journey.firstSaved.orElseThrow() : journey.first;
                JsonObject detail = begun.detail();
                fresh.bind("hash", hash)
                        .bind("form", detail.getString("form", ""))
                        .bind("version", detail.getInt("version", 0))
                        .bind("channel", detail.getString("channel", ""))
                        .bind("started", begun.at())
                        .bind("at", journey.last.at())
                        .bind("page", page(journey.last))
                        .add();
            }
            journey.pages.forEach(
                    page -> pages.bind("hash", hash).bind("page", page).add());
        });
        for (PreparedBatch batch : List.of(fresh, moved, pages)) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    /** Who sends what an officer had filled in has saved nothing before. */
    private static void sent(Handle handle, List<CareEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        PreparedBatch unseen =
                handle.prepareBatch("insert into cf_journey (draft_hash, form, version, channel, started_at,"
                        + " last_at, last_page) select draft_hash, form, version, channel, submitted_at, submitted_at, ''"
                        + " from cf_submission s where reference = :reference"
                        + " and not exists (select 1 from cf_journey j where j.draft_hash = s.draft_hash)");
        PreparedBatch sent = handle.prepareBatch("update cf_journey set sent_at = :at where draft_hash ="
                + " (select draft_hash from cf_submission where reference = :reference)");
        for (CareEvent event : events) {
            unseen.bind("reference", event.subject()).add();
            sent.bind("at", event.at()).bind("reference", event.subject()).add();
        }
        unseen.execute();
        sent.execute();
    }

    private static void linkSent(Handle handle, CareEvent event) {
        handle.createUpdate("insert into cf_journey_link (invitation, form, channel, sent_at, draft_hash)"
                        + " select cast(:id as varchar(64)), cast(:form as varchar(80)),"
                        + " cast(:channel as varchar(10)), cast(:at as timestamp(6) with time zone),"
                        + " (select draft_hash from cf_invitation where id = :id)"
                        + " where not exists (select 1 from cf_journey_link where invitation = :id)")
                .bind("id", event.subject())
                .bind("form", event.detail().getString("form", ""))
                .bind("channel", event.detail().getString("channel", ""))
                .bind("at", event.at())
                .execute();
    }

    private static void linkUpdated(Handle handle, CareEvent event, String change) {
        Update update = handle.createUpdate("update cf_journey_link set " + change + " where invitation = :id")
                .bind("id", event.subject())
                .bind("at", event.at());
        if (change.contains(":reason")) {
            update.bind("reason", event.detail().getString("reason", "none"));
        }
        update.execute();
    }
}
