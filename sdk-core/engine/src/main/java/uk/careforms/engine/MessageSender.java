package uk.careforms.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.pack.LetterWriter;
import uk.careforms.engine.internal.pack.LetterWriter.Letter;
import uk.careforms.engine.internal.steps.MessageNotices;
import uk.careforms.engine.internal.store.CaseTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.MessageTable;
import uk.careforms.engine.internal.store.MessageTable.NoticeState;
import uk.careforms.engine.internal.store.SubmissionTable;
import uk.careforms.engine.internal.tokens.NameUuid;

/**
 * Sends the notices that say there is a message. The message's own row is the outbox: a notice is due with the commit that keeps the
 * message, and is tried until its service has taken or refused it, always with the same key.
 */
final class MessageSender {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Longer than any try: a node that dies with a notice in hand holds it that long. */
    private static final Duration IN_HAND = Duration.ofMinutes(10);

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int AT_ONCE = 50;
    private static final int LONGEST_NOTE = 1_000;

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final Council council;
    private final MessageNotices notices;

    MessageSender(Database database, Clock clock, Forms forms, Council council, MessageNotices notices) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.council = council;
        this.notices = notices;
    }

    /** Whether anybody gave an address that the form has a notice for. */
    boolean address(Reference reference) {
        return letter(reference).isPresent();
    }

    /** Sends what is due; how many were tried. */
    int runDue() {
        int done = 0;
        for (MessageTable.Row row : database.with(handle -> MessageTable.due(handle, clock.instant(), AT_ONCE))) {
            Instant until = clock.instant().plus(IN_HAND);
            if (database.inTransaction(handle -> MessageTable.claim(handle, row, until))) {
                done += tried(row) ? 1 : 0;
            }
        }
        return done;
    }

    private boolean tried(MessageTable.Row row) {
        Optional<Letter> letter = letter(row.reference());
        if (letter.isEmpty()) {
            settle(row, NoticeState.NONE, Optional.empty(), "");
            return true;
        }
        Result result = notices.send(
                NameUuid.ofMessage(row.reference(), row.number()),
                row.reference(),
                letter.get(),
                row.noticeTries() == 0);
        return result.fold(
                sent -> settle(row, NoticeState.SENT, Optional.empty(), ""),
                later -> settle(
                        row,
                        NoticeState.DUE,
                        Optional.of(clock.instant().plus(wait(row.noticeTries(), later.after()))),
                        later.reason()),
                notNow -> putOff(row, notNow.after()),
                refused -> settle(row, NoticeState.REFUSED, Optional.empty(), refused.reason()));
    }

    private boolean settle(MessageTable.Row row, NoticeState state, Optional<Instant> next, String note) {
        String kept = note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE);
        database.inTransaction(handle -> {
            MessageTable.tried(handle, row, state, next, kept);
            if (state == NoticeState.SENT || state == NoticeState.REFUSED) {
                EventTable.add(
                        handle,
                        clock.instant(),
                        state == NoticeState.SENT ? "message.notice-sent" : "message.notice-refused",
                        row.reference().text(),
                        EventTable.SYSTEM,
                        JsonText.fact("message", String.valueOf(row.number())).build());
            }
            return state;
        });
        return true;
    }

    /** Not counted as a try: nobody has been asked anything. */
    private boolean putOff(MessageTable.Row row, Duration after) {
        Duration wait = after.compareTo(SOON) > 0 ? after : SOON;
        database.inTransaction(handle -> {
            MessageTable.putOff(handle, row, clock.instant().plus(wait));
            return row;
        });
        return false;
    }

    private static Duration wait(int tries, Duration asked) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 10));
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return bounded.compareTo(asked) > 0 ? bounded : asked;
    }

    /** The first of the form's notices that has an address in these answers. */
    private Optional<Letter> letter(Reference reference) {
        Optional<Submission> sent = database.with(handle -> SubmissionTable.find(handle, reference));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        FormPack form = forms.pack(sent.get().formVersion());
        Optional<Council.Team> team = database.with(handle -> CaseTable.find(handle, reference))
                .flatMap(CaseTable.Row::team)
                .flatMap(council::team);
        LetterWriter.About about = new LetterWriter.About(team, Optional.empty(), Map.of());
        return LetterWriter.MESSAGE_NOTICES.stream()
                .flatMap(name -> form.letters().write(name, sent.get(), about).stream())
                .findFirst();
    }
}
