package uk.careforms.simulators.dataverse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final Map<String, Shelf> shelves = new HashMap<>();
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
        return transact(() -> Optional.ofNullable(of(table).byId.get(id)));
    }

    /** All rows of a table in the order of their creation. */
    List<Row> all(Table table) {
        return transact(() -> List.copyOf(of(table).byOrder.values()));
    }

    /** All rows of all tables, in no order. */
    List<Row> everything() {
        return transact(() -> shelves.values().stream()
                .flatMap(shelf -> shelf.byOrder.values().stream())
                .toList());
    }

    void put(Table table, UUID id, Map<String, Object> values) {
        transact(() -> {
            Shelf shelf = of(table);
            Optional<Row> before = Optional.ofNullable(shelf.byId.get(id));
            Row after = new Row(table, id, ++versions, before.map(Row::order).orElseGet(() -> ++orders), values);
            shelf.add(after);
            undo.push(() -> before.ifPresentOrElse(shelf::add, () -> shelf.remove(after)));
            return after;
        });
    }

    void delete(Row row) {
        transact(() -> {
            Shelf shelf = of(row.table());
            shelf.remove(row);
            undo.push(() -> shelf.add(row));
            return row;
        });
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
            shelves.clear();
            ids = 0;
            numbers = 0;
            orders = 0;
            return shelves;
        });
    }

    private Shelf of(Table table) {
        return shelves.computeIfAbsent(table.name(), name -> new Shelf());
    }

    /** The rows of one table, to be found by id and read in order. */
    private static final class Shelf {

        private final Map<UUID, Row> byId = new HashMap<>();
        private final SortedMap<Long, Row> byOrder = new TreeMap<>();

        void add(Row row) {
            byId.put(row.id(), row);
            byOrder.put(row.order(), row);
        }

        void remove(Row row) {
            byId.remove(row.id());
            byOrder.remove(row.order());
        }
    }
}
