package uk.careforms.api.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a person when they are looked for in, or came from, a case system.
 *
 * @param nhsNumber with a good check digit
 * @param givenName first name as written
 * @param familyName last name as written
 * @param dateOfBirth the full date
 * @param postcode normalised, like {@code LS1 4AP}
 * @param restricted whether the record is sensitive: never linked by software, its location never shown
 */
public record PersonDetails(
        Optional<NhsNumber> nhsNumber,
        String givenName,
        String familyName,
        Optional<LocalDate> dateOfBirth,
        Optional<String> postcode,
        boolean restricted) {

    /** Never shows who it is. */
    @Override
    public String toString() {
        return "PersonDetails[hidden]";
    }
}
