package uk.careforms.engine;

import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;
import uk.careforms.api.model.Attachment;

/** What came of wanting to open a file. */
public sealed interface Opened {

    /**
     * Its content.
     *
     * @param content to be read once, and closed by the caller
     */
    record Content(Attachment file, InputStream content) implements Opened {}

    /**
     * Nobody may open it now.
     *
     * @param sentence why, without its name
     */
    record Withheld(String sentence) implements Opened {}

    /** The case has no such file. */
    record None() implements Opened {}

    /** Handles every outcome. */
    default <T> T fold(Function<Content, T> content, Function<Withheld, T> withheld, Supplier<T> none) {
        if (this instanceof Content open) {
            return content.apply(open);
        }
        return this instanceof Withheld closed ? withheld.apply(closed) : none.get();
    }
}
