package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.internal.drafts.Storable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.tokens.Token;
import uk.careforms.engine.json.JsonPlace;
import uk.careforms.engine.json.MergePatch;
import uk.careforms.engine.json.StrictJson;

/** Part-filled forms. Thread-safe. */
public final class Drafts {

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final Receipts receipts;
    private final WaysBack waysBack;

    Drafts(Database database, Clock clock, Forms forms, Receipts receipts, WaysBack waysBack) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.receipts = receipts;
        this.waysBack = waysBack;
    }

    /**
     * Starts a draft of a form's newest version, to which it stays pinned.
     *
     * @throws CareFormsException {@code CALLER} when there is no such form: see {@link CareForms#form(String)}
     */
    public Draft start(String form, Channel channel) {
        FormDefinition definition = forms.newest(form)
                .orElseThrow(() -> new CareFormsException(
                        Fault.CALLER, "Form '" + form + "' is not installed; installed: " + forms.ids()));
        Instant now = clock.instant();
        Draft draft = new Draft(
                Token.fresh(),
                definition.formVersion(),
                channel,
                Answers.NONE,
                definition.pages().get(0).id(),
                1,
                now,
                now.plus(kept(definition)));
        database.inTransaction(handle -> {
            String hash = Token.hash(draft.id());
            DraftTable.add(handle, hash, draft);
            event(handle, now, "draft.started", hash, draft);
            return hash;
        });
        return draft;
    }

    /**
     * The draft with that token; empty when it is unknown or has expired. A draft that was sent is found for another day, so
     * that its answers can be printed; {@link Submissions#receipt} tells whether it was.
     */
    public Optional<Draft> find(String id) {
        return stored(id).map(row -> row.draft(id));
    }

    /**
     * Saves answers and moves the draft's expiry on.
     *
     * <p>An answer that no database can hold (with U+0000 or half of a surrogate pair in it) is left out and is among the
     * problems; so is one that names files, which only {@link Attachments} changes. When the answers together would be larger than 256 KiB nothing is changed, and that is the problem.
     *
     * @param row the row version that was read
     * @param mergePatch JSON Merge Patch (RFC 7386) on the answers: {@code null} takes an answer away
     * @param page the id of the page the person goes to; empty leaves it
     * @throws CareFormsException {@code CALLER} when the page's id is not lower-case words joined by dashes
     */
    public Saved save(String id, long row, JsonObject mergePatch, Optional<String> page) {
        page.filter(name -> !name.matches("[a-z0-9-]{1,80}")).ifPresent(name -> {
            throw new CareFormsException(Fault.CALLER, "A page's id is lower-case words joined by dashes");
        });
        Optional<DraftTable.Row> read = stored(id);
        if (read.isEmpty() || read.get().submittedAt().isPresent() || read.get().row() != row) {
            return notSaved(id, read);
        }
        DraftTable.Row old = read.get();
        Storable storable = Storable.of(mergePatch);
        FormDefinition form = forms.at(old.formVersion());
        FileAnswers.Kept answers = FileAnswers.kept(
                form,
                old.answers(),
                form.normalised(new Answers(MergePatch.apply(old.answers().json(), storable.patch()))));
        Answers merged = RowIds.given(form, old.answers(), answers.answers());
        if (JsonText.of(merged.json()).length() > StrictJson.MAX_BYTES) {
            return new Saved.Stored(
                    old.draft(id),
                    List.of(new Problem(
                            "", "answers.too-large", "Your answers are too long to keep; shorten the longest one")));
        }
        Draft draft = new Draft(
                id,
                old.formVersion(),
                old.channel(),
                merged,
                page.orElse(old.page()),
                row + 1,
                old.startedAt(),
                clock.instant().plus(kept(form)),
                old.askAgain().stream()
                        .filter(pointer -> JsonPlace.of(pointer).in(mergePatch).isEmpty())
                        .toList());
        return keep(draft, row)
                ? new Saved.Stored(draft, problems(draft, refused(storable, answers)))
                : notSaved(id, stored(id));
    }

    private static List<Problem> refused(Storable storable, FileAnswers.Kept answers) {
        List<Problem> refused = new ArrayList<>(storable.refused());
        refused.addAll(answers.problems());
        return refused;
    }

    private boolean keep(Draft draft, long row) {
        return database.inTransaction(handle -> {
            String hash = Token.hash(draft.id());
            boolean saved = DraftTable.save(handle, hash, row, draft);
            if (saved) {
                event(handle, clock.instant(), "draft.saved", hash, draft);
            }
            return saved;
        });
    }

    private Saved notSaved(String id, Optional<DraftTable.Row> read) {
        if (read.isPresent() && read.get().submittedAt().isEmpty()) {
            return new Saved.Stale(read.get().draft(id));
        }
        return receipts.ofDraft(Token.hash(id))
                .<Saved>map(Saved.AlreadySubmitted::new)
                .orElseGet(Saved.Gone::new);
    }

    /** Checks a draft as sending it would: hidden answers are left out, every question that applies has to be answered well. */
    public Checked check(Draft draft) {
        return forms.check(draft.formVersion(), draft.answers(), draft.askAgain());
    }

    /** What {@link #check} finds wrong, in the order of the form's pages; empty when the draft can be sent. */
    public List<Problem> problems(Draft draft) {
        return check(draft).fold(valid -> List.of(), Checked.Invalid::problems);
    }

    private List<Problem> problems(Draft draft, List<Problem> refused) {
        List<Problem> all = new ArrayList<>(refused);
        problems(draft).stream()
                .filter(problem ->
                        refused.stream().noneMatch(one -> one.pointer().equals(problem.pointer())))
                .forEach(all::add);
        return all;
    }

    /**
     * Makes a link and a code to come back with; those made before for the same draft stop working.
     *
     * @return empty when there is no such draft, it has been sent, or its form sends nothing
     */
    public Optional<Resume> resume(String id) {
        return stored(id)
                .filter(row -> row.submittedAt().isEmpty()
                        && forms.at(row.formVersion()).about().sends())
                .map(row -> waysBack.make(row.draft(id), row.hash()));
    }

    /**
     * E-mails the link of a {@link Resume}, without its code and without naming the form.
     *
     * @return false when the notice could not be handed over now: the link should be shown instead
     * @throws CareFormsException {@code SETUP} when no base URL is set
     */
    public boolean emailLink(Resume resume, String address) {
        return waysBack.email(resume, address);
    }

    /**
     * Opens a draft again. A link answers five tries an hour; whether the link or the code was wrong, or the tries were used
     * up, looks the same.
     *
     * @param code in any case, with or without spaces
     */
    public Optional<Draft> reopen(String token, String code) {
        return waysBack.tokenOf(token, code).flatMap(this::find);
    }

    private Optional<DraftTable.Row> stored(String id) {
        return database.with(handle -> DraftTable.find(handle, Token.hash(id), clock.instant()));
    }

    private static Duration kept(FormDefinition form) {
        return Duration.ofDays(form.about().retention().draftDays());
    }

    private static void event(Handle handle, Instant at, String kind, String hash, Draft draft) {
        FormVersion version = draft.formVersion();
        JsonObject detail = JsonText.fact("form", version.form())
                .add("version", version.version())
                .add("channel", draft.channel().text())
                .add("page", draft.page())
                .build();
        EventTable.add(handle, at, kind, hash, EventTable.PERSON, detail);
    }
}
