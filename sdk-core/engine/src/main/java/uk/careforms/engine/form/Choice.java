package uk.careforms.engine.form;

import java.util.Optional;

/**
 * One answer that can be chosen.
 *
 * @param value what is kept, like {@code not-sure}; {@code true} or {@code false} for a yes-or-no question
 * @param title what a person reads
 * @param hint a second, smaller line
 */
public record Choice(String value, String title, Optional<String> hint) {}
