package uk.careforms.forms.web;

/** Answers one kind of request that has passed every check. */
@FunctionalInterface
public interface Handler {

    /** Answers; thread-safe. */
    Reply answer(Exchange exchange);
}
