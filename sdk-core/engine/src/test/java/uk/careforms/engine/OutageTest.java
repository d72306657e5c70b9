package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.TestDatabase;

/** A remote that is away for a day; on H2 only, because nothing in it depends on the database. */
class OutageTest {

    /** Each alone would ask about a hundred times. */
    private static final int CASES = 4;

    @Test
    void an_outage_of_seven_days_ends_with_every_case_delivered_once_and_fewer_than_300_probes_on_each_day() {
        try (TestDoor door = new TestDoor(TestDatabase.H2)) {
            door.crm.down();
            List<Reference> references = new ArrayList<>();
            for (int i = 0; i < CASES; i++) {
                references.add(door.sent());
            }
            for (int day = 1; day <= 7; day++) {
                int before = door.crm.asked();
                pass(door, Duration.ofDays(1), Duration.ofMinutes(10));
                assertThat(door.crm.asked() - before)
                        .as("probes on day %s", day)
                        .isBetween(40, 300);
            }

            door.crm.up();
            pass(door, Duration.ofMinutes(45), Duration.ofMinutes(1));

            assertThat(door.crm.rows("incidents"))
                    .extracting(row -> row.text("cf_reference"))
                    .containsExactlyInAnyOrderElementsOf(
                            references.stream().map(Reference::text).toList());
            Ledger ledger = door.forms.submissions().ledger();
            assertThat(ledger.delivered()).isEqualTo(ledger.accepted()).isEqualTo(CASES);
        }
    }

    private static void pass(TestDoor door, Duration time, Duration step) {
        Instant end = door.clock.instant().plus(time);
        while (door.clock.instant().isBefore(end)) {
            door.clock.advance(step);
            door.forms.runDue();
        }
    }
}
