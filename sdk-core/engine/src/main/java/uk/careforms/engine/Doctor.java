package uk.careforms.engine;

import java.io.File;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.engine.form.PackReport;
import uk.careforms.engine.internal.pack.LoadedPacks;
import uk.careforms.engine.internal.pack.PackChecker;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.HealthQuery;
import uk.careforms.engine.internal.store.Reach;
import uk.careforms.engine.internal.store.SchemaState;

/**
 * Looks at everything a start would need, and at what is stored, without starting: no migration, no job, no row. One check that
 * fails hides none of the others.
 *
 * <p>To add a check, add a line to {@link #report()} and give it a name.
 */
final class Doctor {

    /** PostgreSQL's own support: 14 ended on 12 November 2026 (postgresql.org/support/versioning, read 22 November 2026). */
    private static final int OLDEST_POSTGRESQL = 15;

    private static final int NEWEST_POSTGRESQL = 18;

    /** Timers and deadlines of two nodes whose clocks differ by more would be seen out of order. */
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(5);

    private final Parts parts;
    private final Setup setup;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    Doctor(Parts parts) {
        this.parts = parts;
        this.setup = new Setup(parts);
        this.clock = parts.clock;
    }

    DoctorReport report() {
        check("settings", this::settings);
        Optional<LoadedPacks> packs = packs();
        check("samples", () -> samples(packs));
        check("connectors", () -> connectors(packs));
        Optional<DataSource> database = database();
        if (database.isPresent()) {
            DataSource there = database.get();
            check("database", () -> server(there));
            check("connections", () -> connections(there));
            check("schema", () -> schema(there));
            check("drafts-cases", () -> new PinnedCheck(setup, parts, new Database(there), packs)
                    .look(clock.instant()));
            check("deliveries", () -> deliveries(there));
        }
        return new DoctorReport(findings);
    }

    private void check(String name, Supplier<List<Finding>> check) {
        try {
            findings.addAll(check.get());
        } catch (CareFormsException | FlywayException e) {
            findings.add(Finding.problem(name, "This could not be looked at: " + e.getMessage()));
        } catch (RuntimeException e) { // its message may quote what it was given
            findings.add(Finding.problem(
                    name, "This could not be looked at (" + e.getClass().getName() + ")"));
        }
    }

    private List<Finding> settings() {
        setup.parts();
        WorkingTimes.holidays(
                parts.bankHolidays, clock.instant().atZone(WorkingTime.ZONE).toLocalDate(), setup.problems());
        return from(0, "settings", "Everything that has to be given is given");
    }

    private Optional<LoadedPacks> packs() {
        int before = setup.problems().size();
        List<LoadedPacks> loaded = new ArrayList<>();
        check("packs", () -> {
            setup.packs().ifPresent(loaded::add);
            return from(
                    before,
                    "packs",
                    loaded.isEmpty() ? "Not looked at" : loaded.get(0).packs().size() + " forms were read and checked");
        });
        boolean good = setup.problems().size() == before;
        return good ? loaded.stream().findFirst() : Optional.empty();
    }

    /** The problems of the set-up that were added since, or that all is well. */
    private List<Finding> from(int before, String name, String well) {
        List<SetupProblem> fresh =
                setup.problems().subList(before, setup.problems().size());
        return fresh.isEmpty()
                ? List.of(Finding.ok(name, well))
                : fresh.stream().map(problem -> Finding.problem(name, problem)).toList();
    }

    private List<Finding> samples(Optional<LoadedPacks> packs) {
        if (packs.flatMap(LoadedPacks::council).isEmpty()) {
            return List.of(Finding.warning("samples", "They are run once the packs can be read"));
        }
        LoadedPacks loaded = packs.get();
        PackReport report = new PackChecker(
                        loaded.council().orElseThrow(),
                        clock.instant().atZone(WorkingTime.ZONE).toLocalDate())
                .check(loaded.packs());
        List<Finding> faults = report.packs().stream()
                .flatMap(pack -> pack.samples().stream())
                .filter(sample -> !sample.passed())
                .map(sample -> Finding.problem("samples", sample.file() + ": " + String.join("; ", sample.faults())))
                .toList();
        return faults.isEmpty() ? List.of(Finding.ok("samples", report.tried() + " samples behaved")) : faults;
    }

    private List<Finding> connectors(Optional<LoadedPacks> packs) {
        List<SetupProblem> problems = PlugInCheck.of(
                parts.connectors,
                packs.map(LoadedPacks::packs).orElse(List.of()),
                Optional.ofNullable(parts.notices),
                parts.prefill);
        return problems.isEmpty()
                ? List.of(Finding.ok("connectors", "Every one was asked and would work"))
                : problems.stream()
                        .map(problem -> Finding.problem("connectors", problem))
                        .toList();
    }

