package uk.careforms.engine.form;

import java.util.List;
import java.util.Optional;

/**
 * Who a form is for and the rules it is kept by.
 *
 * @param prefix begins each reference, like {@code AR}
 * @param owner the team or role that answers for the form's content
 * @param audience {@code public}, {@code professional} or both
 * @param status {@code confirmed}, or {@code provisional} when law or wording still has to be confirmed by the owner
 * @param legalBasis the law the form serves
 * @param whatHappensNext plain sentences shown with the receipt
 * @param quickExit whether every page offers a way to leave at once
 * @param languages language tags, like {@code en}
 * @param person where the form keeps who it is about
 * @param sends whether it is sent to the council; one that is not only shows what its answers come to, and keeps them for a day
 */
public record FormAbout(
        String prefix,
        String title,
        String owner,
        List<String> audience,
        String status,
        String legalBasis,
        String whatHappensNext,
        boolean quickExit,
        Retention retention,
        List<String> languages,
        PersonPointers person,
        boolean sends) {

    public FormAbout {
        audience = List.copyOf(audience);
        languages = List.copyOf(languages);
    }

    /**
     * How long things are kept.
     *
     * @param draftDays days after the last save until a draft is deleted
     * @param submissionYears years a submission is kept
     * @param source who says so
     */
    public record Retention(int draftDays, int submissionYears, String source) {}

    /** JSON Pointers to the answers that say who the form is about; each may be missing. */
    public record PersonPointers(
            Optional<String> nhsNumber,
            Optional<String> givenName,
            Optional<String> familyName,
            Optional<String> dateOfBirth,
            Optional<String> postcode) {}
}
