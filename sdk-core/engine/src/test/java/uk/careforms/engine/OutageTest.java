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
    void cases_together_probe_a_remote_fewer_than_300_times_a_day_and_each_arrives_once() {
        try (TestDoor door = new TestDoor(TestDatabase.H2)) {
            door.crm.down();
            List<Reference> references = new ArrayList<>();
            for (int i = 0; i < CASES; i++) {
                references.add(door.sent());
            }
            Instant back = door.clock.instant().plus(Duration.ofDays(1));
            while (door.clock.instant().isBefore(back)) {
                door.clock.advance(Duration.ofMinutes(10));
                door.forms.runDue();
            }
            assertThat(door.crm.asked()).as("probes in a day").isBetween(50, 300);

            door.crm.up();
            for (int minute = 0; minute < 45; minute++) {
                door.clock.advance(Duration.ofMinutes(1));
                door.forms.runDue();
            }

            assertThat(door.crm.rows("incidents"))
                    .extracting(row -> row.text("cf_reference"))
                    .containsExactlyInAnyOrderElementsOf(
                            references.stream().map(Reference::text).toList());
            Ledger ledger = door.forms.submissions().ledger();
            assertThat(ledger.delivered()).isEqualTo(ledger.accepted()).isEqualTo(CASES);
        }
    }
}
