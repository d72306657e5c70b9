package uk.careforms.examples.devurl;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.Settings;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.form.Council;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.simulators.notify.NotifySimulator;
import uk.careforms.systems.dynamics.DynamicsCases;
import uk.careforms.systems.notify.NotifyNotices;

/** The systems next door: those that the configuration names, and simulators over HTTP for the others. */
final class Neighbours implements AutoCloseable {

    /** Invented ids of the three templates, each of which shows what it is given. */
    private static final String EMAIL = "70000000-0000-4000-8000-000000000001";

    private static final String SMS = "70000000-0000-4000-8000-000000000002";
    private static final String LETTER = "70000000-0000-4000-8000-000000000003";

    private final OpenThings open = new OpenThings();
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final DynamicsCases crm;
    private final NotifyNotices notices;
    private final Optional<DataverseSimulator> dataverse;
    private final Optional<NotifySimulator> notify;

    private Neighbours(Options options, Clock clock) {
        String crmType = options.type("connectors.crm").orElse("simulated");
        String noticesType = options.type("notices").orElse("simulated");
        dataverse = simulated(crmType, "connectors.crm.type", "dynamics")
                ? Optional.of(open.add(DataverseSimulator.builder().clock(clock).start()))
                : Optional.empty();
        notify = simulated(noticesType, "notices.type", "notify")
                ? Optional.of(open.add(NotifySimulator.builder()
                        .clock(clock)
                        .template(EMAIL, "email", "((subject))", "((body))")
                        .template(SMS, "sms", "", "((body))")
                        .template(LETTER, "letter", "((subject))", "((body))")
                        .start()))
                : Optional.empty();
        crm = open.add(DynamicsCases.connect(
                dataverse.map(Neighbours::settings).orElseGet(() -> options.settings("connectors.crm")), clock));
        notices = open.add(NotifyNotices.connect(
                notify.map(Neighbours::settings).orElseGet(() -> options.settings("notices")), clock));
        dataverse.ifPresent(
                simulator -> pages.put("What the simulated CRM holds, and its faults", simulator.pageUrl()));
        notify.ifPresent(simulator ->
                pages.put("What the simulated GOV.UK Notify was sent, and its faults", simulator.pageUrl()));
    }

    static Neighbours of(Options options, Clock clock) {
        return new Neighbours(options, clock);
    }

    /** Hands the connectors to a door that is being built. */
    CareForms.Builder connect(CareForms.Builder builder) {
        return builder.connector("crm", crm).people("crm", crm.people()).notices(notices);
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

    private static boolean simulated(String type, String key, String real) {
        if (!type.equals("simulated") && !type.equals(real)) {
            throw new CareFormsException(
                    Fault.SETUP, "Setting '" + key + "' is '" + type + "'; there are '" + real + "' and 'simulated'");
        }
        return type.equals("simulated");
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

    @Override
    public void close() {
        open.close();
    }
}
