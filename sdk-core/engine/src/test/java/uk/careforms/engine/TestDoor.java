package uk.careforms.engine;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Receipt;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Sent;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.InMemoryPrefill;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** A whole front door with the real workflow and decisions, a case system in memory, and a clock that only the test moves. */
final class TestDoor implements AutoCloseable {

    /** A Monday morning in winter, when London is at UTC. */
    static final String MONDAY = "2026-11-23T09:30:00Z";

    private static final Map<TestDatabase, TestDoor> SHARED = new EnumMap<>(TestDatabase.class);

    final MovableClock clock = MovableClock.at(MONDAY);
    final InMemoryCases crm = new InMemoryCases("crm");
    final WatchedConnector connector = new WatchedConnector(crm);
    final InMemoryNotices notices = new InMemoryNotices("notices");
    final InMemoryPrefill gp = new InMemoryPrefill("your GP's record");
    final HikariDataSource pool;
    final CareForms forms;

    TestDoor(TestDatabase kind) {
        this(kind.empty(), false);
    }

    TestDoor(HikariDataSource pool, boolean background) {
        this.pool = pool;
        this.forms = builder().background(background).build();
    }

    /** One door for all tests that look at cases of their own only, because making one takes seconds. */
    static synchronized TestDoor shared(TestDatabase kind) {
        return SHARED.computeIfAbsent(kind, TestDoor::new);
    }

    CareFormsBuilder builder() {
        return CareForms.builder()
                .database(pool)
                .packs(FormPacks.folder(packs()))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .connector("crm", connector)
                .people("crm", crm)
                .notices(notices)
                .prefill("gp", gp)
                .clock(clock)
                .node("test")
                .baseUrl("https://forms.testshire.example/care/")
                .background(false);
    }

    static Path packs() {
        return packs("/door");
    }

    static Path packs(String root) {
        try {
            return Path.of(
                    Objects.requireNonNull(TestDoor.class.getResource(root)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What somebody in the north answers. */
    static JsonObject answers() {
        return Json.createObjectBuilder()
                .add(
                        "person",
                        Json.createObjectBuilder()
                                .add("firstName", "Philippa-Canary")
                                .add("lastName", "O'Sparrow")
                                .add("dateOfBirth", "1941-03-27")
                                .add("nhsNumber", "999 000 0018")
                                .add("email", "philippa.canary@example.org"))
                .add("area", "north")
                .add("story", "Cannot wash without her neighbour")
                .build();
    }

    /** A draft that can be sent. */
    Draft filledIn() {
        return filledIn(answers());
    }

    Draft filledIn(JsonObject answers) {
        Draft draft = forms.drafts().start("ask-help", Channel.WEB);
        return ((Saved.Stored) forms.drafts().save(draft.id(), draft.row(), answers, Optional.of("story"))).draft();
    }

    /** Sends what somebody in the north answers, and lets everything that is due happen. */
    Reference sent() {
        return sent(answers());
    }

    Reference sent(JsonObject answers) {
        Reference reference = receipt(submit(filledIn(answers))).reference();
        forms.runDue();
        return reference;
    }

    Sent submit(Draft draft) {
        return forms.submissions().submit(draft.id(), Optional.empty());
    }

    static Receipt receipt(Sent sent) {
        return sent.fold(
                Sent.Accepted::receipt,
                notYet -> {
                    throw new AssertionError("Not sent: " + notYet.problems());
                },
                Sent.AlreadySent::receipt);
    }

    CaseRecord find(Reference reference) {
        return forms.cases().find(reference, "ann@testshire").orElseThrow();
    }

    @Override
    public void close() {
        forms.close();
        pool.close();
    }
}
