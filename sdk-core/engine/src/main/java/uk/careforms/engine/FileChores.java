package uk.careforms.engine;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.Scan;
import uk.careforms.api.spi.FileScanner;
import uk.careforms.api.spi.FileStore;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.AttachmentTable.Row;
import uk.careforms.engine.internal.store.AttachmentTable.State;
import uk.careforms.engine.internal.store.Database;

/**
 * Scans files and deletes those that nobody needs any more: on a thread of its own, because a scanner may be slow and must hold
 * up nothing else, or when it is told to.
 *
 * <p>A file that could not be scanned is tried again after a minute, then after twice as long, up to an hour, for as long as it is
 * kept; whoever waits for it (the step that puts it beside its case) gives up after seven days and asks a person. Other nodes leave
 * a file alone that one has taken up.
 */
final class FileChores implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileChores.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Longer than any scan: a node that dies with a file in hand holds it that long. */
    private static final Duration IN_HAND = Duration.ofMinutes(10);

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_CHORE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 50;
    private static final int LONGEST_NOTE = 300;

    private final Database database;
    private final Clock clock;
    private final FileStore files;
    private final FileScanner scanner;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = new Thread(this::untilClosed, "careforms-files");
    private volatile boolean closed;

    FileChores(Database database, Clock clock, FileStore files, FileScanner scanner) {
        this.database = database;
        this.clock = clock;
        this.files = files;
        this.scanner = scanner;
    }

    /** Begins to work in the background. */
    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    /** There is something to do at once. */
    void wake() {
        woken.release();
    }

    private void untilClosed() {
        try {
            while (!closed) {
                quietly();
                boolean early = woken.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
                if (early) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void quietly() {
        try {
            runDue();
        } catch (RuntimeException e) { // an exception would end the thread for good
            LOG.warn("Files could not be looked after ({}); it is tried again", e.getMessage());
        }
    }

    /** Does everything that is due; how many pieces of work that was. */
    int runDue() {
        int done = 0;
        while (!closed) {
            List<Row> due = database.with(handle -> AttachmentTable.due(handle, clock.instant(), AT_ONCE));
            if (due.isEmpty()) {
                return done;
            }
            for (Row row : due) {
                if (!closed && claimed(row)) {
                    chore(row);
                    done++;
                }
            }
        }
        return done;
    }

    private boolean claimed(Row row) {
        return database.inTransaction(
                handle -> AttachmentTable.claim(handle, row, clock.instant().plus(IN_HAND)));
    }

    private void chore(Row row) {
        switch (row.state()) {
            case NOT_SCANNED -> settle(row, scan(row.file().id(), row.file().size()));
            case INFECTED, LEAVING -> deleteContent(row.file().id(), row.state());
            default ->
                database.inTransaction(handle -> {
                    AttachmentTable.rests(handle, row.file().id());
                    return row;
                });
        }
    }

    private Scan scan(UUID id, long size) {
        try (InputStream content = files.open(id)) {
            return scanner.scan(content, size);
        } catch (IOException e) {
            return new Scan.NotScanned("The file store did not give its content");
        } catch (RuntimeException e) { // what is thrown must never count as clean
            LOG.warn(
                    "The scanner threw {}; the file counts as not scanned",
                    e.getClass().getName());
            return new Scan.NotScanned("The scanner failed");
        }
    }

    private void settle(Row row, Scan scan) {
        UUID id = row.file().id();
        Instant now = clock.instant();
        Optional<Instant> settled = Optional.of(now);
        State state = scan.fold(clean -> State.CLEAN, infected -> State.INFECTED, notScanned -> State.NOT_SCANNED);
        boolean kept = database.inTransaction(handle -> scan.fold(
                clean -> AttachmentTable.scanned(handle, id, State.CLEAN, "", Optional.empty(), settled),
                infected -> {
                    String what = plain(infected.signature());
                    boolean known = AttachmentTable.scanned(handle, id, State.INFECTED, what, settled, settled);
                    if (known) {
                        String subject =
                                AttachmentTable.find(handle, id).orElse(row).subject();
                        CaseFiles.infected(handle, now, subject, id, what);
                    }
                    return known;
                },
                notScanned -> AttachmentTable.scanned(
                        handle,
                        id,
                        State.NOT_SCANNED,
                        plain(notScanned.reason()),
                        Optional.of(now.plus(wait(row.tries()))),
                        Optional.empty())));
        if (kept && state == State.INFECTED) {
            LOG.warn("Something harmful was found in file {}; its content is deleted", id);
            deleteContent(id, State.INFECTED);
        }
    }

    /** The row of an infected file stays, for staff and the person; any other goes with its content. */
    private void deleteContent(UUID id, State state) {
        try {
            files.delete(id);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The content of file {} could not be deleted ({}); it is tried again",
                    id,
                    e.getClass().getName());
            return;
        }
        database.inTransaction(handle -> {
            if (state == State.LEAVING) {
                AttachmentTable.delete(handle, id);
            } else {
                AttachmentTable.rests(handle, id);
            }
            return id;
        });
    }

    private static Duration wait(int tries) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** What a scanner says is shown to staff: one line of plain characters. */
    private static String plain(String said) {
        String line = said.replaceAll("[^\\p{L}\\p{N} .,:;_()/-]", " ").strip();
        return line.length() <= LONGEST_NOTE ? line : line.substring(0, LONGEST_NOTE);
    }

    @Override
    public void close() {
        closed = true;
        woken.release();
        try {
            thread.join(LONGEST_CHORE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
