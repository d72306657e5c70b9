package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.careforms.engine.WorkingTime.Mode;

class WorkingTimeTest {

    private static final WorkingTime HOURS = WorkingTime.officeHours(BankHolidays.bundled());
    private static final Duration PROMISE = Duration.ofHours(24);

    @Test
    void a_friday_evening_form_is_counted_from_monday_morning() {
        var friday = ZonedDateTime.parse("2025-11-21T18:30:00Z[Europe/London]");

        assertThat(HOURS.dueBy(friday, PROMISE)).isEqualTo("2025-11-26T17:00:00Z[Europe/London]");
    }

    @Test
    void half_and_four_fifths_of_the_promise_are_twelve_hours_and_nineteen_hours_twelve() {
        var monday = ZonedDateTime.parse("2026-11-23T09:00:00Z[Europe/London]");

        assertThat(HOURS.dueBy(monday, PROMISE.dividedBy(2))).isEqualTo("2026-11-24T13:00:00Z[Europe/London]");
        assertThat(HOURS.dueBy(monday, PROMISE.multipliedBy(4).dividedBy(5)))
                .isEqualTo("2026-11-25T12:12:00Z[Europe/London]");
    }

    @Test
    void christmas_and_its_substitute_days_do_not_count() {
        var christmasEve = ZonedDateTime.parse("2026-12-24T16:00:00Z[Europe/London]");

        assertThat(HOURS.dueBy(christmasEve, Duration.ofHours(2))).isEqualTo("2026-12-29T10:00:00Z[Europe/London]");
    }

    @Test
    void two_substitute_days_in_a_row_do_not_count() {
        var christmasEve = ZonedDateTime.parse("2027-12-24T17:00:00Z[Europe/London]");

        assertThat(HOURS.dueBy(christmasEve, Duration.ofHours(1))).isEqualTo("2027-12-29T10:00:00Z[Europe/London]");
    }

    @Test
    void a_scottish_holiday_is_a_working_day() {
        var secondOfJanuary = ZonedDateTime.parse("2026-01-02T09:00:00Z[Europe/London]");

        assertThat(HOURS.dueBy(secondOfJanuary, Duration.ofHours(8))).isEqualTo("2026-01-02T17:00:00Z[Europe/London]");
    }

    @Test
    void a_form_sent_in_the_night_of_british_summer_time_counts_on_its_local_day() {
        var halfPastMidnight = ZonedDateTime.parse("2026-06-01T23:30:00Z"); // 00:30 on 2 June in London

        assertThat(HOURS.dueBy(halfPastMidnight, Duration.ofHours(8)))
                .isEqualTo("2026-06-02T17:00:00+01:00[Europe/London]");
    }

    @Test
    void a_weekend_with_a_clock_change_loses_no_hour() {
        var fridayBeforeTheClocksGoBack = ZonedDateTime.parse("2026-10-23T16:00:00+01:00[Europe/London]");

        assertThat(HOURS.dueBy(fridayBeforeTheClocksGoBack, Duration.ofHours(2)))
                .isEqualTo("2026-10-26T10:00:00Z[Europe/London]");
    }

    @Test
    void a_team_that_closes_early_on_friday_has_a_shorter_friday() {
        Map<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.THURSDAY, OpeningHours.parse("08:30-17:00"));
        week.put(DayOfWeek.FRIDAY, OpeningHours.parse("08:30-16:30"));
        var team = WorkingTime.of(week, Set.of(LocalDate.of(2026, 12, 3)), BankHolidays.bundled(), Mode.BUSINESS_HOURS);

