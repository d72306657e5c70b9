package uk.careforms.systems.dynamics;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.spi.Settings;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.simulators.faults.Fault.Moment;
import uk.careforms.systems.internal.wire.Timeouts;
import uk.careforms.testkit.CaseRemote;
import uk.careforms.testkit.MovableClock;
import uk.careforms.testkit.RemoteFault;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.Samples;
import uk.careforms.testkit.StoredFile;

/** A council's Dataverse over HTTP, with a connector that is impatient enough for tests. */
final class SimulatedCouncil implements CaseRemote, AutoCloseable {

    static final String QUEUE = "5d1f3f0e-6f0c-4c4b-9a52-0d6f4c1b7a01";

    /** Nobody listens on the discard port of the loopback address. */
    static final String NOBODY = "http://127.0.0.1:9";

    private static final Timeouts IMPATIENT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2));

    private static final Map<String, String> SETS =
            Map.of("contacts", "contact", "incidents", "incident", "annotations", "annotation", "tasks", "task");

    private static final List<String> WRITTEN = List.of("contact", "incident", "annotation", "task", "queueitem");

    private final MovableClock clock = MovableClock.at("2026-11-23T09:30:00Z");
    private final DataverseSimulator simulator;
    private final List<DynamicsCases> open = new ArrayList<>();

    SimulatedCouncil() {
        this(DataverseSimulator.builder());
    }

    SimulatedCouncil(DataverseSimulator.Builder builder) {
        simulator = builder.clock(clock)
                .tables("{\"contact\": {\"columns\": {\"cf_restricted\": {\"type\": \"Boolean\"}}}}")
                .start();
        simulator.seed("queue", Map.of("queueid", QUEUE, "name", "Community team"));
    }

    DataverseSimulator simulator() {
        return simulator;
    }

    MovableClock clock() {
        return clock;
    }

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("environment-url", simulator.environmentUrl());
        settings.put("token-url", simulator.tokenUrl());
        settings.put("client-id", simulator.clientId());
        settings.put("client-secret", simulator.clientSecret());
        return settings;
    }

    DynamicsCases connect() {
        return connect(settings());
    }

    DynamicsCases connect(Map<String, String> settings) {
        DynamicsCases cases = DynamicsCases.connect(new Settings(settings), clock, IMPATIENT);
        open.add(cases);
        return cases;
    }

    DynamicsCases withBadSecret() {
        Map<String, String> settings = settings();
        settings.put("client-secret", "not-the-secret");
        return connect(settings);
    }

    DynamicsCases unreachable() {
        Map<String, String> settings = settings();
        settings.put("environment-url", NOBODY);
        settings.put("token-url", NOBODY + "/token");
        return connect(settings);
    }

    @Override
    public int rows() {
        return WRITTEN.stream().mapToInt(table -> simulator.rows(table).size()).sum();
    }

    @Override
    public List<String> texts(String set, String column) {
        return simulator.rows(requireNonNull(SETS.get(set))).stream()
                .map(row -> String.valueOf(row.get(column)))
                .toList();
    }

    @Override
    public void edit(String set, String column, String text) {
        StaffHand.edit(simulator, set, requireNonNull(SETS.get(set)), column, text);
    }

    @Override
    public CaseReference know(PersonDetails person) {
        Map<String, Object> row = new HashMap<>();
        person.nhsNumber().map(NhsNumber::digits).ifPresent(digits -> row.put("cf_nhsnumber", digits));
        row.put("firstname", person.givenName());
        row.put("lastname", person.familyName());
        person.dateOfBirth().ifPresent(date -> row.put("birthdate", date.toString()));
        person.postcode().ifPresent(postcode -> row.put("address1_postalcode", postcode));
        if (person.restricted()) {
            row.put("cf_restricted", true);
        }
        UUID id = simulator.seed("contact", row);
        return new CaseReference("dynamics", id.toString(), id.toString());
    }

    /** Notes that hold a file. */
    @Override
    public List<StoredFile> files() {
        return simulator.rows("annotation").stream()
                .filter(note -> Boolean.TRUE.equals(note.get("isdocument")))
                .map(SimulatedCouncil::file)
                .toList();
    }

    private static StoredFile file(Map<String, Object> note) {
        return new StoredFile(
                UUID.fromString(String.valueOf(note.get("annotationid"))),
                String.valueOf(note.get("_objectid_value")),
                String.valueOf(note.get("filename")),
                String.valueOf(note.get("mimetype")),
                Base64.getDecoder().decode(String.valueOf(note.get("documentbody"))));
    }

    @Override
    public void renameFiles(String name) {
        edit("annotations", "filename", name);
    }

    @Override
    public List<RemoteFault> faults() {
        List<RemoteFault> faults = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            for (Damage damage : Damage.values()) {
                faults.add(RemoteFault.of(moment + " " + damage, expected(damage)));
            }
        }
        return faults;
    }

    private static Outcome expected(Damage damage) {
        return switch (damage) {
            case CONNECTION_RESET,
                    CONNECTION_CLOSED,
                    HANG,
                    SERVER_ERROR_500,
                    GATEWAY_PAGE_502,
                    TRUNCATED_BODY,
                    EMPTY_BODY -> Outcome.UNCERTAIN;
            case UNAVAILABLE_503, TOO_MANY_REQUESTS_429 -> Outcome.TRY_LATER;
            case SIGN_IN_REDIRECT_302 -> Outcome.REFUSED;
        };
    }

    @Override
    public void arm(RemoteFault fault) {
        simulator.faults().onTable("incident").next(1, armed(fault));
    }

    @Override
    public void armFile(RemoteFault fault) {
        simulator.faults().onTable("annotation").next(1, armed(fault));
    }

    private static Fault armed(RemoteFault fault) {
        String[] words = fault.name().split(" ", -1);
        return new Fault(Moment.valueOf(words[0]), Damage.valueOf(words[1]), Duration.ofSeconds(30));
    }

    @Override
    public void heal() {
        simulator.faults().clear();
        clock.advance(Duration.ofSeconds(31));
    }

    /** Reads the definitions once, so that the next request is the one that writes. */
    void warmUp(DynamicsCases cases) {
        cases.check(Map.of("mappings/sample.json", Samples.mapping()));
        cases.deliver(Samples.dispatch());
    }

    @Override
    public void close() {
        for (DynamicsCases each : open) {
            each.close();
        }
        simulator.close();
    }
}
