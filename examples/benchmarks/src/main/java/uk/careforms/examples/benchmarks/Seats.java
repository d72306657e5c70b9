package uk.careforms.examples.benchmarks;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.examples.benchmarks.Acceptance.Place;
import uk.careforms.testkit.InMemoryCases;

/** Everyone who takes a turn when a form is sent, each with a database of its own on one server. */
final class Seats implements AutoCloseable {

    static final String ACCEPT = "accept";
    static final String ACCEPT_AND_START = "accept + start";
    static final String FLOWABLE = "Flowable 8 start";
    static final String CAMUNDA = "Camunda 7.24 start";
    static final String LIMIT = "two inserts";

    private static final int SAMPLES = 41;

    private final Map<Candidate, CountingDataSource> candidates = new LinkedHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final String answers;
    private final CountingDataSource plain;

    private Seats(String answers, CountingDataSource plain) {
        this.answers = answers;
        this.plain = plain;
    }

    static Seats of(Postgres postgres, MadeUpForm form, Place place) throws Exception {
        Optional<SlowLink> link = place == Place.AWAY
                ? Optional.of(SlowLink.to(postgres.port(), Duration.ofMillis(1)))
                : Optional.empty();
        int port = link.map(SlowLink::port).orElse(postgres.port());
        JsonObject answers = form.answers();
        Seats seats = new Seats(answers.toString(), pool(postgres, place, port));
        link.ifPresent(seats.open::add);

        CountingDataSource ours = pool(postgres, place, port);
        Path packs = Door.packs(List.of(form));
        Door door = Door.open(ours, packs, new InMemoryCases("crm"), "bench", false);
        seats.candidates.put(door.sending(ACCEPT, form, answers, false), ours);
        seats.candidates.put(door.sending(ACCEPT_AND_START, form, answers, true), ours);
        CountingDataSource flowables = pool(postgres, place, port);
        StockFlowable flowable = StockFlowable.starting(flowables, form, seats.answers);
        seats.candidates.put(flowable, flowables);
        CountingDataSource camundas = pool(postgres, place, port);
        StockCamunda camunda = StockCamunda.starting(camundas, form, seats.answers);
        seats.candidates.put(camunda, camundas);
        seats.candidates.put(PlainInserts.into(seats.plain, form, seats.answers), seats.plain);
        seats.open.addAll(0, List.of(door, flowable, camunda));
        return seats;
    }

    private static CountingDataSource pool(Postgres postgres, Place place, int port) throws SQLException {
        String database = postgres.database();
        if (place == Place.SLOW_COMMIT) {
            postgres.slowCommits(database);
        }
        return postgres.pool(database, port);
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates.keySet());
    }

    String answers() {
        return answers;
    }

    /** Lets the compiler see everything before it counts. */
    void warmUp(Effort effort) throws Exception {
        if (!effort.isSmoke()) {
            new Rounds(4, 2, effort.isFull() ? 1200 : 240).run(candidates());
        }
    }

    /** The JDBC statements and commits of one operation of each. */
    Map<String, CountingDataSource.Count> counts() throws Exception {
        Map<String, CountingDataSource.Count> counts = new LinkedHashMap<>();
        for (Map.Entry<Candidate, CountingDataSource> one : candidates.entrySet()) {
            Candidate candidate = one.getKey();
            candidate.prepare(2);
            candidate.once();
            counts.put(candidate.name(), one.getValue().count(candidate::once));
        }
        return counts;
    }

    double roundTripMicros() throws SQLException {
        return median("select 1");
    }

    double commitMicros() throws SQLException {
        try (Connection connection = plain.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table plain_probe (a integer)");
        }
        return median("insert into plain_probe values (1) returning a");
    }

    private double median(String sql) throws SQLException {
        List<Double> micros = new ArrayList<>();
        try (Connection connection = plain.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < SAMPLES; i++) {
                long start = System.nanoTime();
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                }
                micros.add((System.nanoTime() - start) / 1e3);
            }
        }
        return Figures.median(micros);
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IOException("'" + one + "' could not be closed", e);
            }
        }
    }
}
