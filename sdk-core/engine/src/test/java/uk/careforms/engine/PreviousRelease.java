package uk.careforms.engine;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.ProcessHost;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.workflow.FlowableWorkflow;

/**
 * Leaves a database as a release leaves it: a case at every wait state of the test's form. Run once for each release, by {@link
 * UpgradeTest}; what it writes is kept with the tests.
 */
final class PreviousRelease {

    /** Nothing was sent to the case system for these before the dump was taken. */
    static final List<String> UNDELIVERED =
            List.of("review", "in-flight", "parked", "search-in-flight", "unstarted", "started");

    private static final Delivery LATER = new Delivery.TryLater(Duration.ofHours(2), "The case system is being mended");
    private static final Delivery NO = new Delivery.Refused("0x80040217", "The queue does not exist");

    private final TestDoor door = new TestDoor(TestDatabase.POSTGRESQL);
    private final Map<String, Reference> cases = new LinkedHashMap<>();

    private PreviousRelease() {}

    /** The database with the packs it was made with, and which case is where in {@code cases.json}. */
    static DatabaseDump dump() throws SQLException, IOException {
        PreviousRelease release = new PreviousRelease();
        try {
            return release.left();
        } finally {
            release.door.close();
        }
    }

    private DatabaseDump left() throws SQLException, IOException {
        finished();
        atTasks();
        atDeliveries();
        Draft draft = door.filledIn();
        cases.put("started", TestDoor.receipt(door.submit(door.filledIn())).reference());
        door.forms.close();
        unstarted();
        JsonObjectBuilder names = Json.createObjectBuilder().add("draft", draft.id());
        cases.forEach((name, reference) -> names.add(name, reference.text()));
        DatabaseDump dump =
                DatabaseDump.of(door.pool).with("cases.json", names.build().toString());
        try (Stream<Path> files = Files.walk(TestDoor.packs())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = TestDoor.packs().relativize(file).toString().replace('\\', '/');
                dump = dump.with("packs/" + name, Files.readString(file));
            }
        }
        return dump;
    }

    private void finished() {
        Reference done = sent("finished");
        complete(done, "accept", "accepted");
        complete(done, "decide", "advice");
    }

    private void atTasks() {
        door.crm.know(new PersonDetails(
                Optional.<NhsNumber>empty(),
                "Cy",
                "Likely",
                Optional.of(LocalDate.of(1951, 1, 1)),
                Optional.empty(),
                false));
        cases.put("review", door.sent(likely()));
        cases.put("unsorted", door.sent(with("area", "nowhere")));
        sent("unaccepted");
        Reference claimed = sent("claimed");
        door.forms.tasks().claim(task(claimed, "accept").id(), "ann@testshire");
        complete(sent("undecided"), "accept", "accepted");
    }

    /** Those that ask a remote for a pause come last, because it is everybody's pause. */
    private void atDeliveries() {
        door.crm.answerNext(NO);
        waits("parked", "crm", DeliveryState.PARKED);
        door.notices.answerNext(NO);
        waits("letter-parked", "letter:", DeliveryState.PARKED);
        door.crm.down();
        waits("search-in-flight", "match:crm", DeliveryState.IN_FLIGHT);
        door.crm.up();
        door.notices.answerNext(LATER);
        waits("letter-in-flight", "letter:", DeliveryState.IN_FLIGHT);
        door.crm.answerNext(LATER);
        waits("in-flight", "crm", DeliveryState.IN_FLIGHT);
    }

    private void waits(String name, String target, DeliveryState state) {
        boolean waits = door.find(sent(name)).deliveries().stream()
                .anyMatch(delivery -> delivery.target().startsWith(target) && delivery.state() == state);
        if (!waits) {
            throw new IllegalStateException("Case '" + name + "' does not wait where it should");
        }
    }

    /** Thanked, and then the node died before the process was started. */
    private void unstarted() {
        WorkflowEngine.Factory real = FlowableWorkflow.factory();
        WorkflowEngine.Factory dying = new WorkflowEngine.Factory() {

            @Override
            public List<SetupProblem> check(ProcessSource source) {
                return real.check(source);
            }

            @Override
            public WorkflowEngine create(ProcessHost host) {
                return neverStarting(real.create(host));
            }
        };
        try (CareForms forms = door.builder().workflow(dying).build()) {
            Draft draft = forms.drafts().start("ask-help", Channel.WEB);
            forms.drafts().save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty());
            cases.put(
                    "unstarted",
                    TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()))
                            .reference());
        }
    }

    private static WorkflowEngine neverStarting(WorkflowEngine real) {
        return (WorkflowEngine) Proxy.newProxyInstance(
                WorkflowEngine.class.getClassLoader(),
                new Class<?>[] {WorkflowEngine.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("start")) {
                        throw new CareFormsException(Fault.REMOTE, "The node dies here");
                    }
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Reference sent(String name) {
        Reference reference = door.sent();
        cases.put(name, reference);
        return reference;
    }

    private Task task(Reference reference, String key) {
        return door.find(reference).tasks().stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void complete(Reference reference, String key, String outcome) {
        door.forms.tasks().complete(task(reference, key).id(), outcome, "Said on the phone", "ann@testshire");
        door.forms.runDue();
    }

    private static JsonObject likely() {
        return Json.createObjectBuilder(TestDoor.answers())
                .add(
                        "person",
                        Json.createObjectBuilder()
                                .add("firstName", "Cy")
                                .add("lastName", "Likely")
                                .add("dateOfBirth", "1951-01-01")
                                .add("email", "cy.likely@example.org"))
                .build();
    }

    private static JsonObject with(String key, String value) {
        return Json.createObjectBuilder(TestDoor.answers()).add(key, value).build();
    }
}
