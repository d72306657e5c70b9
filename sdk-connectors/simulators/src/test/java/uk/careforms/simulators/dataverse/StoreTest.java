package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoreTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);

    private final Table contacts = Schema.patched(List.of()).require("contact");
    private final Store store = new Store();
    private final AtomicLong counter = new AtomicLong();

    @Test
    void what_fails_is_undone_and_what_went_before_stays() {
        store.put(contacts, ONE, Map.of("lastname", "A"));
        store.put(contacts, TWO, Map.of("lastname", "B"));
        List<Row> before = store.all(contacts);

        assertThatThrownBy(() -> store.transact(() -> {
                    store.put(contacts, THREE, Map.of("lastname", "C"));
                    store.put(contacts, ONE, Map.of("lastname", "changed"));
                    store.delete(before.get(1));
                    store.tally(counter);
                    throw new IllegalStateException("planted");
                }))
                .hasMessage("planted");

        assertThat(store.all(contacts)).isEqualTo(before);
        assertThat(counter).hasValue(0);
    }

    @Test
    void a_failure_inside_undoes_its_own_part_when_the_whole_goes_on() {
        store.transact(() -> {
            store.put(contacts, ONE, Map.of("lastname", "A"));
            assertThatThrownBy(() -> store.transact(() -> {
                        store.put(contacts, TWO, Map.of("lastname", "B"));
                        throw new IllegalStateException("planted");
                    }))
                    .hasMessage("planted");
            return ONE;
        });

        assertThat(store.all(contacts)).extracting(Row::id).containsExactly(ONE);
    }

    @Test
    void a_changed_row_keeps_its_place_and_gets_a_new_version() {
        store.put(contacts, ONE, Map.of("lastname", "A"));
        store.put(contacts, TWO, Map.of("lastname", "B"));
        long version = store.find(contacts, ONE).orElseThrow().version();

        store.put(contacts, ONE, Map.of("lastname", "changed"));

        assertThat(store.all(contacts)).extracting(Row::id).containsExactly(ONE, TWO);
        assertThat(store.find(contacts, ONE).orElseThrow().version()).isGreaterThan(version);
    }
}
