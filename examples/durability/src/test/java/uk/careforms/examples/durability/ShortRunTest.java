package uk.careforms.examples.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the kill harness; the long form is {@code examples/durability/run --kills 300}. */
class ShortRunTest {

    /** Chosen once, so that the suite tries the same moments in the same order each time. */
    private static final long SEED = 20_261_122L;

    @Test
    void nobody_is_lost_or_doubled_by_forty_kills_of_two_nodes(@TempDir Path folder) throws Exception {
        Report report = Campaign.run(new Plan(40, 2, SEED, 0.3, 30, folder), System.out::println);

        System.out.print(report.text());
        assertThat(report.passed()).as(report.text()).isTrue();
    }
}