        assertThat(team.dueBy(ZonedDateTime.parse("2026-11-27T16:00:00Z[Europe/London]"), Duration.ofHours(1)))
                .isEqualTo("2026-12-04T09:00:00Z[Europe/London]");
    }

    @Test
    void read_the_other_way_twenty_four_hours_are_the_same_time_on_the_next_working_day() {
        var team = nextWorkingDay();

        assertThat(team.dueBy(ZonedDateTime.parse("2026-11-27T11:20:00Z[Europe/London]"), PROMISE))
                .isEqualTo("2026-11-30T11:20:00Z[Europe/London]");
        assertThat(team.dueBy(ZonedDateTime.parse("2026-11-27T19:00:00Z[Europe/London]"), PROMISE))
                .isEqualTo("2026-12-01T09:00:00Z[Europe/London]");
    }

    @Test
    void read_the_other_way_half_the_promise_is_half_of_the_working_time_on_the_way() {
        assertThat(nextWorkingDay()
                        .dueBy(ZonedDateTime.parse("2026-11-27T11:00:00Z[Europe/London]"), Duration.ofHours(12)))
                .isEqualTo("2026-11-27T15:00:00Z[Europe/London]");
    }

    @Test
    void time_between_counts_only_open_hours() {
        var friday = ZonedDateTime.parse("2026-11-27T16:00:00Z[Europe/London]");
        var monday = ZonedDateTime.parse("2026-11-30T10:30:00Z[Europe/London]");

        assertThat(HOURS.between(friday, monday)).isEqualTo(Duration.ofMinutes(150));
        assertThat(HOURS.between(monday, friday)).isEqualTo(Duration.ZERO);
    }

    @Test
    void due_by_and_between_agree_for_every_hour_of_a_year() {
        var moment = ZonedDateTime.parse("2026-01-01T00:30:00Z[Europe/London]");
        for (int hour = 0; hour < 365 * 24; hour += 7) {
            var from = moment.plusHours(hour);
            var due = HOURS.dueBy(from, PROMISE);

            assertThat(due).isAfterOrEqualTo(from);
            assertThat(HOURS.between(from, due)).isEqualTo(PROMISE);
        }
    }

    @Test
    void a_refreshed_feed_is_merged_and_never_replaces_what_is_known() {
        String feed = "{\"england-and-wales\": {\"division\": \"england-and-wales\", \"events\": ["
                + "{\"title\": \"One-off day\", \"date\": \"2029-05-08\", \"notes\": \"\", \"bunting\": true}]}}";

        var merged = BankHolidays.bundled().mergedWith(feed);

        assertThat(merged.isHoliday(LocalDate.of(2029, 5, 8))).isTrue();
        assertThat(merged.isHoliday(LocalDate.of(2022, 9, 19))).isTrue();
        assertThat(merged.coveredUntil()).isEqualTo("2029-12-31");
    }

    @Test
    void a_feed_of_another_shape_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> BankHolidays.bundled().mergedWith("<html>Sorry</html>"))
                .hasMessageContaining("Bank holiday feed is not the JSON that GOV.UK publishes");
        assertThatThrownBy(() -> BankHolidays.bundled().mergedWith("{\"scotland\": {}}"))
                .hasMessageContaining("no division 'england-and-wales'");
    }

    @Test
    void the_bundled_copy_has_eight_days_a_year_and_the_one_off_days() {
        var days = BankHolidays.bundled();
        var year = LocalDate.of(2026, 1, 1);

        assertThat(year.datesUntil(year.plusYears(1)).filter(days::isHoliday)).hasSize(8);
        assertThat(days.isHoliday(LocalDate.of(2022, 6, 3))).isTrue();
        assertThat(days.isHoliday(LocalDate.of(2023, 5, 8))).isTrue();
        assertThat(days.isHoliday(LocalDate.of(2020, 5, 4))).isFalse();
        assertThat(days.coveredUntil()).isEqualTo("2028-12-31");
    }

    @Test
    void a_negative_allowance_and_impossible_hours_are_refused() {
        assertThatThrownBy(() -> HOURS.dueBy(ZonedDateTime.parse("2026-11-27T16:00:00Z"), Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpeningHours.parse("17:00-09:00")).hasMessageContaining("end after they begin");
        assertThatThrownBy(() -> OpeningHours.parse("nine to five")).hasMessageContaining("like 09:00-17:00");
    }

    private static WorkingTime nextWorkingDay() {
        Map<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() < 6) {
                week.put(day, OpeningHours.parse("09:00-17:00"));
            }
        }
        return WorkingTime.of(week, Set.of(), BankHolidays.bundled(), Mode.NEXT_WORKING_DAY);
    }
}
