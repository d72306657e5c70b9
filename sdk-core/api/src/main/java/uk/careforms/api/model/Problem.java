package uk.careforms.api.model;

/**
 * One thing a person has to put right in their answers.
 *
 * @param pointer JSON Pointer (RFC 6901) of the answer, like {@code /person/dateOfBirth}; empty for the whole form
 * @param code stable, dotted, lower case, like {@code date.in-future}: for programs
 * @param sentence one plain sentence that says what to do, without the value that was typed: for people
 */
public record Problem(String pointer, String code, String sentence) {}
