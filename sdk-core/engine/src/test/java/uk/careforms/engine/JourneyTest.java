package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.TestDatabase;

/** From the first page to the outcome, on both databases, with the real workflow and decisions. */
class JourneyTest {

    @ParameterizedTest
    @EnumSource
    void a_form_becomes_a_case_with_a_team_a_clock_and_a_record(TestDatabase kind) {
        try (TestDoor door = new TestDoor(kind)) {
            Reference reference = door.sent();

            CaseRecord record = door.find(reference);
            System.out.println(record.timeline());
            System.out.println(record.deliveries());
            assertThat(record.status()).isEqualTo("with-team");
            assertThat(record.team()).contains("north");
            assertThat(record.clock()).hasValueSatisfying(clock -> assertThat(clock.due()).isEqualTo("2026-11-26T09:30:00Z"));
            assertThat(record.tasks()).extracting("key").containsExactly("accept");
            assertThat(door.crm.rows("incidents")).hasSize(1);
            assertThat(door.notices.sent()).hasSize(2);
            assertThat(door.forms.submissions().ledger().delivered()).isEqualTo(1);
        }
    }
}
