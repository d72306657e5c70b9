package uk.careforms.systems.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.spi.Settings;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.simulators.faults.Fault.Moment;
import uk.careforms.simulators.notify.NotifySimulator;
import uk.careforms.systems.internal.wire.Timeouts;
import uk.careforms.testkit.MovableClock;
import uk.careforms.testkit.NoticeRemote;
import uk.careforms.testkit.RemoteFault;
import uk.careforms.testkit.RemoteFault.Outcome;

/** GOV.UK Notify over HTTP, with a sender that is impatient enough for tests. */
final class SimulatedPost implements NoticeRemote, AutoCloseable {

    static final String EMAIL = "e0000000-0000-4000-8000-000000000001";
    static final String SMS = "e0000000-0000-4000-8000-000000000002";
    static final String LETTER = "e0000000-0000-4000-8000-000000000003";

    /** Nobody listens on the discard port of the loopback address. */
    static final String NOBODY = "http://127.0.0.1:9";

    private static final Timeouts IMPATIENT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2));

    private final MovableClock clock = MovableClock.at("2026-11-23T09:30:00Z");
    private final NotifySimulator simulator;
    private final List<NotifyNotices> open = new ArrayList<>();

    SimulatedPost() {
        simulator = NotifySimulator.builder()
                .clock(clock)
                .template(EMAIL, "email", "((subject))", "((body))")
                .template(SMS, "sms", "", "((body))")
                .template(LETTER, "letter", "((subject))", "((body))")
                .start();
    }

    NotifySimulator simulator() {
        return simulator;
    }

    MovableClock clock() {
        return clock;
    }

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("base-url", simulator.baseUrl());
        settings.put("api-key", simulator.apiKey());
        settings.put("email-template", EMAIL);
        settings.put("sms-template", SMS);
        settings.put("letter-template", LETTER);
        return settings;
    }

    NotifyNotices connect(Map<String, String> settings) {
        NotifyNotices notices = NotifyNotices.connect(new Settings(settings), clock, IMPATIENT);
        open.add(notices);
        return notices;
    }

    NotifyNotices with(String key, String value) {
        Map<String, String> settings = settings();
        settings.put(key, value);
        return connect(settings);
    }

    @Override
    public int rows() {
        return simulator.messages().size();
    }

    @Override
    public List<String> texts(String set, String column) {
        return simulator.messages().stream()
                .filter(message -> message.type().equals(set))
                .map(message -> column.equals("subject") ? message.subject() : message.body())
                .toList();
    }

    /** All but the request that is held up and done later: nobody can keep that from being sent twice. */
    @Override
    public List<RemoteFault> faults() {
        List<RemoteFault> faults = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            for (Damage damage : Damage.values()) {
                if (damage != Damage.HANG || moment == Moment.AFTER_COMMIT) {
                    faults.add(RemoteFault.of(moment + " " + damage, expected(damage)));
                }
            }
        }
        return faults;
    }

    private static Outcome expected(Damage damage) {
        return switch (damage) {
            case TOO_MANY_REQUESTS_429 -> Outcome.TRY_LATER;
            case SIGN_IN_REDIRECT_302 -> Outcome.REFUSED;
            default -> Outcome.UNCERTAIN;
        };
    }

    @Override
    public void arm(RemoteFault fault) {
        String[] words = fault.name().split(" ", -1);
        simulator
                .faults()
                .onTable("email")
                .next(1, new Fault(Moment.valueOf(words[0]), Damage.valueOf(words[1]), Duration.ofSeconds(30)));
    }

    @Override
    public void becomes(CaseReference notice, NoticeFate fate) {
        String status = fate.fold(
                reached -> "delivered",
                moving -> "sending",
                bounced -> bounced.kind().name().toLowerCase(Locale.ROOT) + "-failure",
                unknown -> "sent",
                later -> "pending");
        simulator.report(notice.id(), status);
    }

    @Override
    public void heal() {
        simulator.faults().clear();
        clock.advance(Duration.ofHours(1));
    }

    @Override
    public void close() {
        open.forEach(NotifyNotices::close);
        simulator.close();
    }
}
