package uk.careforms.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Problem;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.InvitationLinkTable;
import uk.careforms.engine.internal.store.InvitationNoticeTable;
import uk.careforms.engine.internal.store.InvitationTable;

/**
 * Invitations to fill in a form: made and minded by officers, opened by link and code on any device. Thread-safe.
 *
 * <p>What people do with the form moves its invitation on in the same transaction. Every act of an officer is kept as an event.
 */
public final class Invitations {

    private static final int MOST = 1_000;

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final InvitationPost post;
    private final Reminders reminders;
    private final Inviting inviting;
    private final InvitationLinks links;

    Invitations(Database database, Clock clock, Forms forms, InvitationPost post, Reminders reminders) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.post = post;
        this.reminders = reminders;
        this.inviting = new Inviting(database, clock, forms, post);
        this.links = new InvitationLinks(database, clock);
    }

    /**
     * Invites somebody. The draft is made at once, pinned to the form's newest version, and lives at least as long as the invitation.
     *
     * @param officer the sign-in name of whoever invites
     */
    public Invited invite(InvitationRequest request, String officer) {
        return inviting.invite(request, Actors.checked(officer));
    }

    /** One invitation. */
    public Optional<InvitationRecord> find(String id) {
        return row(id).map(this::shown);
    }

    /** The invitation that a draft was made for. */
    public Optional<InvitationRecord> ofDraft(String draftId) {
        String hash = DraftKeys.hash(database, draftId);
        return database.with(handle -> InvitationTable.ofDraft(handle, hash)).map(this::shown);
    }

    /**
     * Lists invitations, the newest first.
     *
     * @param limit the most to list, 1 to 1,000
     */
    public List<InvitationRecord> list(Optional<String> form, Optional<InvitationState> state, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new CareFormsException(Fault.CALLER, "A list of invitations has 1 to " + MOST + " entries");
        }
        return database
                .with(handle -> InvitationTable.list(handle, form, state.map(InvitationState::name), limit))
                .stream()
                .map(this::shown)
                .toList();
    }

    /** What was sent for an invitation, or has to be, in order. */
    public List<InvitationNotice> notices(String id) {
        return database.with(handle -> InvitationNoticeTable.of(handle, id)).stream()
                .map(InvitationNotice::of)
                .toList();
    }

    /** What happened to an invitation, the oldest first; with codes only. */
    public List<CareEvent> events(String id) {
        return database.with(handle -> EventTable.of(handle, id));
    }

    /** The reasons that a form offers to somebody who will not fill it in. */
    public List<DeclineReason> reasons(FormVersion version) {
        return forms.pack(version).invitation().declineReasons().stream()
                .flatMap(code -> DeclineReason.parse(code).stream())
                .toList();
    }

    /**
     * Sends a reminder now; it takes the place of the next one that was planned.
     *
     * @return false when the person is not waited for any more, reminders are held back, or messages came back
     */
    public boolean remind(String id, String officer) {
        String actor = Actors.checked(officer);
        Instant now = clock.instant();
        Optional<InvitationTable.Row> row = row(id).filter(one -> one.isOpen()
                && !one.isPaused(now)
                && !one.bounced()
                && one.expiresAt().isAfter(now));
        if (row.isEmpty() || !reminders.plan(row.get(), actor)) {
            return false;
        }
        database.with(handle -> InvitationNoticeTable.of(handle, id)).stream()
                .filter(notice -> notice.state().equals(InvitationNotice.State.WAITING.name()))
                .forEach(post::attempt);
        return true;
    }

    /**
     * Holds reminders back. The invitation does not run out meanwhile, nor in the fortnight after.
     *
     * @param until the day on which reminders go on; after today
     * @param reason for the officers who look at it later; kept with the invitation and nowhere else
     * @return what is wrong; empty when it is done
     */
    public List<Problem> pause(String id, LocalDate until, String reason, String officer) {
        String actor = Actors.checked(officer);
        InvitationCheck check = new InvitationCheck(forms.today());
        if (!until.isAfter(forms.today())) {
            check.wrong("/until", "date.in-past", "The day on which reminders go on must be after today");
        } else if (until.isAfter(forms.today().plusYears(1))) {
            check.wrong("/until", "date.too-late", "The day on which reminders go on must be within a year");
        }
        String why = InvitationCheck.words(reason, InvitationCheck.LONGEST_PAUSE_REASON);
        if (why.isEmpty()) {
            check.wrong("/reason", "required", "Enter why reminders are held back");
        }
        Optional<InvitationTable.Row> row = row(id).filter(InvitationTable.Row::isOpen);
        if (row.isEmpty()) {
            check.wrong("", "invitation.not-open", "This invitation is not open any more");
        }
        if (check.problems().isEmpty()) {
            Instant resumes = InvitationTimes.resumes(until);
            Optional<Instant> next = row.get().nextReminder().map(at -> at.isAfter(resumes) ? at : resumes);
            Instant expires = InvitationTimes.expiryAfterPause(row.get().expiresAt(), until);
            hold(row.get(), Optional.of(resumes), why, next, expires, "invitation.paused", actor);
        }
        return check.problems();
    }

    /** Lets reminders go on; false when they were not held back. */
    public boolean resume(String id, String officer) {
        String actor = Actors.checked(officer);
        Instant now = clock.instant();
        return row(id).filter(one -> one.isOpen() && one.isPaused(now))
                .filter(row -> {
                    Instant soonest = InvitationTimes.resumes(forms.today().plusDays(1));
                    Optional<Instant> next = row.nextReminder().map(at -> soonest);
                    return hold(row, Optional.empty(), "", next, row.expiresAt(), "invitation.resumed", actor);
                })
                .isPresent();
    }

    private boolean hold(
            InvitationTable.Row row,
            Optional<Instant> until,
            String why,
            Optional<Instant> next,
            Instant expires,
            String event,
            String actor) {
        return database.inTransaction(handle -> {
            DraftTable.keep(handle, row.draftHash(), expires);
            boolean ours = InvitationTable.pause(handle, row.id(), until, why, next, expires);
            if (ours) {
                var detail = InvitationPost.detail(row);
                until.ifPresent(at -> detail.add("until", at.toString()));
                InvitationPost.event(handle, clock.instant(), event, row, actor, detail);
            }
            return ours;
        });
    }

    /** Takes an invitation back; its links stop working. False when the person is not waited for any more. */
    public boolean withdraw(String id, String officer) {
        String actor = Actors.checked(officer);
        Instant now = clock.instant();
        return row(id).filter(row -> database.inTransaction(handle -> {
                    boolean ours = InvitationTable.end(handle, id, InvitationState.WITHDRAWN.name(), now);
                    if (ours) {
                        InvitationLinkTable.endAll(handle, id);
                        InvitationPost.event(
                                handle, now, "invitation.withdrawn", row, actor, InvitationPost.detail(row));
                    }
                    return ours;
                }))
                .isPresent();
    }

    /**
     * Makes a new code and sends a new link, where the code was lost or messages came back; those before stop working.
     *
     * @return empty when there is no invitation that somebody could still open
     */
    public Optional<Invited> renew(String id, Notice.Kind channel, String address, String officer) {
        String actor = Actors.checked(officer);
        return row(id).flatMap(row -> inviting.renew(row, channel, address, actor));
    }

    /** Keeps what somebody said on the telephone; false when the person is not waited for any more. */
    public boolean declinedByPhone(String id, DeclineReason reason, String words, String officer) {
        String actor = Actors.checked(officer);
        return row(id).filter(row -> links.decline(row, reason, words, actor)).isPresent();
    }

    /** The person says why they will not fill in the form that their browser has open. */
    public Optional<InvitationRecord> decline(String draftId, DeclineReason reason, String words) {
        String hash = DraftKeys.hash(database, draftId);
        Optional<InvitationTable.Row> row = database.with(handle -> InvitationTable.ofDraft(handle, hash));
        row.ifPresent(found -> links.decline(found, reason, words, EventTable.PERSON));
        return row.flatMap(found -> find(found.id()));
    }

    /** The person says so by link and code, without opening the form; empty when the code is wrong. */
    public Optional<InvitationRecord> decline(String token, String code, DeclineReason reason, String words) {
        Optional<InvitationTable.Row> row = links.behind(token, code);
        row.ifPresent(found -> links.decline(found, reason, words, EventTable.PERSON));
        return row.flatMap(found -> find(found.id()));
    }

    /**
     * Follows a link. It answers five tries an hour; whether the link or the code was wrong, or the tries were used up, looks the same.
     *
     * @param code in any case, with or without spaces
     */
    public InvitationOpened open(String token, String code) {
        return links.open(token, code);
    }

    private InvitationRecord shown(InvitationTable.Row row) {
        return InvitationRecord.of(row, clock.instant());
    }

    private Optional<InvitationTable.Row> row(String id) {
        return database.with(handle -> InvitationTable.find(handle, id));
    }
}
