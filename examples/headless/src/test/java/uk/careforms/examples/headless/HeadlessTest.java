package uk.careforms.examples.headless;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Settings;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.Ledger;
import uk.careforms.simulators.clamav.ClamAvSimulator;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.simulators.notify.NotifySimulator;

class HeadlessTest {

    private static final String FORM = "adult-referral";
    private static final String EMAIL = "70000000-0000-4000-8000-000000000001";
    private static final String SMS = "70000000-0000-4000-8000-000000000002";
    private static final int PATIENCE = 200_000;

    @TempDir
    private Path files = Path.of(".");

    @Test
    void the_ten_lines_put_a_referral_into_the_case_system() throws IOException {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:headless;DB_CLOSE_DELAY=-1", "sa", "");
        database.setMaxConnections(24);
        try (DataverseSimulator crm = DataverseSimulator.start();
                NotifySimulator notify = mailroom();
                ClamAvSimulator clamav = ClamAvSimulator.start();
                CareForms forms = Headless.open(
                        database, crmSettings(crm), notifySettings(notify), files, clamAvSettings(clamav))) {
            forms.council().teams().values().forEach(team -> team.queue()
                    .ifPresent(queue -> crm.seed("queue", Map.of("queueid", queue, "name", team.name()))));
            assertThat(forms.check()).isEmpty();

            Reference reference = Headless.send(forms, FORM, sample("self-two-outcomes"))
                    .fold(
                            accepted -> accepted.receipt().reference(),
                            notYet -> {
                                throw new AssertionError(notYet.problems().toString());
                            },
                            already -> already.receipt().reference());

            Ledger ledger = settled(forms);
            assertThat(ledger.accepted()).isEqualTo(1);
            assertThat(ledger.delivered()).isEqualTo(1);
            assertThat(crm.rows("incident")).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("cf_reference", reference.text()));
        } finally {
            database.dispose();
        }
    }

    private static Settings clamAvSettings(ClamAvSimulator clamav) {
        return new Settings(Map.of("host", clamav.host(), "port", String.valueOf(clamav.port())));
    }

    /** Asks the database again and again until nothing is in flight. */
    private static Ledger settled(CareForms forms) {
        Ledger ledger = forms.submissions().ledger();
        for (int i = 0; i < PATIENCE && ledger.inFlight() > 0; i++) {
            ledger = forms.submissions().ledger();
        }
        return ledger;
    }

    private static JsonObject sample(String name) throws IOException {
        try (InputStream in = HeadlessTest.class.getResourceAsStream("/forms/" + FORM + "/samples/" + name + ".json")) {
            if (in == null) {
                throw new AssertionError("There is no sample " + name);
            }
            return Json.createReader(in).readObject().getJsonObject("answers");
        }
    }

    private static NotifySimulator mailroom() {
        return NotifySimulator.builder()
                .template(EMAIL, "email", "((subject))", "((body))")
                .template(SMS, "sms", "", "((body))")
                .start();
    }

    private static Settings crmSettings(DataverseSimulator crm) {
        return new Settings(Map.of(
                "environment-url", crm.environmentUrl(),
                "token-url", crm.tokenUrl(),
                "client-id", crm.clientId(),
                "client-secret", crm.clientSecret()));
    }

    private static Settings notifySettings(NotifySimulator notify) {
        return new Settings(Map.of(
                "base-url",
                notify.baseUrl(),
                "api-key",
                notify.apiKey(),
                "email-template",
                EMAIL,
                "sms-template",
                SMS));
    }
}
