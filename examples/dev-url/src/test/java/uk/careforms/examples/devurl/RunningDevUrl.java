package uk.careforms.examples.devurl;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.Resume;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.PageView;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;

/** The dev URL on a free port with a database of its own, for tests. */
public final class RunningDevUrl implements AutoCloseable {

    private static final int PATIENCE = 20_000;

    private final DevServer server;

    private RunningDevUrl(DevServer server) {
        this.server = server;
    }

    /** Starts it as the run script does. */
    public static RunningDevUrl start(Path data) throws Exception {
        return new RunningDevUrl(DevServer.start(Options.parse(List.of("--port", "0")), data));
    }

    /** Starts it on a database that is named, as {@code run --database} does. */
    public static RunningDevUrl startOn(String database, Path data) throws Exception {
        return new RunningDevUrl(DevServer.start(Options.parse(List.of("--port", "0", "--database", database)), data));
    }

    /** The forms' address, with a slash at the end. */
    public String address() {
        return server.address();
    }

    /** The start page of the referral. */
    public String form() {
        return address() + "forms/adult-referral";
    }

    /** The ids of all pages of the referral, in order. */
    public List<String> pages() {
        return referral().pages().stream().map(page -> page.id()).toList();
    }

    /** The ids of the pages that ask something. */
    public List<String> pagesThatAsk() {
        return referral().pages().stream()
                .filter(page -> !page.questions().isEmpty())
                .map(page -> page.id())
                .toList();
    }

    /** The ids of the pages that these answers lead to, in order. */
    public List<String> pages(JsonObject answers) {
        return referral().walk(new Answers(answers)).pages().stream()
                .map(PageView::id)
                .toList();
    }

    private FormDefinition referral() {
        return server.forms().form("adult-referral").orElseThrow();
    }

    /** Saves answers through the JSON API. */
    public Draft draft(JsonObject answers) throws IOException, InterruptedException {
        String id = new ApiClient(address()).draft(answers);
        return server.forms().drafts().find(id).orElseThrow();
    }

    /** Gives the link and the code that lead back into a draft. */
    public void comeBack(Draft draft, BiConsumer<String, String> linkAndCode) {
        Resume resume = server.forms().drafts().resume(draft.id()).orElseThrow();
        linkAndCode.accept(resume.link(), resume.code());
    }

    /** Sends the answers of a sample through the JSON API and returns the reference. */
    public String send(String sample) throws IOException, InterruptedException {
        ApiClient api = new ApiClient(address());
        String draft = api.draft(Sample.answers(sample));
        return api.post("/drafts/" + draft + "/submission", "").json().getString("reference");
    }

    /**
     * Waits until a case with that reference is in the simulated CRM. Asks after each round trip of HTTP, so this neither
     * sleeps nor spins for nothing.
     *
     * @return false when it is not there after some thousand round trips
     */
    public boolean arrivesInCrm(String reference) throws IOException, InterruptedException {
        ApiClient api = new ApiClient(address());
        for (int i = 0; i < PATIENCE; i++) {
            if (crm("incident").stream().anyMatch(row -> reference.equals(row.get("cf_reference")))) {
                return true;
            }
            api.get("/health/live");
        }
        return false;
    }

    /** The addresses of the simulators' own pages. */
    public List<String> simulatorPages() {
        return List.copyOf(server.neighbours().pages().values());
    }

    /** Checks that the simulated CRM holds one case with that reference, with one task and one contact; gives the contact. */
    public Map<String, Object> inTheCrmOnce(String reference) throws IOException, InterruptedException {
        assertThat(arrivesInCrm(reference))
                .as(
                        "the case in the CRM; deliveries: %s",
                        new ApiClient(address()).get("/deliveries", "operator").text())
                .isTrue();
        List<Map<String, Object>> cases = crm("incident").stream()
                .filter(row -> reference.equals(row.get("cf_reference")))
                .toList();
        assertThat(cases).hasSize(1);
        assertThat(crm("task"))
                .filteredOn(row -> Objects.equals(cases.get(0).get("incidentid"), row.get("_regardingobjectid_value")))
                .hasSize(1);
        List<Map<String, Object>> contacts = crm("contact").stream()
                .filter(row -> Objects.equals(row.get("contactid"), cases.get(0).get("_customerid_value")))
                .toList();
        assertThat(contacts).hasSize(1);
        return contacts.get(0);
    }

    /** Puts a person into the simulated CRM. */
    public void knowsPerson(Map<String, ?> contact) {
        server.neighbours().dataverse().orElseThrow().seed("contact", contact);
    }

    /** The rows of a table in the simulated CRM. */
    public List<Map<String, Object>> crm(String table) {
        return server.neighbours().dataverse().orElseThrow().rows(table);
    }

    /** From now on the CRM hangs up on everybody before anything is written. */
    void crmDown() {
        server.neighbours()
                .dataverse()
                .orElseThrow()
                .faults()
                .withProbability(1.0, 1, Fault.beforeCommit(Damage.CONNECTION_RESET));
    }

    /** The CRM is back. */
    void crmUp() {
        server.neighbours().dataverse().orElseThrow().faults().clear();
    }

    @Override
    public void close() {
        server.close();
    }
}