    /** The database, when it can be reached; its own file is opened for reading only, and never made. */
    private Optional<DataSource> database() {
        DataSource database = parts.database;
        if (database == null) {
            if (!new File(Wiring.OWN_FILE + ".mv.db").exists()) {
                findings.add(Finding.ok("database", "There is none yet; the first start makes a file of its own"));
                return Optional.empty();
            }
            JdbcDataSource own = new JdbcDataSource();
            own.setURL("jdbc:h2:file:" + Wiring.OWN_FILE + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
            own.setUser(Wiring.OWN_USER);
            database = own;
        }
        Reach reach = Reach.of(database);
        if (!reach.there()) {
            findings.add(Finding.problem(
                    "database",
                    reach.exhausted()
                            ? "Every connection of the pool is in use"
                            : "It cannot be reached; check its address, name and password, and whether it runs"));
            return Optional.empty();
        }
        return Optional.of(database);
    }

    private List<Finding> server(DataSource database) {
        try {
            Instant before = clock.instant();
            SchemaState.Server server = SchemaState.server(database);
            List<Finding> found = new ArrayList<>();
            found.add(product(server));
            Duration apart = Duration.between(before, server.now()).abs();
            found.add(
                    apart.compareTo(CLOCKS_MAY_DIFFER) > 0
                            ? Finding.warning(
                                    "clock",
                                    "This machine's and the database's differ by " + apart.toSeconds()
                                            + " s; set both by a time server, or timers run early or late")
                            : Finding.ok(
                                    "clock",
                                    "It agrees with the database's; times are kept in UTC, so no machine's time zone"
                                            + " matters"));
            return found;
        } catch (SQLException e) {
            return List.of(Finding.problem("database", "It does not answer (SQLSTATE " + e.getSQLState() + ")"));
        }
    }

    private static Finding product(SchemaState.Server server) {
        String name = server.product() + " " + server.version();
        return switch (server.product()) {
            case "PostgreSQL" -> {
                if (server.major() < OLDEST_POSTGRESQL) {
                    yield Finding.warning(
                            "database",
                            name + " gets no corrections any more; move to " + OLDEST_POSTGRESQL + " or later");
                }
                yield server.major() > NEWEST_POSTGRESQL
                        ? Finding.warning("database", name + " is newer than any this release was tried with")
                        : Finding.ok("database", name);
            }
            case "H2" -> Finding.warning("database", name + " is for trying things out; a council runs PostgreSQL");
            default -> Finding.problem("database", name + " is not supported; use PostgreSQL");
        };
    }

    private List<Finding> connections(DataSource database) {
        OptionalInt size = setup.connections(database);
        if (size.isEmpty()) {
            return List.of(Finding.ok(
                    "connections",
                    "This pool does not say how many it has; see that it is at least " + PoolSize.ENOUGH));
        }
        return List.of(setup.tooFew(size.getAsInt())
                .map(problem -> Finding.problem("connections", problem))
                .orElseGet(() -> size.getAsInt() < PoolSize.ENOUGH
                        ? Finding.warning("connections", Setup.few(size.getAsInt()))
                        : Finding.ok("connections", "The pool has " + size.getAsInt())));
    }

    private static List<Finding> schema(DataSource database) {
        SchemaState.Tables tables = SchemaState.tables(database);
        if (!tables.failed().isEmpty()) {
            return List.of(Finding.problem(
                    "schema", "Migration " + tables.failed() + " began and did not end; put the backup back"));
        }
        if (!tables.unknown().isEmpty()) {
            return List.of(Finding.problem(
                    "schema",
                    "The tables come from a later release, with migrations " + tables.unknown()
                            + " that this one does not have; run that release"));
        }
        if (tables.current().isEmpty()) {
            return List.of(Finding.ok("schema", "There are no tables yet; the first start makes them"));
        }
        String current = "The tables are at version " + tables.current().get();
        return List.of(
                tables.pending().isEmpty()
                        ? Finding.ok("schema", current)
                        : Finding.warning(
                                "schema",
                                current + "; the next start runs migrations " + tables.pending()
                                        + ": take a backup first"));
    }

    private List<Finding> deliveries(DataSource database) {
        if (SchemaState.tables(database).current().isEmpty()) {
            return List.of(Finding.ok("deliveries", "There are none yet"));
        }
        Instant now = clock.instant();
        return List.of(Vitals.deliveries(new Database(database).with(handle -> HealthQuery.run(handle, now)), now));
    }
}
