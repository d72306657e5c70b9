package uk.careforms.engine.internal.pack.schema;

/**
 * One thing that a validator holds against some answers, without their values.
 *
 * @param pointer where
 * @param keyword the schema's keyword, like {@code maxLength}
 * @param detail the missing key for {@code required}, the problem code for {@code format}; empty otherwise
 */
public record Failure(String pointer, String keyword, String detail) {}
