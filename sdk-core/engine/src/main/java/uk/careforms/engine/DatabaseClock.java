package uk.careforms.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that goes by the database's: all nodes agree, and a node whose own clock is wrong or jumps fires no timer early or
 * late.
 *
 * <p>Between two looks at the database it counts on by the machine's monotonic clock, which no change of the time of day moves.
 * When the database's clock itself jumps by more than a minute, that is not believed before it has lasted a quarter of an hour.
 * Until it is given a database it is the system's clock. Thread-safe.
 */
public final class DatabaseClock extends Clock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

    private static final Duration EVERY = Duration.ofSeconds(10);

    /** More than any two well-kept clocks differ by. */
    private static final Duration JUMP = Duration.ofMinutes(1);

    /** Long enough for somebody to notice and put a clock right that was set wrong. */
    private static final Duration DISBELIEF = Duration.ofMinutes(15);

    /** An answer that took longer says little about the time. */
    private static final Duration SLOWEST = Duration.ofSeconds(5);

    private final Clock system;
    private final LongSupplier nanos;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<Fix> fix = Optional.empty();
    private Optional<Long> doubtedSince = Optional.empty();

    /** A moment at which the time was known. */
    private record Fix(Instant instant, long nanos) {}

    /** Asks the database for its time. */
    @FunctionalInterface
    interface Source {
        Instant now() throws SQLException;
    }

    /** The system's clock, until it is given a database. */
    public DatabaseClock() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    DatabaseClock(Clock system, LongSupplier nanos) {
        this.system = system;
        this.nanos = nanos;
    }

    /** Goes by this database from now on, asking it every ten seconds on a thread of its own until closed. */
    public DatabaseClock goBy(DataSource database) {
        Source source = () -> time(database);
        look(source);
        Thread thread = new Thread(() -> untilClosed(source), "careforms-clock");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void untilClosed(Source source) {
        try {
            while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                look(source);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Instant time(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select current_timestamp");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Asks once; when nobody answers it counts on from what it knows. */
    synchronized void look(Source source) {
        long asked = nanos.getAsLong();
        Instant told;
        try {
            told = source.now();
        } catch (SQLException | RuntimeException e) {
            return; // those who need the database find out by themselves
        }
        long answered = nanos.getAsLong();
        if (answered - asked > SLOWEST.toNanos()) {
            return;
        }
        long between = asked + (answered - asked) / 2;
        Duration apart = Duration.between(at(between), told).abs();
        if (fix.isEmpty() || apart.compareTo(JUMP) <= 0) {
            if (fix.isEmpty() && apart.compareTo(JUMP) > 0) {
                LOG.warn("This machine's clock and the database's are {} apart; the database's counts", apart);
            }
            believe(told, between);
            return;
        }
        if (doubtedSince.isEmpty()) {
            LOG.error("The database's clock has jumped by {}; it is not believed for {}", apart, DISBELIEF);
            doubtedSince = Optional.of(between);
        } else if (between - doubtedSince.get() >= DISBELIEF.toNanos()) {
            LOG.error("The database's clock has stayed {} apart; from now on it counts", apart);
            believe(told, between);
        }
    }

    private void believe(Instant told, long at) {
        fix = Optional.of(new Fix(told, at));
        doubtedSince = Optional.empty();
    }

    private Instant at(long moment) {
        return fix.map(known -> known.instant().plusNanos(moment - known.nanos()))
                .orElseGet(system::instant);
    }

    @Override
    public Instant instant() {
        return at(nanos.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : new Zoned(this, zone);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** The same clock read in another zone. */
    private static final class Zoned extends Clock {

        private final Clock clock;
        private final ZoneId zone;

        Zoned(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(clock, other);
        }
    }
}
