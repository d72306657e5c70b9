package uk.careforms.engine;

import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.steps.NoticePost;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.InvitationLinkTable;
import uk.careforms.engine.internal.store.InvitationNoticeTable;
import uk.careforms.engine.internal.store.InvitationTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.tokens.NameUuid;
import uk.careforms.engine.internal.tokens.Token;

/**
 * Sends the messages of invitations, each once.
 *
 * <p>That a message is due is kept with what made it due. A try is noted, with the link that it carries, before it is made; whoever
 * tries after a lost answer asks the service first whether it has the message already, and the link of the earlier try works too.
 */
final class InvitationPost {

    static final int CODE_LENGTH = 6;

    /** A node that tries has this long before another one does. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final Duration FATE_AFTER = Duration.ofMinutes(5);
    private static final int LONGEST_REASON = 1_000;

    private final Database database;
    private final Clock clock;
    private final NoticePost post;
    private final InvitationWords words;
    private final String baseUrl;

    InvitationPost(Database database, Clock clock, NoticePost post, InvitationWords words, String baseUrl) {
        this.database = database;
        this.clock = clock;
        this.post = post;
        this.words = words;
        this.baseUrl = baseUrl;
    }

    /** A message that is about to be tried, with the link it carries. */
    record Sending(InvitationNoticeTable.Row notice, InvitationTable.Row invitation, String token, String code) {}

    /** Plans a message in the transaction that makes it due. */
    static InvitationNoticeTable.Row plan(
            Handle handle, InvitationTable.Row row, String channel, String occasion, String actor, Instant now) {
        int number = InvitationNoticeTable.of(handle, row.id()).size() + 1;
        InvitationNoticeTable.Row notice = new InvitationNoticeTable.Row(
                NameUuid.ofInvitation(row.id(), number),
                row.id(),
                number,
                occasion,
                channel,
                actor,
                "WAITING",
                0,
                Optional.of(now),
                now,
                Optional.empty(),
                Optional.empty(),
                "",
                0);
        InvitationNoticeTable.add(handle, notice);
        return notice;
    }

    /** Whether links would lead nowhere. */
    boolean hasNoAddress() {
        return baseUrl.isEmpty();
    }

    /** Where answers come from that stand in a form before the person has seen it. */
    String whoKnows() {
        return words.whoKnows();
    }

    String link(String token) {
        return baseUrl + "/invite/" + token;
    }

    /** The hash of an invitation's code, with which no link is needed to compare it. */
    static String codeHash(String salt, String code) {
        return Token.hash("invitation/" + salt + "/" + code);
    }

    /** Tries a planned message; gives the link it carried, unless another node has it in hand or it is not needed any more. */
    Optional<Sending> attempt(InvitationNoticeTable.Row notice) {
        Optional<Sending> sending = database.inTransaction(handle -> begin(handle, notice));
        sending.ifPresent(this::send);
        return sending;
    }

    private Optional<Sending> begin(Handle handle, InvitationNoticeTable.Row notice) {
        Instant now = clock.instant();
        if (!InvitationNoticeTable.claim(handle, notice, now.plus(LEASE))) {
            return Optional.empty();
        }
        InvitationTable.Row invitation =
                InvitationTable.find(handle, notice.invitation()).orElseThrow();
        if (!invitation.isOpen() || !invitation.expiresAt().isAfter(now)) {
            String why = "The invitation is not open any more; nothing is sent";
            InvitationNoticeTable.settle(handle, notice.id(), "WAITING", "NOT_NEEDED", why);
            return Optional.empty();
        }
        String token = Token.fresh();
        boolean paper = notice.kind().equals(Notice.Kind.LETTER.text());
        String code = paper ? Token.letters(CODE_LENGTH) : "";
        Optional<String> own = paper ? Optional.of(codeHash(token, code)) : Optional.empty();
        InvitationLinkTable.add(handle, Token.hash(token), new InvitationLinkTable.Row(notice.invitation(), own), now);
        return Optional.of(new Sending(notice, invitation, token, code));
    }

