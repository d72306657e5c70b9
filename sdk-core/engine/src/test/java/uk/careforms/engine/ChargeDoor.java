package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** A whole front door with a form that calculates, and hands to work its cases. */
final class ChargeDoor implements AutoCloseable {

    static final String ANN = "ann@testshire";
    static final String BEN = "ben@testshire";
    static final String CHARGE = "charge";

    final MovableClock clock = MovableClock.at(TestDoor.MONDAY);
    final InMemoryCases crm = new InMemoryCases("crm");
    final InMemoryNotices notices = new InMemoryNotices("notices");
    private final HikariDataSource pool;
    final CareForms forms;

    ChargeDoor(TestDatabase kind) {
        pool = kind.empty();
        forms = CareForms.builder()
                .database(pool)
                .packs(FormPacks.folder(TestDoor.packs("/assess")))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .calculation(new SmallSum())
                .connector("crm", crm)
                .notices(notices)
                .clock(clock)
                .background(false)
                .build();
    }

    @Override
    public void close() {
        forms.close();
        pool.close();
    }

    Reference decided(String pension, String other) {
        Reference reference = sent(pension, other);
        complete(reference, "work", "right", ANN);
        complete(reference, "decide", "contribution", ANN);
        return reference;
    }

    Reference sent(String pension, String other) {
        return sent(pension, other, Optional.of("1 Invented Row, Testshire"));
    }

    Reference sent(String pension, String other, Optional<String> address) {
        JsonObjectBuilder person =
                Json.createObjectBuilder().add("firstName", "Ada").add("lastName", "Invented");
        address.ifPresent(lines -> person.add("address", lines));
        JsonObjectBuilder answers =
                Json.createObjectBuilder().add("person", person).add("other", other);
        if (!pension.isEmpty()) {
            answers.add("pension", pension);
        }
        Draft draft = forms.drafts().start("small-charge", Channel.WEB);
        forms.drafts().save(draft.id(), draft.row(), answers.build(), Optional.empty());
        Reference reference = TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()))
                .reference();
        forms.runDue();
        return reference;
    }

    void complete(Reference reference, String task, String outcome, String actor) {
        assertThat(tryTo(reference, task, outcome, actor)).isEqualTo(TaskResult.DONE);
        forms.runDue();
        clock.advance(Duration.ofMinutes(1));
        forms.runDue();
    }

    TaskResult tryTo(Reference reference, String task, String outcome, String actor) {
        String id = record(reference).tasks().stream()
                .filter(open -> open.key().equals(task))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task '" + task + "'"))
                .id();
        TaskResult result = forms.tasks().complete(id, outcome, "", actor);
        forms.runDue();
        return result;
    }

    Recalculated override(Reference reference, String pointer, String fact, String reason) {
        JsonValue value = Json.createValue(fact);
        return forms.assessments().override(reference, CHARGE, pointer, Optional.of(value), reason, ANN);
    }

    static List<String> problems(Recalculated recalculated) {
        return recalculated.fold(
                made -> List.of(),
                refused -> refused.problems().stream().map(Problem::sentence).toList());
    }

    CaseRecord record(Reference reference) {
        return forms.cases().find(reference, ANN).orElseThrow();
    }
}
