package uk.careforms.engine;

import java.util.function.Function;
import java.util.function.Supplier;
import uk.careforms.api.model.Draft;

/** What came of following an invitation's link. */
public sealed interface InvitationOpened {

    /**
     * The form, where the person was.
     *
     * @param draft under a key that was made for this opening
     */
    record Form(Draft draft) implements InvitationOpened {}

    /** The code was right, and there is nothing to fill in any more: it was sent, taken back or has run out. */
    record Over(InvitationRecord invitation) implements InvitationOpened {}

    /** Link and code do not belong together, or the tries of this hour are used up. */
    record Wrong() implements InvitationOpened {}

    /** Handles every outcome. */
    default <T> T fold(Function<Form, T> form, Function<Over, T> over, Supplier<T> wrong) {
        if (this instanceof Form open) {
            return form.apply(open);
        }
        return this instanceof Over ended ? over.apply(ended) : wrong.get();
    }
}
