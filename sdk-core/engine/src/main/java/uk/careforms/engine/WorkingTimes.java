package uk.careforms.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.Council.Team;

/** The working time of every team of a council. */
final class WorkingTimes {

    /** Deadlines beyond what is known of bank holidays would be guesses: half a year ahead must be known. */
    private static final int MONTHS_AHEAD = 6;

    private final Map<String, WorkingTime> teams = new HashMap<>();
    private final WorkingTime office;

    WorkingTimes(Council council, BankHolidays holidays) {
        this.office = WorkingTime.officeHours(holidays);
        council.teams().forEach((key, team) -> teams.put(key, of(team, holidays)));
    }

    /** The bundled holidays with those of a refreshed feed; what is wrong is added to the problems. */
    static BankHolidays holidays(@Nullable Path feed, LocalDate today, List<SetupProblem> problems) {
        BankHolidays holidays = BankHolidays.bundled();
        if (feed != null) {
            try {
                holidays = holidays.mergedWith(Files.readString(feed));
            } catch (IOException e) {
                problems.add(new SetupProblem("bankHolidays", "'" + feed + "' cannot be read as UTF-8 text"));
            } catch (CareFormsException e) {
                problems.add(new SetupProblem("bankHolidays", String.valueOf(e.getMessage())));
            }
        }
        if (holidays.coveredUntil().isBefore(today.plusMonths(MONTHS_AHEAD))) {
            problems.add(new SetupProblem(
                    "bankHolidays",
                    "Bank holidays are known until " + holidays.coveredUntil()
                            + " only, and deadlines need six months more;"
                            + " give a fresh copy of https://www.gov.uk/bank-holidays.json with bankHolidays(file)"));
        }
        return holidays;
    }

    Optional<WorkingTime> of(String team) {
        return Optional.ofNullable(teams.get(team));
    }

    /** In the team's working time; in office hours for a case that no team owns yet. */
    Instant dueBy(Optional<String> team, Instant from, Duration allowance) {
        return team.flatMap(this::of)
                .orElse(office)
                .dueBy(from.atZone(WorkingTime.ZONE), allowance)
                .toInstant();
    }

    private WorkingTime of(Team team, BankHolidays holidays) {
        if (team.hours().isEmpty()) {
            return office;
        }
        Map<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
        team.hours().forEach((day, hours) -> week.put(day, new OpeningHours(hours.opens(), hours.closes())));
        WorkingTime.Mode mode =
                switch (team.mode()) {
                    case BUSINESS_HOURS -> WorkingTime.Mode.BUSINESS_HOURS;
                    case NEXT_WORKING_DAY -> WorkingTime.Mode.NEXT_WORKING_DAY;
                };
        return WorkingTime.of(week, team.closed(), holidays, mode);
    }

    /** The working time of a team that there must be. */
    WorkingTime required(String team, Council council) {
        return of(team).orElseThrow(() -> new CareFormsException(
                Fault.CALLER,
                "There is no team '" + team + "'; teams: " + council.teams().keySet()));
    }
}
