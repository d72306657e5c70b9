package uk.careforms.engine;

import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.ResumeTable;
import uk.careforms.engine.internal.tokens.SealedToken;
import uk.careforms.engine.internal.tokens.Token;

/** Save and return: links that lead back to drafts, each with a code of its own. */
final class WaysBack {

    private static final int TRIES = 5;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int CODE_LENGTH = 6;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final Database database;
    private final Clock clock;
    private final NoticeSender notices;
    private final Optional<String> baseUrl;

    WaysBack(Database database, Clock clock, NoticeSender notices, Optional<String> baseUrl) {
        this.database = database;
        this.clock = clock;
        this.notices = notices;
        this.baseUrl = baseUrl;
    }

    Resume make(Draft draft, String draftHash) {
        String token = Token.fresh();
        String code = Token.letters(CODE_LENGTH);
        Instant now = clock.instant();
        database.inTransaction(handle -> {
            ResumeTable.replace(
                    handle,
                    Token.hash(token),
                    draftHash,
                    SealedToken.seal(token, draft.id()),
                    codeHash(token, code),
                    now);
            EventTable.add(
                    handle, now, "draft.way-back-made", draftHash, EventTable.PERSON, JsonValue.EMPTY_JSON_OBJECT);
            return token;
        });
        return new Resume(token, baseUrl.orElse("") + "/return/" + token, code, draft.expiresAt());
    }

    /** The draft's token behind a link. Each try is counted, and committed, before it is looked at. */
    Optional<String> tokenOf(String token, String typedCode) {
        String linkHash = Token.hash(token);
        Instant now = clock.instant();
        Optional<ResumeTable.Row> row =
                database.inTransaction(handle -> ResumeTable.tryOnce(handle, linkHash, TRIES, now, now.minus(WINDOW)));
        String code = typedCode.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        String expected =
                row.map(ResumeTable.Row::codeHash).orElse(linkHash); // as much work when there is no such link
        if (!Token.sameHash(expected, codeHash(token, code)) || row.isEmpty()) {
            return Optional.empty();
        }
        String draftToken = SealedToken.open(token, row.get().sealedToken());
        String draftHash = DraftKeys.hash(database, draftToken);
        database.inTransaction(handle -> {
            ResumeTable.forgetTries(handle, linkHash);
            EventTable.add(handle, now, "draft.reopened", draftHash, EventTable.PERSON, JsonValue.EMPTY_JSON_OBJECT);
            return linkHash;
        });
        return Optional.of(draftToken);
    }

    boolean email(Resume resume, String address) {
        if (baseUrl.isEmpty()) {
            throw new CareFormsException(
                    Fault.SETUP, "No base URL is set, so a link cannot be e-mailed; set it with baseUrl(address)");
        }
        if (!address.matches("[^\\s\\p{Cntrl}@]+@[^\\s\\p{Cntrl}@]+")) {
            return false;
        }
        String until = DAY.format(resume.expiresAt().atZone(WorkingTime.ZONE));
        String body = "You asked for a link to carry on with a form.\n\n" + resume.link()
                + "\n\nTo open it you also need the code that was on your screen. We never send the code by e-mail."
                + "\nThe link works until " + until
                + ".\n\nIf you did not ask for this, you do not need to do anything.\n";
        Notice notice =
                new Notice(UUID.randomUUID(), Notice.Kind.EMAIL, address, "Your link to carry on", body, label());
        return notices.send(notice, true)
                .fold(delivered -> true, there -> true, refused -> false, later -> false, uncertain -> false);
    }

    /** A draft has no reference yet, and a notice needs one to be found by: this one belongs to nothing. */
    private static Reference label() {
        return Reference.of("DR", Token.letters(7));
    }

    private static String codeHash(String token, String code) {
        return Token.hash(token + "/" + code);
    }
}
