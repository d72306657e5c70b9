package uk.careforms.examples.durability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the database says, asked over a connection of the harness's own; it may be down. */
final class Ledger {

    /** Of a case for which somebody has to say who the person is. */
    static final String REVIEW = "match review";

    private static final String UNDELIVERED = "select (select count(*) from cf_submission)"
            + " - (select count(*) from cf_delivery where kind = 'deliver' and state = 'DELIVERED')";
    private static final String OPEN = "select (select count(*) from cf_submission where state = 'ACCEPTED')"
            + " + (select count(*) from cf_delivery where state = 'IN_FLIGHT')"
            + " + (select count(*) from cf_submission s where not exists"
            + " (select 1 from cf_delivery d where d.reference = s.reference and d.kind = 'deliver')"
            + " and not exists (select 1 from cf_match m where m.reference = s.reference and m.state = 'REVIEW'))"
            + " + (select count(*) from ACT_RU_JOB)";
    private static final String WAITING = "select id from cf_delivery where state = 'IN_FLIGHT'"
            + " and next_try > now() + make_interval(secs => ?) order by next_try";
    private static final String PARKED = "select target || ': ' || reason from cf_delivery where state = 'PARKED'"
            + " union all select '" + REVIEW + "' from cf_match where state = 'REVIEW'";
    private static final String HELD = "select ID_, REV_ from ACT_RU_JOB where LOCK_OWNER_ = ?";
    private static final String ACCEPTED = "select reference, answers from cf_submission";

    private final Postgres postgres;

    Ledger(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Accepted and not yet in the CRM. */
    long undelivered() throws SQLException {
        return number(UNDELIVERED);
    }

    /** Everything that something will still happen to without a person. */
    long open() throws SQLException {
        return number(OPEN);
    }

    /** Deliveries whose next try is further away than that. */
    List<UUID> waitingLongerThan(Duration wait) throws SQLException {
        try (Connection connection = postgres.connect();
                PreparedStatement query = connection.prepareStatement(WAITING)) {
            query.setLong(1, wait.toSeconds());
            try (ResultSet rows = query.executeQuery()) {
                List<UUID> waiting = new ArrayList<>();
                while (rows.next()) {
                    waiting.add(rows.getObject(1, UUID.class));
                }
                return waiting;
            }
        }
    }

    /** Target and reason of whatever waits for a person. */
    List<String> parked() throws SQLException {
        try (Connection connection = postgres.connect();
                PreparedStatement query = connection.prepareStatement(PARKED);
                ResultSet rows = query.executeQuery()) {
            List<String> parked = new ArrayList<>();
            while (rows.next()) {
                parked.add(rows.getString(1));
            }
            return parked;
        }
    }

    /** The jobs a node holds: id → row version, which goes up when they are taken up again. */
    Map<String, Long> heldBy(String node) throws SQLException {
        try (Connection connection = postgres.connect();
                PreparedStatement query = connection.prepareStatement(HELD)) {
            query.setString(1, node);
            return longs(query);
        }
    }

    /** Reference → answers, as text, of every accepted submission. */
    Map<String, String> accepted() throws SQLException {
        try (Connection connection = postgres.connect();
                PreparedStatement query = connection.prepareStatement(ACCEPTED);
                ResultSet rows = query.executeQuery()) {
            Map<String, String> accepted = new LinkedHashMap<>();
            while (rows.next()) {
                accepted.put(rows.getString(1), rows.getString(2));
            }
            return accepted;
        }
    }

    private static Map<String, Long> longs(PreparedStatement query) throws SQLException {
        Map<String, Long> found = new LinkedHashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
        }
        return found;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