    private void send(Sending one) {
        boolean reminder = one.notice().occasion().equals("REMIND");
        Notice.Kind kind = InvitationRecord.kind(one.notice().kind());
        String subject = kind == Notice.Kind.SMS ? "" : words.subject(reminder);
        String body = words.body(one.invitation(), kind, reminder, link(one.token()), one.code());
        Notice notice = new Notice(
                one.notice().id(),
                kind,
                one.invitation().address(),
                subject,
                body,
                label(one.notice().id()));
        Optional<Delivery> answer = post.send(notice, one.notice().attempts() == 0);
        if (answer.isEmpty()) {
            later(one, FIRST_WAIT, "The service for messages did not answer; it is tried again");
            return;
        }
        answer.get()
                .fold(
                        delivered -> sent(one, delivered.reference()),
                        there -> sent(one, there.reference()),
                        refused -> refused(one, refused.reason()),
                        later -> later(one, longer(later.after(), wait(one)), later.reason()),
                        uncertain -> later(one, wait(one), uncertain.reason()));
    }

    private static Duration wait(Sending one) {
        Duration wait = FIRST_WAIT;
        for (int i = 0; i < one.notice().attempts() && wait.compareTo(LONGEST_WAIT) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private boolean sent(Sending one, CaseReference remote) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> {
            boolean first = InvitationNoticeTable.sent(handle, one.notice().id(), remote, now, now.plus(FATE_AFTER));
            if (first && one.notice().occasion().equals("REMIND")) {
                event(
                        handle,
                        now,
                        "invitation.reminded",
                        one.invitation(),
                        one.notice().actor(),
                        detail(one.invitation())
                                .add("channel", one.notice().kind())
                                .add("number", one.notice().number()));
            }
            return first;
        });
    }

    private boolean refused(Sending one, String reason) {
        return cameBack(one.notice(), "WAITING", "REFUSED", reason, true);
    }

    /** Nothing reached the person: it shows, and somebody has to find another way. */
    boolean cameBack(InvitationNoticeTable.Row notice, String from, String to, String reason, boolean stop) {
        String why = shortened(reason);
        return database.inTransaction(handle -> {
            boolean ours = InvitationNoticeTable.settle(handle, notice.id(), from, to, why);
            Optional<InvitationTable.Row> invitation = InvitationTable.find(handle, notice.invitation());
            if (ours && invitation.isPresent()) {
                InvitationTable.bounced(handle, notice.invitation(), stop);
                event(
                        handle,
                        clock.instant(),
                        "invitation.bounced",
                        invitation.get(),
                        EventTable.SYSTEM,
                        detail(invitation.get())
                                .add("channel", notice.kind())
                                .add("number", notice.number())
                                .add("reason", why));
            }
            return ours;
        });
    }

    private boolean later(Sending one, Duration wait, String reason) {
        Instant at = clock.instant().plus(wait);
        return database.inTransaction(handle -> {
            InvitationNoticeTable.later(handle, one.notice().id(), at, shortened(reason));
            return false;
        });
    }

    /** What every event of an invitation says: codes, nothing of the person. */
    static JsonObjectBuilder detail(InvitationTable.Row row) {
        return JsonText.fact("form", row.formVersion().form())
                .add("version", row.formVersion().version())
                .add("channel", row.channel())
                .add("to", row.toWhom());
    }

    static void event(
            Handle handle, Instant at, String kind, InvitationTable.Row row, String actor, JsonObjectBuilder detail) {
        EventTable.add(handle, at, kind, row.id(), actor, detail.build());
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    /** A notice needs a reference to be found by. There is none before a form is sent; this one is the same on every try. */
    private static Reference label(UUID id) {
        StringBuilder seven = new StringBuilder();
        long bits = id.getMostSignificantBits() ^ id.getLeastSignificantBits();
        for (int i = 0; i < 7; i++) {
            seven.append(Reference.ALPHABET.charAt((int) Math.floorMod(bits, (long) Reference.ALPHABET.length())));
            bits = bits / Reference.ALPHABET.length();
        }
        return Reference.of("IN", seven.toString());
    }
}
