package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.testkit.Leaks;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.Samples;

class DynamicsAlertsTest {

    private final SimulatedCouncil council = new SimulatedCouncil();
    private UUID imogen = new UUID(0, 0);
    private UUID tariq = imogen;
    private UUID left = imogen;

    @BeforeEach
    void seed() {
        imogen = council.simulator().seed("systemuser", Map.of("firstname", "Imogen", "lastname", "Fernsby"));
        tariq = council.simulator().seed("systemuser", Map.of("firstname", "Tariq", "lastname", "Oakhollow"));
        left = council.simulator()
                .seed("systemuser", Map.of("firstname", "Bea", "lastname", "Gone", "isdisabled", true));
        council.simulator().seedMember(UUID.fromString(SimulatedCouncil.QUEUE), tariq);
        council.simulator().seedMember(UUID.fromString(SimulatedCouncil.QUEUE), left);
    }

    @AfterEach
    void close() {
        council.close();
    }

    @Test
    void everybody_is_told_once_however_often_the_case_is_delivered() {
        DynamicsCases cases = council.connect(telling(imogen + ", " + tariq));
        Dispatch dispatch = Samples.dispatch();

        cases.deliver(dispatch);
        cases.deliver(dispatch);
        cases.deliver(Samples.again(dispatch));

        assertThat(told()).containsExactly(imogen.toString(), tariq.toString());
        assertThat(council.simulator().rows("appnotification").get(0))
                .containsEntry("title", "New case " + dispatch.submission().reference());
        assertThat(council.simulator().rows("appnotification").toString())
                .doesNotContain(Samples.CANARIES.toArray(String[]::new));
    }

    @Test
    void members_of_the_cases_queue_are_told_who_are_not_disabled() {
        Map<String, String> settings = council.settings();
        settings.put("queue-members", "true");

        council.connect(settings).deliver(Samples.dispatch());

        assertThat(told()).containsExactly(tariq.toString());
    }

    @Test
    void somebody_named_and_in_the_queue_is_told_once() {
        Map<String, String> settings = telling(tariq.toString());
        settings.put("queue-members", "true");

        council.connect(settings).deliver(Samples.dispatch());

        assertThat(told()).containsExactly(tariq.toString());
    }

    @Test
    void nobody_is_told_twice_or_left_out_when_answers_are_lost() {
        for (Fault fault : List.of(
                Fault.afterCommit(Damage.CONNECTION_RESET),
                Fault.beforeCommit(Damage.CONNECTION_RESET),
                Fault.afterCommit(Damage.SERVER_ERROR_500),
                Fault.afterCommit(Damage.TRUNCATED_BODY),
                Fault.beforeCommit(Damage.EMPTY_BODY))) {
            int before = told().size();
            DynamicsCases cases = council.connect(telling(imogen + "," + tariq));
            council.simulator().faults().onPath("SendAppNotification").next(1, fault);

            assertThat(Outcome.of(cases.deliver(Samples.dispatch()))).isEqualTo(Outcome.DELIVERED);
            assertThat(told().subList(before, told().size()))
                    .as(fault.toString())
                    .containsExactlyInAnyOrder(imogen.toString(), tariq.toString());
        }
    }

    @Test
    void a_try_that_follows_a_lost_one_tells_whoever_was_not_told() {
        DynamicsCases cases = council.connect(telling(imogen + "," + tariq));
        council.warmUp(cases);
        int before = told().size();
        Dispatch dispatch = Samples.dispatch();
        council.simulator().faults().onTable("incident").next(1, Fault.afterCommit(Damage.CONNECTION_RESET));

        Outcome lost = Outcome.of(cases.deliver(dispatch));
        int meanwhile = told().size();
        Outcome there = Outcome.of(cases.deliver(Samples.again(dispatch)));

        assertThat(lost).isEqualTo(Outcome.UNCERTAIN);
        assertThat(meanwhile).isEqualTo(before);
        assertThat(there).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(told()).hasSize(before + 2);
    }

    @Test
    void a_notification_that_fails_leaves_the_case_delivered_and_the_log_says_so() {
        DynamicsCases cases = council.connect(telling(imogen + "," + UUID.randomUUID() + "," + tariq));
        try (Leaks log = new Leaks()) {
            assertThat(Outcome.of(cases.deliver(Samples.dispatch()))).isEqualTo(Outcome.DELIVERED);

            log.assertHeard("1 notifications about case AR-");
        }
        assertThat(told()).containsExactly(imogen.toString(), tariq.toString());
    }

    @Test
    void when_the_remote_asks_us_to_slow_down_the_rest_is_not_sent() {
        DynamicsCases cases = council.connect(telling(imogen + "," + tariq));
        council.simulator()
                .faults()
                .onPath("SendAppNotification")
                .next(1, Fault.beforeCommit(Damage.TOO_MANY_REQUESTS_429));
        try (Leaks log = new Leaks()) {
            assertThat(Outcome.of(cases.deliver(Samples.dispatch()))).isEqualTo(Outcome.DELIVERED);

            log.assertHeard("2 notifications about case AR-");
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void a_check_names_who_cannot_be_told() {
        UUID team = council.simulator().seed("team", Map.of("name", "Front door"));

        assertThat(council.connect(telling(imogen + "," + team + "," + left)).check(Map.of()))
                .containsExactly(
                        new SetupProblem(
                                "dynamics notify-users",
                                "Setting 'notify-users' names '" + team
                                        + "', which is no user of Dynamics; only users can"
                                        + " be notified, not teams"),
                        new SetupProblem(
                                "dynamics notify-users",
                                "Setting 'notify-users' names '" + left + "', a user who is disabled"));
    }

    private Map<String, String> telling(String users) {
        Map<String, String> settings = council.settings();
        settings.put("notify-users", users);
        return settings;
    }

    private List<String> told() {
        return council.simulator().rows("appnotification").stream()
                .map(row -> String.valueOf(row.get("_ownerid_value")))
                .toList();
    }
}
