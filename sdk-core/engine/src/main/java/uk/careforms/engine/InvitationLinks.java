package uk.careforms.engine;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.InvitationLinkTable;
import uk.careforms.engine.internal.store.InvitationTable;
import uk.careforms.engine.internal.tokens.Token;

/** What people do who come by the link of an invitation. */
final class InvitationLinks {

    private static final int TRIES = 5;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;

    InvitationLinks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What link and code lead to. Each try is counted, and committed, before it is looked at. */
    Optional<InvitationTable.Row> behind(String token, String typedCode) {
        String linkHash = Token.hash(token);
        Instant now = clock.instant();
        Optional<InvitationLinkTable.Row> link = database.inTransaction(
                handle -> InvitationLinkTable.tryOnce(handle, linkHash, TRIES, now, now.minus(WINDOW)));
        Optional<InvitationTable.Row> row =
                link.flatMap(found -> database.with(handle -> InvitationTable.find(handle, found.invitation())));
        String code = typedCode.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        boolean own = link.flatMap(InvitationLinkTable.Row::codeHash).isPresent();
        String expected = link.flatMap(InvitationLinkTable.Row::codeHash)
                .or(() -> row.map(InvitationTable.Row::codeHash))
                .orElse(linkHash); // as much work when there is no such link
        String salt = own ? token : row.map(InvitationTable.Row::id).orElse(token);
        if (!Token.sameHash(expected, InvitationPost.codeHash(salt, code)) || row.isEmpty()) {
            return Optional.empty();
        }
        database.inTransaction(handle -> {
            InvitationLinkTable.forgetTries(handle, linkHash);
            return "";
        });
        return row;
    }

    InvitationOpened open(String token, String code) {
        Optional<InvitationTable.Row> row = behind(token, code);
        return row.<InvitationOpened>map(this::open).orElseGet(InvitationOpened.Wrong::new);
    }

    private InvitationOpened open(InvitationTable.Row row) {
        Instant now = clock.instant();
        Optional<DraftTable.Row> draft = database.with(handle -> DraftTable.find(handle, row.draftHash(), now))
                .filter(found -> found.submittedAt().isEmpty());
        boolean welcome = row.isOpen() || row.state().equals(InvitationState.DECLINED.name());
        if (!welcome || draft.isEmpty() || !row.expiresAt().isAfter(now)) {
            return new InvitationOpened.Over(InvitationRecord.of(row, now));
        }
        String key = database.inTransaction(handle -> {
            String fresh = DraftKeys.make(handle, row.draftHash());
            if (InvitationTable.opened(handle, row.id(), now)) {
                InvitationPost.event(
                        handle, now, "invitation.opened", row, EventTable.PERSON, InvitationPost.detail(row));
            }
            EventTable.add(
                    handle, now, "draft.reopened", row.draftHash(), EventTable.PERSON, JsonValue.EMPTY_JSON_OBJECT);
            return fresh;
        });
        return new InvitationOpened.Form(draft.get().draft(key));
    }

    /** Keeps the reason; what the person wrote stays with the invitation and is in no event. */
    boolean decline(InvitationTable.Row row, DeclineReason reason, String words, String actor) {
        Instant now = clock.instant();
        String clean = InvitationCheck.words(words, InvitationCheck.LONGEST_TEXT);
        return database.inTransaction(handle -> {
            boolean ours = InvitationTable.decline(handle, row.id(), reason.text(), clean, now);
            if (ours) {
                JsonObjectBuilder detail = InvitationPost.detail(row).add("reason", reason.text());
                InvitationPost.event(handle, now, "invitation.declined", row, actor, detail);
            }
            return ours;
        });
    }
}
