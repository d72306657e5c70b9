package uk.careforms.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;

/** Keeps the one promise that accepting relies on: what goes alongside is committed together with the start, or neither is. */
final class QuietWorkflow implements WorkflowEngine {

    private final DataSource dataSource;
    private final Set<Reference> running = ConcurrentHashMap.newKeySet();
    private volatile Writer writer = (reference, message) -> false;
    private volatile boolean down;

    QuietWorkflow(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void down(boolean isDown) {
        down = isDown;
    }

    Set<Reference> running() {
        return running;
    }

    @Override
    public void deploy(ProcessSource source) {}

    @Override
    public void start(FormVersion formVersion, Reference reference, Map<String, Object> variables, SqlWork alongside) {
        if (down) {
            throw new CareFormsException(Fault.REMOTE, "The workflow engine is down");
        }
        together(alongside);
        running.add(reference);
    }

    private void together(SqlWork work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.run(connection);
                connection.commit();
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new CareFormsException(Fault.REMOTE, "The database is not there", e);
        }
    }

    @Override
    public List<Task> tasks(Optional<String> team) {
        return List.of();
    }

    @Override
    public List<Task> tasksOf(Reference reference) {
        return List.of();
    }

    @Override
    public Optional<Task> task(String taskId) {
        return Optional.empty();
    }

    @Override
    public boolean claim(String taskId, String person, SqlWork alongside) {
        return false;
    }

    @Override
    public boolean release(String taskId, SqlWork alongside) {
        return false;
    }

    @Override
    public boolean complete(String taskId, String outcome, Map<String, Object> variables, SqlWork alongside) {
        return false;
    }

    @Override
    public boolean send(Reference reference, String message, SqlWork alongside) {
        if (!writer.waits(reference, message)) {
            return false;
        }
        together(connection -> {
            alongside.run(connection);
            try (PreparedStatement letter =
                    connection.prepareStatement("insert into letter_written (reference, message) values (?, ?)")) {
                letter.setString(1, reference.text());
                letter.setString(2, message);
                letter.executeUpdate();
            }
        });
        writer.written(reference);
        return true;
    }

    /** Processes that write a letter, in the transaction that gives them their message, and wait for it again. */
    interface Writer {

        boolean waits(Reference reference, String message);

        /** It is committed. */
        default void written(Reference reference) {}
    }

    /** Makes the place for letters. */
    QuietWorkflow withLetters() {
        together(connection -> {
            try (Statement table = connection.createStatement()) {
                table.execute("create table letter_written (reference varchar(20), message varchar(40))");
            }
        });
        return this;
    }

    /** Lets processes write letters. */
    QuietWorkflow writing(Writer writes) {
        writer = writes;
        return this;
    }

    @Override
    public boolean retry(Reference reference, String step, SqlWork alongside) {
        return false;
    }

    @Override
    public boolean hurry(Reference reference, String step, SqlWork alongside) {
        return false;
    }

    @Override
    public long overdue(Instant before) {
        return 0;
    }

    @Override
    public boolean runsJobs() {
        return false;
    }

    @Override
    public boolean isRunning(Reference reference) {
        return running.contains(reference);
    }

    @Override
    public int runDue() {
        return 0;
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
