package uk.careforms.api.model;

import java.util.function.Function;

/** What a scanner said of a file. Only {@link Clean} is ever treated as clean. */
public sealed interface Scan {

    /** Looked at from the first byte to the last, and nothing was found. */
    record Clean() implements Scan {}

    /**
     * Something harmful was found.
     *
     * @param signature the scanner's name of it
     */
    record Infected(String signature) implements Scan {}

    /**
     * Nobody knows: the scanner is down, slow, or refused to look. To be tried again.
     *
     * @param reason one sentence without personal data
     */
    record NotScanned(String reason) implements Scan {}

    /** Handles every outcome. */
    default <T> T fold(Function<Clean, T> clean, Function<Infected, T> infected, Function<NotScanned, T> notScanned) {
        if (this instanceof Clean nothing) {
            return clean.apply(nothing);
        }
        if (this instanceof Infected found) {
            return infected.apply(found);
        }
        return notScanned.apply((NotScanned) this);
    }
}
