package uk.careforms.simulators.internal.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;

class FaultScriptsTest {

    private static final Target API = new Target("/api/contacts", Set.of("contact"), true);
    private static final Target TOKEN = new Target("/oauth2/token", Set.of(), false);
    private static final Fault RESET = Fault.beforeCommit(Damage.CONNECTION_RESET);
    private static final Fault HANG = Fault.afterCommit(Damage.HANG);

    private final FaultScripts faults = new FaultScripts();

    @Test
    void the_next_requests_suffer_the_given_faults_in_turn_and_then_no_more() {
        faults.next(3, RESET, HANG);

        assertThat(strikes(4))
                .containsExactly(Optional.of(RESET), Optional.of(HANG), Optional.of(RESET), Optional.empty());
        assertThat(faults.struck()).isEqualTo(3);
        assertThat(faults.inForce()).isEmpty();
    }

    @Test
    void signing_in_is_left_alone_unless_its_path_is_named() {
        faults.next(1, RESET);
        assertThat(faults.strike(TOKEN)).isEmpty();

        faults.onPath("token").next(1, HANG);
        assertThat(faults.strike(TOKEN)).contains(HANG);
    }

    @Test
    void a_script_for_a_table_strikes_only_requests_that_touch_it() {
        faults.onTable("incident").next(1, RESET);

        assertThat(faults.strike(API)).isEmpty();
        assertThat(faults.strike(new Target("/api/$batch", Set.of("contact", "incident"), true)))
                .contains(RESET);
    }

    @Test
    void by_chance_the_same_seed_strikes_the_same_requests() {
        faults.withProbability(0.3, 42, RESET, HANG);
        List<Optional<Fault>> first = strikes(1000);
        faults.clear();
        faults.withProbability(0.3, 42, RESET, HANG);

        assertThat(strikes(1000)).isEqualTo(first);
        assertThat(first.stream().filter(Optional::isPresent).count()).isBetween(250L, 350L);
    }

    @Test
    void clearing_removes_what_is_in_force() {
        faults.onTable("incident").withProbability(0.25, 7, RESET);
        assertThat(faults.inForce())
                .containsExactly("25 in 100 that touch table 'incident': [BEFORE_COMMIT CONNECTION_RESET]");

        faults.clear();

        assertThat(faults.inForce()).isEmpty();
    }

    @Test
    void a_script_without_a_fault_is_refused() {
        assertThatThrownBy(() -> faults.next(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A fault script needs at least one fault");
    }

    private List<Optional<Fault>> strikes(int count) {
        return IntStream.range(0, count).mapToObj(i -> faults.strike(API)).toList();
    }
}
