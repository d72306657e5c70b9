package uk.careforms.forms.web;

/** Puts a refusal into words: as a page or as a problem document. */
@FunctionalInterface
public interface Refusals {

    /**
     * Says no. Must not touch the session or the database, which may be what is broken.
     *
     * @param incident what to quote when asking for help; empty unless a fault of ours was logged under it
     */
    Reply refuse(Exchange exchange, Refusal why, String incident);
}
