package uk.careforms.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.form.CaseOutcome;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.store.CaseLinkTable;
import uk.careforms.engine.internal.store.CaseTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.SubmissionTable;
import uk.careforms.engine.internal.tokens.CaseToken;

/**
 * The person's way in to a case, by a link and a code. A link lives while its case does and 90 days more. Thread-safe.
 *
 * <p>Neither is kept: the link's token as a hash, the code hashed together with the token. Five wrong codes in an hour close a link
 * until the hour is over.
 */
public final class CaseLinks {

    private static final int TRIES = 5;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration AFTER_THE_END = Duration.ofDays(90);
    private static final Duration HELD = Duration.ofDays(7);
    private static final int MOST = 10;
    private static final Set<String> STEPS = Set.of("ask-evidence", "link");

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final String address;
    private final Map<FormVersion, Boolean> offered = new ConcurrentHashMap<>();

    CaseLinks(Database database, Clock clock, Forms forms, Optional<String> baseUrl) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.address = address(baseUrl);
    }

    /** What a link to a case begins with. */
    static String address(Optional<String> baseUrl) {
        return baseUrl.orElse("") + "/my-case/";
    }

    /** Whether a form's process asks people for more than the form: only then its people get a way in when they send it. */
    public boolean isOffered(FormVersion version) {
        return offered.computeIfAbsent(
                version,
                any -> forms.loaded(version).map(CaseLinks::asksForMore).orElse(false));
    }

    private static boolean asksForMore(FormPack form) {
        return form.steps().stream().anyMatch(STEPS::contains);
    }

    /**
     * Makes a way in to a case; those made before stay.
     *
     * @param actor {@code person} on the page that follows sending, or the sign-in name of an officer
     * @return empty when there is no such case, it is long over, or it has ten ways in already
     */
    public Optional<CaseLink> make(Reference reference, String actor) {
        String who = Actors.checked(actor);
        Instant now = clock.instant();
        CaseToken fresh = CaseToken.fresh();
        boolean made = database.inTransaction(handle -> {
            boolean known = SubmissionTable.find(handle, reference).isPresent();
            if (!known || CaseLinkTable.count(handle, reference) >= MOST) {
                return false;
            }
            CaseLinkTable.add(handle, fresh.linkHash(), reference, fresh.codeHash(), now, who, Optional.empty());
            EventTable.add(
                    handle,
                    now,
                    "case.link-made",
                    reference.text(),
                    who,
                    JsonText.fact("by", who.equals(EventTable.PERSON) ? "person" : "officer")
                            .build());
            return true;
        });
        return made && at(fresh.token()).isPresent()
                ? Optional.of(new CaseLink(fresh.token(), address + fresh.token(), fresh.code()))
                : Optional.empty();
    }

    /** Ends every way in to a case, as is done when one got into wrong hands; how many there were. */
    public int endAll(Reference reference, String actor) {
        String who = Actors.checked(actor);
        return database.inTransaction(handle -> {
            int ended = CaseLinkTable.end(handle, reference);
            EventTable.add(
                    handle,
                    clock.instant(),
                    "case.links-ended",
                    reference.text(),
                    who,
                    JsonText.fact("links", String.valueOf(ended)).build());
            return ended;
        });
    }

    /**
     * The case behind a link. Each try is counted, and committed, before it is looked at.
     *
     * @param typedCode in any case, with spaces or dashes
     * @return empty when the link leads nowhere, the code is wrong, or its tries are used up: nothing tells which
     */
    public Optional<Reference> open(String token, String typedCode) {
        CaseToken typed = CaseToken.typed(token, typedCode);
        Instant now = clock.instant();
        Optional<CaseLinkTable.Row> row = database.inTransaction(
                handle -> CaseLinkTable.tryOnce(handle, typed.linkHash(), TRIES, now, now.minus(WINDOW), endedBy(now)));
        String expected = row.map(CaseLinkTable.Row::codeHash)
                .orElse(typed.linkHash()); // as much work when there is no such link
        if (!CaseToken.sameHash(expected, typed.codeHash()) || row.isEmpty()) {
            return Optional.empty();
        }
        database.inTransaction(handle -> {
            CaseLinkTable.forgetTries(handle, typed.linkHash());
            EventTable.add(
                    handle,
                    now,
                    "case.opened-by-person",
                    row.get().reference().text(),
                    EventTable.PERSON,
                    JsonText.fact("by", "link").build());
            return row;
        });
        return row.map(CaseLinkTable.Row::reference);
    }

    /** The case of a link that was opened with its code before; empty once it leads nowhere. */
    public Optional<Reference> at(String token) {
        String hash = new CaseToken(token, "").linkHash();
        return database.with(handle -> CaseLinkTable.find(handle, hash, endedBy(clock.instant())))
                .map(CaseLinkTable.Row::reference);
    }

    /** Where a case is. */
    public Optional<CaseProgress> progress(Reference reference) {
        return database.with(handle -> CaseTable.find(handle, reference).map(row -> {
            List<CareEvent> events = EventTable.of(handle, reference.text());
            boolean workedOut = events.stream().anyMatch(event -> event.kind().equals("calculation.made"));
            Optional<Instant> decided = events.stream()
                    .filter(event -> event.kind().equals("decision.made"))
                    .filter(event -> !event.actor().equals(EventTable.SYSTEM))
                    .map(CareEvent::at)
                    .reduce((one, later) -> later);
            Optional<String> outcome = row.outcome().map(code -> forms.find(row.formVersion())
                    .map(form -> form.outcomes().get(code))
                    .map(CaseOutcome::title)
                    .orElse(code));
            return new CaseProgress(
                    row.formVersion(), row.submittedAt(), row.status(), workedOut, decided, outcome, row.closedAt());
        }));
    }

    /** Deletes links that lead nowhere any more, and forgets what no letter has carried for a week. */
    void purge() {
        Instant now = clock.instant();
        database.inTransaction(handle -> {
            CaseLinkTable.purge(handle, now.minus(HELD), endedBy(now));
            return now;
        });
    }

    private static Instant endedBy(Instant now) {
        return now.minus(AFTER_THE_END);
    }
}
