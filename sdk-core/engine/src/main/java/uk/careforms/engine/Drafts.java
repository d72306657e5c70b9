package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;

/** Part-filled forms. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Drafts {

    /**
     * Starts a draft of a form's newest version, to which it stays pinned.
     *
     * @throws uk.careforms.api.model.CareFormsException {@code CALLER} when there is no such form: see {@code CareForms.form}
     */
    public Draft start(String form, Channel channel) {
        throw new UnsupportedOperationException();
    }

    /**
     * The draft with that token; empty when it is unknown or has expired. A draft that was sent is found for another day, so
     * that its answers can be printed; {@link Submissions#receipt} tells whether it was.
     */
    public Optional<Draft> find(String id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Saves answers and moves the draft's expiry on.
     *
     * @param row the row version that was read
     * @param mergePatch JSON Merge Patch (RFC 7386) on the answers: {@code null} takes an answer away
     * @param page the id of the page the person goes to; empty leaves it
     */
    public Saved save(String id, long row, JsonObject mergePatch, Optional<String> page) {
        throw new UnsupportedOperationException();
    }

    /** Checks a draft as sending it would: hidden answers are left out, every question that applies has to be answered well. */
    public Checked check(Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** What {@link #check} finds wrong, in the order of the form's pages; empty when the draft can be sent. */
    public List<Problem> problems(Draft draft) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a link and a code to come back with; those made before for the same draft stop working.
     *
     * @return empty when there is no such draft
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP} when no base URL is set
     */
    public Optional<Resume> resume(String id) {
        throw new UnsupportedOperationException();
    }

    /**
     * E-mails the link of a {@link Resume}, without its code and without naming the form.
     *
     * @return false when the notice could not be handed over now: the link should be shown instead
     */
    public boolean emailLink(Resume resume, String address) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a draft again. A link answers five tries an hour; whether the link or the code was wrong, or the tries were used
     * up, looks the same.
     */
    public Optional<Draft> reopen(String token, String code) {
        throw new UnsupportedOperationException();
    }
}
