package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Delivery;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.testkit.Leaks;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.Samples;

class DynamicsSignInTest {

    @TempDir
    static Path folder;

    private static Path good = Path.of("");
    private static Path other = Path.of("");

    private SimulatedCouncil council = new SimulatedCouncil();

    @BeforeAll
    static void make_certificates() {
        good = new CertificateFiles(folder).good("good.p12");
        other = new CertificateFiles(folder).good("other.p12");
    }

    @AfterEach
    void close() {
        council.close();
    }

    @Test
    void a_certificate_signs_in_with_either_algorithm_on_either_endpoint() {
        register();
        for (String algorithm : List.of("PS256", "RS256")) {
            for (String url :
                    List.of(council.simulator().tokenUrl(), council.simulator().olderTokenUrl())) {
                Map<String, String> settings = certificate(good);
                settings.put("client-certificate-algorithm", algorithm);
                settings.put("token-url", url);

                assertThat(Outcome.of(council.connect(settings).deliver(Samples.dispatch())))
                        .as(algorithm + " " + url)
                        .isEqualTo(Outcome.DELIVERED);
            }
        }
        assertThat(council.simulator().totals().tokens()).isEqualTo(4);
    }

    @Test
    void every_sign_in_has_a_statement_of_its_own() {
        register();
        DynamicsCases cases = council.connect(certificate(good));
        cases.deliver(Samples.dispatch());
        council.simulator().revokeTokens();

        assertThat(Outcome.of(cases.deliver(Samples.dispatch()))).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void a_certificate_that_is_not_registered_is_refused_and_the_reason_says_what_to_do() {
        register();

        Delivery delivery = council.connect(certificate(other)).deliver(Samples.dispatch());

        assertThat(delivery)
                .isEqualTo(new Delivery.Refused(
                        "sign-in:invalid_client",
                        "Dynamics sign-in was refused (invalid_client); check client id, secret or certificate, and their"
                                + " expiry"));
    }

    @Test
    void a_certificate_may_be_renewed_without_a_restart() throws IOException {
        register();
        Path file = Files.copy(other, folder.resolve("renewed.p12"));
        DynamicsCases cases = council.connect(certificate(file));

        Outcome before = Outcome.of(cases.deliver(Samples.dispatch()));
        Files.write(file, Files.readAllBytes(good));
        Outcome after = Outcome.of(cases.deliver(Samples.dispatch()));

        assertThat(before).isEqualTo(Outcome.REFUSED);
        assertThat(after).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void what_is_wrong_with_a_certificate_is_said_at_the_start() throws IOException {
        CertificateFiles files = new CertificateFiles(folder);
        Path text = Files.writeString(folder.resolve("text.p12"), "not a key store");

        assertSaid(certificate(folder.resolve("nowhere.p12")), "which cannot be read");
        assertSaid(certificate(folder), "which cannot be read");
        assertSaid(certificate(text), "which is no PKCS#12 file (.p12, .pfx)");
        assertSaid(certificate(files.expired("expired.p12")), "holds a certificate that ran out on 2020-01-02");
        assertSaid(certificate(files.elliptic("elliptic.p12")), "holds a key that is not RSA");
        assertSaid(certificate(files.keyless("keyless.p12")), "holds no private key; export the certificate together");
        Map<String, String> wrong = certificate(good);
        wrong.put("client-certificate-password", "open-barley");
        assertSaid(wrong, "does not open with the password given; check 'client-certificate-password'");
        Map<String, String> both = certificate(good);
        both.put("client-secret", "also");
        assertSaid(both, "set either a client secret or 'client-certificate-file', not both");
        Map<String, String> none = council.settings();
        none.remove("client-secret");
        assertSaid(none, "set 'client-secret', 'client-secret-file' or 'client-certificate-file'");
        Map<String, String> odd = certificate(good);
        odd.put("client-certificate-algorithm", "none");
        assertSaid(odd, "must be 'PS256' or 'RS256'");
    }

    @Test
    void a_certificate_that_runs_out_while_we_run_is_said_too() {
        register();
        DynamicsCases cases = council.connect(certificate(good));
        council.clock().advance(Duration.ofDays(36_600));

        Delivery delivery = cases.deliver(Samples.dispatch());

        assertThat(delivery).isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                .contains("holds a certificate that ran out on 2119-12-08"));
    }

    @Test
    void a_password_may_be_in_a_file_and_is_never_shown() throws IOException {
        register();
        Map<String, String> settings = certificate(good);
        settings.remove("client-certificate-password");
        Path file = Files.writeString(folder.resolve("password"), CertificateFiles.PASSWORD + "\n");
        settings.put("client-certificate-password-file", file.toString());
        try (Leaks leaks = new Leaks()) {
            DynamicsCases cases = council.connect(settings);
            leaks.hear(cases);
            leaks.hear(cases.deliver(Samples.dispatch()));

            leaks.assertNone(List.of(CertificateFiles.PASSWORD, "eyJ"));
        }
        assertThat(council.rows()).isEqualTo(5);
    }

    @Test
    void a_wrong_secret_asks_a_handful_of_times_in_an_hour_however_many_cases_wait() {
        DynamicsCases cases = council.withBadSecret();
        for (int minute = 0; minute < 60; minute++) {
            for (int i = 0; i < 5; i++) {
                assertThat(Outcome.of(cases.deliver(Samples.dispatch()))).isEqualTo(Outcome.REFUSED);
            }
            council.clock().advance(Duration.ofMinutes(1));
        }

        assertThat(council.simulator().requests())
                .hasSizeLessThanOrEqualTo(6)
                .allSatisfy(call -> assertThat(call.path()).endsWith("token"));
    }

    @Test
    void a_check_asks_anew_whether_a_refused_secret_is_good_now() {
        DynamicsCases cases = council.withBadSecret();

        cases.deliver(Samples.dispatch());
        cases.check(Map.of());
        cases.check(Map.of());

        assertThat(council.simulator().requests()).hasSize(3);
    }

    private void register() {
        council.close();
        council = new SimulatedCouncil(DataverseSimulator.builder().certificate(CertificateFiles.certificate(good)));
    }

    private Map<String, String> certificate(Path file) {
        Map<String, String> settings = council.settings();
        settings.remove("client-secret");
        settings.put("client-certificate-file", file.toString());
        settings.put("client-certificate-password", CertificateFiles.PASSWORD);
        return settings;
    }

    private void assertSaid(Map<String, String> settings, String sentence) {
        assertThatThrownBy(() -> council.connect(settings))
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContainingAny("open-sesame", "open-barley", "also;");
    }
}
