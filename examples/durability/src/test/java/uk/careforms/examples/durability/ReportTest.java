package uk.careforms.examples.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Plan PLAN = Plan.parse(List.of("--kills", "2"), Path.of("somewhere"));
    private static final Comparison WELL = new Comparison(5, 5, List.of(), List.of());

    @Test
    void a_run_passes_when_all_kills_fell_and_nothing_is_lost_doubled_or_left() {
        assertThat(report(2, WELL, List.of(), List.of()).passed()).isTrue();
    }

    @Test
    void a_run_that_tried_nothing_fails() {
        assertThat(report(0, WELL, List.of(), List.of()).passed()).isFalse();
        assertThat(report(2, new Comparison(0, 0, List.of(), List.of()), List.of(), List.of())
                        .passed())
                .isFalse();
    }

    @Test
    void a_run_in_which_one_thing_is_wrong_fails_and_says_which() {
        assertThat(report(2, new Comparison(5, 5, List.of("Case A is missing"), List.of()), List.of(), List.of()))
                .satisfies(report -> assertThat(report.passed()).isFalse())
                .satisfies(report -> assertThat(report.text()).contains("LOST Case A is missing", "FAILED"));
        assertThat(report(2, new Comparison(5, 5, List.of(), List.of("Case A is there 2 times")), List.of(), List.of())
                        .passed())
                .isFalse();
        assertThat(report(2, WELL, List.of("crm: refused"), List.of()).passed()).isFalse();
        assertThat(report(2, WELL, List.of(), List.of("Somebody was never thanked"))
                        .passed())
                .isFalse();
    }

    @Test
    void an_option_that_makes_no_sense_is_refused_with_what_there_is() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.parse(List.of("--kill", "2"), Path.of("somewhere")))
                .withMessageContaining("'--kill' is not an option")
                .withMessageContaining(Plan.USAGE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.parse(List.of("--kills", "0"), Path.of("somewhere")))
                .withMessageContaining("at least 1 kill");
    }

    private static Report report(int kills, Comparison comparison, List<String> parked, List<String> faults) {
        return new Report(
                PLAN,
                "PostgreSQL",
                Map.of(Blow.AT_RANDOM, kills, Blow.STOP_SIGNAL, 3),
                comparison,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                parked,
                faults,
                Duration.ofSeconds(1));
    }
}
