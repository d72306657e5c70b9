package uk.careforms.forms.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.CareForms;

/**
 * The run that somebody asks for.
 *
 * @param asOf some day when there are problems
 * @param provisionalReason why figures may be used that nobody has confirmed
 */
public record AskedRun(String calculation, LocalDate asOf, Optional<String> provisionalReason, List<Problem> problems) {

    /** Another run of the calculation is not over. */
    public static final Problem ANOTHER = new Problem(
            "/calculation", "uprating.open", "Another run of this calculation is not over; confirm or stop it first");

    private static final int MOST_YEARS = 2;
    private static final int LONGEST_REASON = 300;

    /** Reads the name of a calculation, a day like {@code 2027-04-05}, and a reason that may be empty. */
    public static AskedRun of(CareForms forms, String calculation, String typed, String reason, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (forms.calculations().installed().stream()
                .noneMatch(one -> one.name().equals(calculation))) {
            problems.add(new Problem(
                    "/calculation", "calculation.unknown", "Name a calculation that is installed, like charging"));
        }
        Optional<LocalDate> day = AskedPeriod.read(typed.trim());
        if (day.isEmpty()) {
            problems.add(new Problem(
                    "/asOf", "date.not-real", "The day of the new rates must be a real date, like 2027-04-05"));
        } else if (day.get().isAfter(today.plusYears(MOST_YEARS)) || day.get().isBefore(today.minusYears(MOST_YEARS))) {
            problems.add(new Problem(
                    "/asOf", "date.far", "The day of the new rates must be no more than two years from today"));
        }
        String said = reason.strip();
        if (said.length() > LONGEST_REASON || said.chars().anyMatch(Character::isISOControl)) {
            problems.add(new Problem(
                    "/provisionalReason",
                    "uprating.reason",
                    "The reason must be one line of " + LONGEST_REASON + " characters or fewer"));
        }
        return new AskedRun(
                calculation, day.orElse(today), Optional.of(said).filter(any -> !any.isEmpty()), List.copyOf(problems));
    }
}
