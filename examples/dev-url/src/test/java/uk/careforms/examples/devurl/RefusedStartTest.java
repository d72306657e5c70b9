package uk.careforms.examples.devurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** Whoever starts it wrongly is told everything at once, and nothing stays behind. */
class RefusedStartTest {

    @TempDir
    private Path folder;

    @Test
    void a_broken_pack_and_wrong_settings_are_told_in_one_list() throws Exception {
        overlay("form.json", "\"version\": 2,", "\"version\": \"one\",");
        overlay("process.bpmn20.xml", "<definitions", "<!DOCTYPE x [<!ENTITY y \"z\">]><definitions");
        overlay("letters/acknowledgement.mustache", "{{", "{{{");
        Path config = Files.writeString(
                folder.resolve("dev.properties"),
                """
                packs.folder=%s
                connectors.crm.type=dynamics
                connectors.crm.environment-url=http://crm.example
                notices.type=pigeon
                """
                        .formatted(folder.resolve("packs")));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Options options = Options.parse(List.of(
                    "--port", String.valueOf(taken.getLocalPort()),
                    "--config", config.toString(),
                    "--database", "jdbc:postgresql://127.0.0.1:1/none?user=nobody"));

            assertThatThrownBy(() -> DevServer.start(options, folder.resolve("data")))
                    .isInstanceOfSatisfying(
                            CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SETUP))
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is in use")
                    .hasMessageContaining("environment-url")
                    .hasMessageContaining("client-secret")
                    .hasMessageContaining("'notices.type' is 'pigeon'")
                    .hasMessageContaining("The database cannot be opened")
                    .hasMessageContaining("adult-referral/form.json")
                    .hasMessageContaining("adult-referral/process.bpmn20.xml")
                    .hasMessageContaining("adult-referral/letters/acknowledgement.mustache");
        }
    }

    @Test
    void wrong_settings_leave_what_waits_in_the_database_alone() throws Exception {
        String database = Postgres.newDatabase();
        String reference;
        try (RunningDevUrl dev = RunningDevUrl.startOn(database, folder.resolve("data"))) {
            dev.crmDown();
            reference = dev.send("sight-loss");
        }
        long jobs = waiting(database);
        Path config = Files.writeString(
                folder.resolve("dev.properties"),
                "connectors.crm.type=dynamics\nconnectors.crm.environment-url=http://crm.example\n");
        Options options = Options.parse(List.of("--port", "0", "--config", config.toString(), "--database", database));
        Postgres.run(database, "update act_ru_timer_job set duedate_ = timestamp '2020-01-01 00:00:00'");

        for (int start = 0; start < 3; start++) {
            assertThatThrownBy(() -> DevServer.start(options, folder.resolve("data")))
                    .hasMessageContaining("client-secret");
        }

        assertThat(jobs).as("jobs of " + reference).isPositive();
        assertThat(waiting(database)).isEqualTo(jobs);
        assertThat(Postgres.count(database, "select count(*) from cf_delivery where step = 'deliver' and passed"))
                .as("given to a simulator in the real system's place")
                .isZero();
    }

    private static long waiting(String database) throws Exception {
        return Postgres.count(database, "select count(*) from act_ru_job")
                + Postgres.count(database, "select count(*) from act_ru_timer_job");
    }

    @Test
    void a_port_is_free_again_after_a_start_that_was_refused() throws Exception {
        overlay("form.json", "\"version\": 2,", "\"version\": 2,,");
        Path config =
                Files.writeString(folder.resolve("dev.properties"), "packs.folder=" + folder.resolve("packs") + "\n");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Options options = Options.parse(List.of("--port", String.valueOf(port), "--config", config.toString()));

        assertThatThrownBy(() -> DevServer.start(options, folder.resolve("data")))
                .hasMessageContaining("adult-referral/form.json")
                .satisfies(e -> assertThat(
                                String.valueOf(e.getMessage()).lines().filter(line -> line.contains("adult-referral/")))
                        .as("a file that cannot be read makes no other look unused")
                        .hasSize(1));
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    /** Writes the pack's own file, with a change, into the council's folder. */
    private void overlay(String file, String from, String to) throws IOException {
        String name = "adult-referral/" + file;
        String shipped;
        try (var in = RefusedStartTest.class.getResourceAsStream("/forms/" + name)) {
            shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(shipped).contains(from);
        Path target = folder.resolve("packs").resolve(name);
        Files.createDirectories(target.getParent());
        Files.writeString(target, shipped.replace(from, to));
    }
}
