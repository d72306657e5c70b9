package uk.careforms.engine.form;

/**
 * Something that may be wrong with answers, for a second look: it never stops anybody.
 *
 * @param id of the form's rule; {@code usual-amount} for an amount that is not a usual one
 * @param sentence what a person reads; holds no answer
 * @param pointer JSON Pointer of the answer, or of a part of a list's item
 */
public record Warning(String id, String sentence, String pointer) {}
