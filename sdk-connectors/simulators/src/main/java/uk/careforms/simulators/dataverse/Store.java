package uk.careforms.simulators.dataverse;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The rows, behind one lock: whoever reads or writes runs alone, and what fails is undone.
 *
 * <p>Row versions and the ids that the service itself chooses are counted, so two equal runs give equal rows.
 */
final class Store {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Map<UUID, Row>> rows = new HashMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private long versions = 1_000_000;
    private long ids;
    private long numbers;
    private long orders;

    /** Runs the work alone; an exception undoes what this work wrote and nothing else. */
    <T> T transact(Supplier<T> work) {
        lock.lock();
        try {
            int mark = undo.size();
            try {
                return work.get();
            } catch (RuntimeException e) {
                while (undo.size() > mark) {
                    undo.pop().run();
                }
                throw e;
            } finally {
                boolean outermost = lock.getHoldCount() == 1;
                if (outermost) {
                    undo.clear();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    Optional<Row> find(Table table, UUID id) {
        return transact(() -> Optional.ofNullable(of(table).get(id)));
    }

    /** All rows of a table in the order of their creation. */
    List<Row> all(Table table) {
        return transact(() -> of(table).values().stream()
                .sorted(Comparator.comparingLong(Row::order))
                .toList());
    }

    void put(Table table, UUID id, Map<String, Object> values) {
        transact(() -> {
            Row before = of(table).get(id);
            Row after = new Row(table, id, ++versions, before == null ? ++orders : before.order(), values);
            of(table).put(id, after);
            undo.push(() -> restore(table, id, Optional.ofNullable(before)));
            return after;
        });
    }

    void delete(Row row) {
        transact(() -> {
            of(row.table()).remove(row.id());
            undo.push(() -> restore(row.table(), row.id(), Optional.of(row)));
            return row;
        });
    }

    /** All rows of all tables, in no order. */
    List<Row> everything() {
        return transact(() ->
                rows.values().stream().flatMap(table -> table.values().stream()).toList());
    }

    /** Counts something done in the work under way; taken back with it. */
    void tally(AtomicLong counter) {
        transact(() -> {
            undo.push(counter::decrementAndGet);
            return counter.incrementAndGet();
        });
    }

    UUID nextId() {
        return transact(() -> new UUID(0x4000L, 0x8000_0000_0000_0000L | ++ids));
    }

    String nextNumber(String pattern) {
        return transact(() -> String.format(Locale.ROOT, pattern, ++numbers));
    }

    void clear() {
        transact(() -> {
            rows.clear();
            ids = 0;
            numbers = 0;
            orders = 0;
            return rows;
        });
    }

    private void restore(Table table, UUID id, Optional<Row> before) {
        before.ifPresentOrElse(row -> of(table).put(id, row), () -> of(table).remove(id));
    }

    private Map<UUID, Row> of(Table table) {
        return rows.computeIfAbsent(table.name(), name -> new HashMap<>());
    }
}
