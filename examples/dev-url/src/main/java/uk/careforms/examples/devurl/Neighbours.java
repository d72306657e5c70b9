package uk.careforms.examples.devurl;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.Settings;
import uk.careforms.engine.CareFormsBuilder;
import uk.careforms.engine.form.Council;
import uk.careforms.simulators.clamav.ClamAvSimulator;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.simulators.notify.NotifySimulator;
import uk.careforms.systems.clamav.ClamAv;
import uk.careforms.systems.dynamics.DynamicsCases;
import uk.careforms.systems.notify.NotifyNotices;

/** The systems next door: those that the configuration names, and simulators over HTTP for the others. */
final class Neighbours implements AutoCloseable {

    /** Invented ids of the three templates, each of which shows what it is given. */
    private static final String EMAIL = "70000000-0000-4000-8000-000000000001";

    private static final String SMS = "70000000-0000-4000-8000-000000000002";
    private static final String LETTER = "70000000-0000-4000-8000-000000000003";

    private static final String SIMULATED = "simulated";

    private final OpenThings open = new OpenThings();
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final DynamicsCases crm;
    private final NotifyNotices notices;
    private final ClamAv scanner;
    private final Optional<DataverseSimulator> dataverse;
    private final Optional<NotifySimulator> notify;

    private Neighbours(Options options, Clock clock, SetupFaults faults) throws Exception {
        boolean realCrm = real(options, "connectors.crm", "dynamics", faults);
        boolean realScanner = real(options, "scanner", "clamav", faults);
        boolean realNotices = real(options, "notices", "notify", faults);
        Simulated<DataverseSimulator> dynamics = new Simulated<>(
                () -> open.add(DataverseSimulator.builder().clock(clock).start()));
        Simulated<NotifySimulator> post = new Simulated<>(() -> open.add(NotifySimulator.builder()
                .clock(clock)
                .template(EMAIL, "email", "((subject))", "((body))")
                .template(SMS, "sms", "", "((body))")
                .template(LETTER, "letter", "((subject))", "((body))")
                .start()));
        Callable<DynamicsCases> nextDoor = () -> DynamicsCases.connect(settings(dynamics.started()), clock);
        crm = open.add(
                realCrm
                        ? faults.orInstead(
                                () -> DynamicsCases.connect(options.settings("connectors.crm"), clock), nextDoor)
                        : nextDoor.call());
        Callable<NotifyNotices> sameHouse = () -> NotifyNotices.connect(settings(post.started()), clock);
        notices = open.add(
                realNotices
                        ? faults.orInstead(() -> NotifyNotices.connect(options.settings("notices"), clock), sameHouse)
                        : sameHouse.call());
        Simulated<ClamAvSimulator> daemon = new Simulated<>(() -> open.add(ClamAvSimulator.start()));
        Callable<ClamAv> beside = () -> ClamAv.connect(settings(daemon.started()));
        scanner = open.add(
                realScanner
                        ? faults.orInstead(() -> ClamAv.connect(options.settings("scanner")), beside)
                        : beside.call());
        dataverse = dynamics.ifStarted();
        notify = post.ifStarted();
        dataverse.ifPresent(
                simulator -> pages.put("What the simulated CRM holds, and its faults", simulator.pageUrl()));
        notify.ifPresent(simulator ->
                pages.put("What the simulated GOV.UK Notify was sent, and its faults", simulator.pageUrl()));
    }

    /** @param faults where wrong settings are noted; a simulator then stands in, and the caller does not go on */
    static Neighbours of(Options options, Clock clock, SetupFaults faults) throws Exception {
        return new Neighbours(options, clock, faults);
    }

    /** Hands the connectors to a door that is being built. */
    CareFormsBuilder connect(CareFormsBuilder builder) {
        return builder.connector("crm", crm)
                .people("crm", crm.people())
                .notices(notices)
                .scanner(scanner);
    }

    /** Gives the simulated CRM the council's queues and some invented people. */
    void welcome(Council council) {
        dataverse.ifPresent(simulator -> {
            simulator.seedInventedCouncil();
            council.teams().values().forEach(team -> team.queue()
                    .ifPresent(queue -> simulator.seed("queue", Map.of("queueid", queue, "name", team.name()))));
        });
    }

    /** Title → address of each simulator's page. */
    Map<String, String> pages() {
        return pages;
    }

    Optional<DataverseSimulator> dataverse() {
        return dataverse;
    }

    Optional<NotifySimulator> notifySimulator() {
        return notify;
    }

    private static boolean real(Options options, String plugIn, String real, SetupFaults faults) {
        String type = options.type(plugIn).orElse(SIMULATED);
        if (!type.equals(SIMULATED) && !type.equals(real)) {
            faults.note(new CareFormsException(
                    Fault.SETUP,
                    "Setting '" + plugIn + ".type' is '" + type + "'; there are '" + real + "' and '" + SIMULATED
                            + "'"));
        }
        return type.equals(real);
    }

    /** A simulator that is started when it is first needed. */
    private static final class Simulated<T> {

        private final Supplier<T> start;
        private Optional<T> running = Optional.empty();

        Simulated(Supplier<T> start) {
            this.start = start;
        }

        T started() {
            T simulator = running.orElseGet(start);
            running = Optional.of(simulator);
            return simulator;
        }

        Optional<T> ifStarted() {
            return running;
        }
    }

    private static Settings settings(DataverseSimulator simulator) {
        return new Settings(Map.of(
                "environment-url", simulator.environmentUrl(),
                "token-url", simulator.tokenUrl(),
                "client-id", simulator.clientId(),
                "client-secret", simulator.clientSecret()));
    }

    private static Settings settings(NotifySimulator simulator) {
        return new Settings(Map.of(
                "base-url", simulator.baseUrl(),
                "api-key", simulator.apiKey(),
                "email-template", EMAIL,
                "sms-template", SMS,
                "letter-template", LETTER));
    }

    private static Settings settings(ClamAvSimulator simulator) {
        return new Settings(Map.of("host", simulator.host(), "port", String.valueOf(simulator.port())));
    }

    @Override
    public void close() {
        open.close();
    }
}
