package uk.careforms.examples.devurl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run doctor} prints, and that it leaves nothing behind. */
class DevDoctorTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void the_dev_url_as_it_comes_would_start_and_no_database_is_made() throws Exception {
        assertThat(doctor()).as(text()).isZero();
        assertThat(text())
                .contains("OK       configuration", "OK       packs", "OK       samples", "OK       connectors")
                .contains("WARNING  database      H2");
        assertThat(files()).isEmpty();
    }

    @Test
    void everything_wrong_with_a_configuration_is_told_at_once() throws Exception {
        Path config = Files.writeString(
                folder.resolve("dev.properties"),
                """
                bank-holidays.flie=x
                connectors.crm.type=dynamics
                connectors.crm.environment-url=http://crm.example
                notices.type=pigeon
                """);

        assertThat(doctor(
                        "--config", config.toString(), "--database", "jdbc:postgresql://127.0.0.1:1/none?user=nobody"))
                .isEqualTo(1);
        assertThat(text())
                .contains("PROBLEM  configuration Configuration key 'bank-holidays.flie' is not known")
                .contains("environment-url", "client-secret", "'notices.type' is 'pigeon'")
                .contains("PROBLEM  database      It cannot be reached");
    }

    @Test
    void a_database_in_use_is_looked_at_and_left_as_it_is() throws Exception {
        String database = Postgres.newDatabase();
        try (RunningDevUrl dev = RunningDevUrl.startOn(database, folder.resolve("data"))) {
            dev.crmDown();
            dev.send("sight-loss");
        }
        long events = Postgres.count(database, "select count(*) from cf_event");

        assertThat(doctor("--database", database)).as(text()).isZero();
        assertThat(text()).contains("OK       database      PostgreSQL", "1 running cases; this version is shipped");
        assertThat(Postgres.count(database, "select count(*) from cf_event")).isEqualTo(events);
    }

    private int doctor(String... arguments) throws Exception {
        return DevDoctor.run(
                List.of(arguments), folder.resolve("data"), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
