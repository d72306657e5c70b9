package uk.careforms.forms.pages;

import java.util.function.Function;
import java.util.function.Supplier;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Receipt;
import uk.careforms.engine.form.FormDefinition;

/** How a browser stands to a form. */
sealed interface Standing {

    /** It has not begun. */
    record NotBegun() implements Standing {}

    /** What it had begun is deleted. */
    record Gone() implements Standing {}

    /** It is filling the form in. */
    record Open(Draft draft, FormDefinition form) implements Standing {}

    /** It has sent the form. */
    record Finished(Receipt receipt, FormDefinition form) implements Standing {}

    /** Handles every standing. */
    default <T> T fold(Supplier<T> notBegun, Supplier<T> gone, Function<Open, T> open, Function<Finished, T> finished) {
        if (this instanceof NotBegun) {
            return notBegun.get();
        }
        if (this instanceof Gone) {
            return gone.get();
        }
        return this instanceof Open now ? open.apply(now) : finished.apply((Finished) this);
    }
}
