package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** What becomes of people's forms when a node is killed in the middle of its work. */
class KillTest {

    private static final int ENOUGH = 25;

    @TempDir
    Path folder = Path.of("made by JUnit");

    @ParameterizedTest
    @EnumSource
    void everybody_who_was_thanked_has_a_case_after_a_kill_and_each_goes_on_once(TestDatabase kind) throws Exception {
        String url = kind == TestDatabase.H2
                ? "jdbc:h2:file:" + folder.resolve("killed") + ";LOCK_TIMEOUT=10000"
                : TestDatabase.postgresUrl();
        List<Reference> thanked = killedAfterThanking(url, kind.user());
        InMemoryCases crm = new InMemoryCases("crm");

        try (HikariDataSource pool = DyingNode.pool(url, kind.user());
                CareForms forms = reopened(pool, crm)) {
            assertThat(thanked)
                    .allSatisfy(reference ->
                            assertThat(forms.submissions().find(reference)).isPresent());
            forms.runDue();

            Ledger ledger = forms.submissions().ledger();
            assertThat(ledger.accepted()).isGreaterThanOrEqualTo(thanked.size());
            assertThat(ledger.delivered()).isEqualTo(ledger.accepted());
            assertThat(thanked).allSatisfy(reference -> assertThat(
                            forms.cases().find(reference, "ann").orElseThrow().tasks())
                    .hasSize(1));
            assertThat(crm.rows("incidents"))
                    .extracting(row -> row.text("cf_reference"))
                    .doesNotHaveDuplicates();
        }
    }

    private static List<Reference> killedAfterThanking(String url, String user)
            throws IOException, InterruptedException {
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DyingNode.class.getName(),
                        url,
                        user)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Reference> thanked = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("accepted ")) {
                    thanked.add(new Reference(line.substring("accepted ".length())));
                }
                if (thanked.size() == ENOUGH) {
                    node.toHandle().destroyForcibly(); // not by the process itself, which would close its output unread
                }
            }
        }
        assertThat(node.waitFor()).isEqualTo(128 + 9);
        return thanked;
    }

    private static CareForms reopened(HikariDataSource pool, InMemoryCases crm) {
        return CareForms.builder()
                .database(pool)
                .packs(FormPacks.folder(TestDoor.packs()))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .connector("crm", crm)
                .people("crm", crm)
                .notices(new InMemoryNotices("notices"))
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))
                .node(DyingNode.NAME)
                .background(false)
                .build();
    }
}
