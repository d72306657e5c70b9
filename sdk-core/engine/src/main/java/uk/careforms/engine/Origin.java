package uk.careforms.engine;

import java.time.Instant;

/**
 * Where an answer came from that nobody typed.
 *
 * @param pointer JSON Pointer of the question
 * @param source the name the source is installed under, like {@code gp}
 * @param from in plain words, like {@code your GP's record}
 * @param at when it was taken over
 */
public record Origin(String pointer, String source, String from, Instant at) {}
