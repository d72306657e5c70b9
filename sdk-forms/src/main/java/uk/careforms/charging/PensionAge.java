package uk.careforms.charging;

import java.time.LocalDate;
import java.time.Period;

/**
 * When somebody reaches state pension age, which is also pension credit age.
 *
 * <p>Pensions Act 2014 s.26: 66, rising to 67 for people born from 6 April 1960 to 5 March 1961. Whoever was born before 6 October
 * 1954 had reached it before the first rates known here, so the steps before are not told apart.
 */
final class PensionAge {

    private static final LocalDate RISES = LocalDate.of(1960, 4, 6);
    private static final LocalDate SIXTY_SEVEN = LocalDate.of(1961, 3, 6);

    private PensionAge() {}

    static LocalDate on(LocalDate born) {
        if (born.isBefore(RISES)) {
            return born.plusYears(66);
        }
        if (born.isBefore(SIXTY_SEVEN)) {
            return born.plusYears(66).plusMonths(Period.between(RISES, born).toTotalMonths() + 1);
        }
        return born.plusYears(67);
    }
}
