package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.PackReport;
import uk.careforms.engine.form.Warning;

/**
 * The front door: forms go out, submissions come in, cases and deliveries go on from there.
 *
 * <p>Thread-safe; make one per application and close it on shutdown.
 */
public final class CareForms implements AutoCloseable {

    private final Rooms rooms;

    CareForms(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Begins to put a front door together. */
    public static CareFormsBuilder builder() {
        return new CareFormsBuilder();
    }

    /** The newest version of every form, by id. */
    public List<FormDefinition> forms() {
        return rooms.forms().definitions();
    }

    /** The newest version of a form. */
    public Optional<FormDefinition> form(String id) {
        return rooms.forms().newest(id);
    }

    /**
     * A form at the version that a draft or case is pinned to.
     *
     * @throws CareFormsException {@code CALLER} when there is no such form or version
     */
    public FormDefinition form(FormVersion version) {
        return rooms.forms().at(version);
    }

    /** The council whose front door this is. */
    public Council council() {
        return rooms.council();
    }

    /** The only source of time. */
    public Clock clock() {
        return rooms.clock();
    }

    public Drafts drafts() {
        return rooms.drafts();
    }

    /** Answers that are known already. */
    public Prefills prefill() {
        return rooms.prefills();
    }

    /** Invitations to fill in a form, by link and code. */
    public Invitations invitations() {
        return rooms.invitations();
    }

    /** How people found it. */
    public Satisfaction satisfaction() {
        return rooms.satisfaction();
    }

    public Submissions submissions() {
        return rooms.submissions();
    }

    public Cases cases() {
        return rooms.cases();
    }

    public Tasks tasks() {
        return rooms.tasks();
    }

    public Deliveries deliveries() {
        return rooms.deliveries();
    }

    /** Arithmetic that packs name, like what somebody pays for care. */
    public Calculations calculations() {
        return rooms.calculations();
    }

    /** Runs that calculate every case again when rates change. */
    public Upratings upratings() {
        return rooms.upratings();
    }

    /** Measures of forms, for managers. */
    public Insight insight() {
        return rooms.insight();
    }

    /** What calculations came to for cases, officers' corrections of them, and the letters that told it. */
    public Assessments assessments() {
        return rooms.assessments();
    }

    public Upgrades upgrades() {
        return rooms.upgrades();
    }

    public Sessions sessions() {
        return rooms.sessions();
    }

    public Attachments attachments() {
        return rooms.attachments();
    }

    /** What cases still need to see. */
    public Evidence evidence() {
        return rooms.correspondence().evidence();
    }

    /** What officers and people write to each other. */
    public Messages messages() {
        return rooms.correspondence().messages();
    }

    /** The person's way in to a case. */
    public CaseLinks caseLinks() {
        return rooms.correspondence().links();
    }

    /** The address people reach the pages at, without a slash at its end; empty when none was given. */
    public Optional<String> baseUrl() {
        return rooms.baseUrl();
    }

    /**
     * Runs one decision of a form's newest version on facts given by name; stores nothing.
     *
     * @param asOf the day whose rules are used
     * @return empty when there is no such form or decision, or none in force that day
     */
    public Optional<Decision> decide(String form, String decision, LocalDate asOf, JsonObject facts) {
        return rooms.forms().shipped(form).flatMap(pack -> pack.decisions().decide(decision, asOf, facts));
    }

    /** Runs one decision on the answers of a draft so far, as of today; stores nothing. */
    public Optional<Decision> decide(Draft draft, String decision) {
        return rooms.forms().decide(draft, decision);
    }

    /**
     * Runs a calculation that a draft's form names on its answers so far; stores nothing.
     *
     * @param name the form's own name for it, like {@code charge}
     * @return empty when the form names none like that
     */
    public Optional<Calculated> calculate(Draft draft, String name) {
        return rooms.forms().calculate(draft, name, rooms.calculations());
    }

    /**
     * Which answer stands behind each fact of a calculation, so that a line or a gap of its result leads to its question.
     *
     * @return JSON Pointers into the facts, each with a JSON Pointer into the answers; empty when the form names none like that
     */
    public Map<String, String> answersBehind(Draft draft, String name) {
        return rooms.forms().answersBehind(draft.formVersion(), draft.answers(), name);
    }

    /**
     * Which answer stands behind each fact of a calculation on answers that were sent.
     *
     * @return as for a draft
     * @throws CareFormsException {@code CALLER} when there is no such form or version
     */
    public Map<String, String> answersBehind(FormVersion version, Answers answers, String name) {
        return rooms.forms().answersBehind(version, answers, name);
    }

    /**
     * What may be wrong with answers, for a second look by whoever gave or reads them; never a reason to refuse them.
     *
     * @throws CareFormsException {@code CALLER} when there is no such form or version
     */
    public List<Warning> warnings(FormVersion version, Answers answers) {
        return rooms.forms().warnings(version, answers);
    }

    /**
     * A team's working time, by which its clocks are computed.
     *
     * @throws CareFormsException {@code CALLER} when there is no such team
     */
    public WorkingTime workingTime(String team) {
        return rooms.workingTimes().required(team, rooms.council());
    }

    /** Runs every sample of every pack. */
    public PackReport checkPacks() {
        return rooms.checkPacks();
    }

    /** Asks each plug-in whether settings, connection, credentials and mappings will work, without changing anything. */
    public List<SetupProblem> check() {
        return PlugInCheck.of(rooms);
    }

    /** How this node is, now. */
    public Health health() {
        return rooms.vitals().take();
    }

    /**
     * Does in this thread whatever is due by the clock, until nothing is left, and says how many pieces of work that was: for
     * tests, tools, and hosts built with {@code background(false)}. Threads of our own, where there are any, keep their jobs.
     */
    public int runDue() {
        return rooms.runDue();
    }

    /** Stops taking up work, waits for what is in hand, and closes connectors and the notice sender; a database that was given stays open. */
    @Override
    public void close() {
        Wiring.closeAll(rooms.closeables());
    }
}
