package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.workflow.Processes.flow;
import static uk.careforms.workflow.Processes.task;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.SqlWork;

/** A case runs the process of the form version that it began with. */
@ParameterizedClass
@EnumSource(Database.class)
class DeploymentsTest {

    private static final FormVersion V1 = new FormVersion("test-referral", 1);
    private static final FormVersion V2 = new FormVersion("test-referral", 2);

    private final Database database;
    private Bench bench;

    DeploymentsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        bench = new Bench(database);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_same_content_is_deployed_once() {
        bench.engine.deploy(one(V1, "first"));
        bench.engine.deploy(one(V1, "first"));
        bench.engine.close();
        bench.engine = bench.open("node-1", false);
        bench.engine.deploy(one(V1, "first"));

        assertThat(bench.count("select count(*) from ACT_RE_PROCDEF")).isEqualTo(1);
    }

    @Test
    void each_version_starts_its_own_process_in_whatever_order_they_came() {
        bench.engine.deploy(one(V2, "second"));
        bench.engine.deploy(one(V1, "first"));

        assertThat(startedTask(V1)).isEqualTo("first");
        assertThat(startedTask(V2)).isEqualTo("second");
    }

    @Test
    void the_same_process_in_two_versions_keeps_them_apart() {
        bench.engine.deploy(one(V1, "same"));
        bench.engine.deploy(one(V2, "same"));
        Reference old = start(V1);
        Reference young = start(V2);

        assertThat(bench.engine.tasksOf(old).get(0).formVersion()).isEqualTo(V1);
        assertThat(bench.engine.tasksOf(young).get(0).formVersion()).isEqualTo(V2);
    }

    @Test
    void cases_under_way_keep_their_process_when_it_changes_within_a_version() {
        bench.engine.deploy(one(V1, "before"));
        Reference under = start(V1);
        bench.engine.deploy(one(V1, "after"));

        assertThat(bench.engine.tasksOf(under).get(0).key()).isEqualTo("before");
        assertThat(startedTask(V1)).isEqualTo("after");
        bench.engine.deploy(one(V1, "before"));
        assertThat(startedTask(V1)).as("brought back").isEqualTo("before");
        assertThat(bench.engine.complete(bench.engine.tasksOf(under).get(0).id(), "DONE", Map.of(), SqlWork.NONE))
                .isTrue();
        assertThat(bench.engine.isRunning(under)).isFalse();
    }

    @Test
    void cases_of_a_form_that_is_withdrawn_go_on_after_a_restart() {
        bench.engine.deploy(one(V1, "first"));
        Reference under = start(V1);
        bench.engine.close();
        bench.engine = bench.open("node-1", false);

        assertThat(bench.engine.tasksOf(under).get(0).formVersion()).isEqualTo(V1);
        assertThat(startedTask(V1)).as("a draft of it is still sent").isEqualTo("first");
    }

    private String startedTask(FormVersion version) {
        return bench.engine.tasksOf(start(version)).get(0).key();
    }

    private Reference start(FormVersion version) {
        Reference reference = Bench.newReference();
        bench.engine.start(version, reference, Map.of(), SqlWork.NONE);
        return reference;
    }

    private static ProcessSource one(FormVersion version, String task) {
        return Processes.of(
                version,
                Processes.document(
                        "",
                        "<startEvent id=\"start\"/>" + task(task, "flowable:candidateGroups=\"north\"")
                                + "<endEvent id=\"end\"/>" + flow("start", task) + flow(task, "end")));
    }
}
