package uk.careforms.engine;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryFiles;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.InMemoryScanner;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** A whole door for a form that asks for papers after it was sent, with a clock that only the test moves. */
final class PapersDesk implements AutoCloseable {

    static final String ANN = "ann@testshire";

    final MovableClock clock = MovableClock.at(TestDoor.MONDAY);
    final InMemoryNotices notices = new InMemoryNotices("notices");
    final InMemoryScanner scanner = new InMemoryScanner();
    final InMemoryFiles files = new InMemoryFiles();
    final HikariDataSource pool;
    final CareForms forms;

    PapersDesk(TestDatabase kind) {
        pool = kind.empty();
        forms = CareForms.builder()
                .database(pool)
                .packs(FormPacks.folder(TestDoor.packs("/papers")))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .notices(notices)
                .files(files)
                .scanner(scanner)
                .clock(clock)
                .node("test")
                .baseUrl("https://forms.testshire.example/care")
                .background(false)
                .build();
    }

    static JsonObject ada() {
        return Json.createObjectBuilder()
                .add("name", "Ada-Canary Invented")
                .add("email", "ada.canary@example.org")
                .add("phone", "07700 900123")
                .add("owns", "no")
                .add("bank", "Canary Bank of Invention")
                .build();
    }

    Reference sent(JsonObject answers) {
        Draft draft = forms.drafts().start("send-papers", Channel.WEB);
        forms.drafts().save(draft.id(), draft.row(), answers, Optional.empty());
        Reference reference = TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()))
                .reference();
        forms.runDue();
        return reference;
    }

    Reference sent() {
        return sent(ada());
    }

    /** So many days later, with everything done that was due on the way. */
    void days(int many) {
        for (int day = 0; day < many; day++) {
            clock.advance(Duration.ofDays(1));
            forms.runDue();
        }
    }

    CaseRecord find(Reference reference) {
        return forms.cases().find(reference, ANN).orElseThrow();
    }

    List<String> tasks(Reference reference) {
        return find(reference).tasks().stream().map(Task::key).toList();
    }

    List<String> kinds(Reference reference) {
        return find(reference).timeline().stream().map(CareEvent::kind).toList();
    }

    long letters(Reference reference, String subject) {
        return notices.sent().stream()
                .filter(notice ->
                        notice.reference().equals(reference) && notice.subject().equals(subject))
                .count();
    }

    List<Notice> letters(Reference reference) {
        return notices.sent().stream()
                .filter(notice -> notice.reference().equals(reference))
                .toList();
    }

    EvidenceItem item(Reference reference, String id) {
        return forms.evidence().of(reference).stream()
                .filter(item -> item.item().equals(id))
                .findFirst()
                .orElseThrow();
    }

    EvidenceUpload upload(Reference reference, EvidenceItem item, String name, byte[] content) {
        return forms.evidence()
                .add(reference, item.number(), name, new ByteArrayInputStream(content), OptionalLong.empty());
    }

    /** How many links are still kept for letters. */
    long held() {
        return new Database(pool)
                .with(handle -> handle.createQuery("select count(*) from cf_case_link where held is not null")
                        .mapTo(Long.class)
                        .one());
    }

    /** What somebody answers without some of it. */
    static JsonObject without(String... names) {
        JsonObjectBuilder builder = Json.createObjectBuilder(ada());
        for (String name : names) {
            builder.remove(name);
        }
        return builder.build();
    }

    @Override
    public void close() {
        forms.close();
        pool.close();
    }
}
