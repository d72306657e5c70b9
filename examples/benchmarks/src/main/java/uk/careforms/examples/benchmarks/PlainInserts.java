package uk.careforms.examples.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.UUID;
import javax.sql.DataSource;

/** The limit: two inserts of the same facts and answers by plain JDBC, and a commit. */
final class PlainInserts implements Candidate {

    private static final String SUBMISSION =
            "insert into plain_submission (reference, draft_hash, form, version, channel,"
                    + " answers, submitted_at, state) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String EVENT =
            "insert into plain_event (at, kind, subject, actor, detail) values (?, ?, ?, ?, ?)";

    private final DataSource database;
    private final MadeUpForm form;
    private final String answers;

    private PlainInserts(DataSource database, MadeUpForm form, String answers) {
        this.database = database;
        this.form = form;
        this.answers = answers;
    }

    static PlainInserts into(DataSource database, MadeUpForm form, String answers) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table plain_submission (reference varchar(40) primary key, draft_hash varchar(64) not null,"
                            + " form varchar(80) not null, version integer not null, channel varchar(10) not null,"
                            + " answers varchar(300000) not null, submitted_at timestamp(6) with time zone not null,"
                            + " state varchar(10) not null)");
            statement.execute("create table plain_event (number bigint generated always as identity primary key,"
                    + " at timestamp(6) with time zone not null, kind varchar(60) not null, subject varchar(64) not null,"
                    + " actor varchar(200) not null, detail varchar(20000) not null)");
        }
        return new PlainInserts(database, form, answers);
    }

    @Override
    public String name() {
        return Seats.LIMIT;
    }

    @Override
    public void once() throws SQLException {
        String reference = UUID.randomUUID().toString();
        Timestamp now = new Timestamp(System.currentTimeMillis());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(SUBMISSION)) {
                insert.setString(1, reference);
                insert.setString(2, reference);
                insert.setString(3, form.id());
                insert.setInt(4, 1);
                insert.setString(5, "api");
                insert.setString(6, answers);
                insert.setTimestamp(7, now);
                insert.setString(8, "ACCEPTED");
                insert.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(EVENT)) {
                insert.setTimestamp(1, now);
                insert.setString(2, "submission.accepted");
                insert.setString(3, reference);
                insert.setString(4, "person");
                insert.setString(5, "{}");
                insert.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
