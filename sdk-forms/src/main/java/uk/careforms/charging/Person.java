package uk.careforms.charging;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** The adult who is assessed. */
final class Person {

    private static final LocalDate SURELY_BEFORE = LocalDate.of(1951, 4, 6);
    private static final LocalDate SURELY_AFTER = LocalDate.of(1953, 4, 6);

    private final Facts facts;

    Person(Facts facts) {
        this.facts = facts;
    }

    Facts facts() {
        return facts;
    }

    @Nullable
    LocalDate born() {
        return facts.day("dateOfBirth");
    }

    String household() {
        return facts.word("household").orElse("single");
    }

    boolean isInCouple() {
        return household().equals("couple");
    }

    int children() {
        return facts.count("children", 0);
    }

    static int age(LocalDate born, LocalDate on) {
        return Period.between(born, on).getYears();
    }

    /** {@code null} when there is no date of birth. */
    @Nullable
    Boolean hasReachedPensionAge(LocalDate on) {
        LocalDate born = born();
        return born == null ? null : !PensionAge.on(born).isAfter(on);
    }

    /** Whether the partner has; {@code null} when nothing is known. */
    @Nullable
    Boolean partnerHasReachedPensionAge(LocalDate on) {
        LocalDate born = facts.day("partnerDateOfBirth");
        Boolean said = facts.yesNo("partnerOverPensionAge");
        return said != null
                ? said
                : born == null ? null : (Boolean) !PensionAge.on(born).isAfter(on);
    }

    /** Before 6 April 2016, for the savings credit; {@code null} when it has to be asked: pension ages of women and men differed. */
    @Nullable
    Boolean reachedPensionAgeBefore2016() {
        Boolean said = facts.yesNo("reachedPensionAgeBefore2016");
        LocalDate born = born();
        if (said != null) {
            return said;
        }
        if (born == null || (!born.isBefore(SURELY_BEFORE) && born.isBefore(SURELY_AFTER))) {
            return null;
        }
        return born.isBefore(SURELY_BEFORE);
    }
}
