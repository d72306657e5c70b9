package uk.careforms.engine.internal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.PersonMatch;
import uk.careforms.api.model.PersonMatch.Candidate;
import uk.careforms.api.spi.PersonFinder.KnownPerson;

/**
 * Decides how alike people are, rung by rung:
 *
 * <ol>
 *   <li>equal NHS number, with an equal date of birth, or an equal last name where a date of birth is missing
 *   <li>equal date of birth, last name and postcode
 *   <li>last name that sounds alike, date of birth equal or a typing mistake apart
 *   <li>equal postcode, first name and year of birth
 * </ol>
 *
 * <p>Only the first rung links by itself, and only one record, not restricted, with no second record under the same NHS number.
 * Everything else is for a person to look at. The NHS number is never enough alone (NHS service manual, "Ask users for their NHS
 * number"). Pure.
 */
public final class MatchLadder {

    private static final PersonDetails HIDDEN =
            new PersonDetails(Optional.empty(), "", "", Optional.empty(), Optional.empty(), true);

    private MatchLadder() {}

    /** What is known of a person against the records that could be theirs. */
    public static PersonMatch climb(PersonDetails wanted, List<KnownPerson> known) {
        List<Compared> alike = new ArrayList<>();
        for (KnownPerson record : known) {
            Compared compared = new Compared(record, Likeness.of(wanted, record.details()));
            if (compared.rung() > 0) {
                alike.add(compared);
            }
        }
        if (alike.isEmpty()) {
            return new PersonMatch.None();
        }
        alike.sort(Comparator.comparingInt(Compared::rung));
        Compared best = alike.get(0);
        long sameNumber =
                alike.stream().filter(one -> one.likeness().sameNhsNumber()).count();
        if (best.rung() == 1 && sameNumber == 1 && !best.record().details().restricted()) {
            return new PersonMatch.One(best.candidate());
        }
        return new PersonMatch.Several(alike.stream().map(Compared::candidate).toList());
    }

    private record Compared(KnownPerson record, Likeness likeness) {

        int rung() {
            return likeness.rung();
        }

        Candidate candidate() {
            boolean restricted = record.details().restricted();
            List<String> reasons = new ArrayList<>();
            if (restricted) {
                reasons.add("The record is restricted");
            }
            reasons.addAll(likeness.reasons());
            return new Candidate(record.person(), restricted ? HIDDEN : record.details(), reasons);
        }
    }

    /** What agrees and what does not. */
    private record Likeness(
            Agreement nhsNumber,
            Agreement dateOfBirth,
            Agreement familyName,
            boolean givenName,
            boolean postcode,
            boolean year) {

        static Likeness of(PersonDetails wanted, PersonDetails known) {
            Optional<LocalDate> one = wanted.dateOfBirth();
            Optional<LocalDate> other = known.dateOfBirth();
            boolean year = one.isPresent()
                    && other.isPresent()
                    && one.get().getYear() == other.get().getYear();
            return new Likeness(
                    Agreement.of(wanted.nhsNumber(), known.nhsNumber(), (a, b) -> false),
                    Agreement.of(one, other, Alike::aTypingMistakeApart),
                    Agreement.of(Alike.name(wanted.familyName()), Alike.name(known.familyName()), Alike::sounds),
                    Agreement.of(Alike.name(wanted.givenName()), Alike.name(known.givenName()), (a, b) -> false)
                            == Agreement.SAME,
                    Agreement.of(wanted.postcode(), known.postcode(), (a, b) -> false) == Agreement.SAME,
                    year);
        }

        boolean sameNhsNumber() {
            return nhsNumber == Agreement.SAME;
        }

        /** 1 links, 2 to 5 are looked at, 0 is somebody else. */
        int rung() {
            if (sameNhsNumber()) {
                boolean agreed = dateOfBirth == Agreement.SAME
                        || (dateOfBirth == Agreement.UNKNOWN && familyName == Agreement.SAME);
                return agreed ? 1 : 2;
            }
            if (dateOfBirth == Agreement.SAME && familyName == Agreement.SAME && postcode) {
                return 3;
            }
            if (familyName.isClose() && dateOfBirth.isClose()) {
                return 4;
            }
            return postcode && givenName && year ? 5 : 0;
        }

        List<String> reasons() {
            List<String> reasons = new ArrayList<>();
            nhsNumber.say(reasons, "NHS number", "");
            dateOfBirth.say(reasons, "Date of birth", "is one typing mistake apart");
            familyName.say(reasons, "Last name", "sounds alike");
            if (givenName) {
                reasons.add("First name is the same");
            }
            if (postcode) {
                reasons.add("Postcode is the same");
            }
            return reasons;
        }
    }
}
