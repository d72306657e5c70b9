package uk.careforms.engine;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * What a case ended in.
 *
 * @param code the outcome's name in the form pack, like {@code assessment}
 * @param title what staff read
 * @param cld the event outcome code of Client Level Data for adult social care, release 2, where the pack gives one
 * @param at when the case was closed
 */
public record Outcome(String code, String title, OptionalInt cld, Instant at) {}
