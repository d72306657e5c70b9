package uk.careforms.systems.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Notice;
import uk.careforms.api.spi.Settings;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.Samples;

class NotifyOutcomesTest {

    private final SimulatedPost post = new SimulatedPost();

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void a_link_in_a_name_does_not_become_one() {
        post.connect(post.settings())
                .send(
                        Samples.email(
                                "Dear [press here](https://evil.example) ((council)), see [this][1]\n[1]: https://x"),
                        true);

        assertThat(post.texts("email", "body"))
                .containsExactly(
                        "Dear [press here] (https://evil.example) ( (council) ), see [this] [1]\n[1] : https://x");
    }

    @Test
    void the_notice_carries_its_key_as_reference_and_nothing_personal() {
        Notice notice = Samples.email("Hello");

        post.connect(post.settings()).send(notice, true);

        assertThat(post.simulator().messages()).singleElement().satisfies(message -> {
            assertThat(message.reference()).isEqualTo(notice.key().toString());
            assertThat(message.recipient()).isEqualTo("philippa.canary@example.org");
        });
        assertThat(post.simulator().requests())
                .noneMatch(call -> Samples.CANARIES.stream().anyMatch(call.path()::contains));
    }

    @Test
    void a_letter_goes_to_three_to_seven_lines() {
        NotifyNotices notices = post.connect(post.settings());

        Delivery sent = notices.send(letter("Philippa Canary\n1 High Street\nLerwick\nZE1 0AX"), true);
        Delivery unsent = notices.send(letter("Philippa Canary\n\nZE1 0AX"), true);

        assertThat(Outcome.of(sent)).isEqualTo(Outcome.DELIVERED);
        assertThat(post.simulator().messages()).hasSize(1);
        assertThat(unsent)
                .isEqualTo(new Delivery.Refused("address-lines", "A letter's address must have three to seven lines"));
    }

    @Test
    void a_kind_without_a_template_is_refused_and_says_which_setting_is_missing() {
        Map<String, String> settings = post.settings();
        settings.remove("sms-template");

        assertThat(post.connect(settings).send(Samples.sms("Hello"), true))
                .isEqualTo(new Delivery.Refused(
                        "no-template", "There is no template for this kind of notice; set 'sms-template'"));
    }

    @Test
    void an_address_that_notify_does_not_take_is_for_a_person() {
        Notice notice = new Notice(
                UUID.randomUUID(),
                Notice.Kind.EMAIL,
                "nobody",
                "We have your form",
                "Hello",
                Reference.of("AR", "7K3M9QX"));

        assertThat(post.connect(post.settings()).send(notice, true))
                .isEqualTo(new Delivery.Refused("ValidationError", "GOV.UK Notify refused (400)"));
    }

    @Test
    void past_the_minutes_limit_nothing_is_sent_for_a_minute() {
        NotifyNotices notices = post.connect(post.settings());
        post.simulator().limitPerMinute(1);

        notices.send(Samples.email("one"), true);
        Delivery refused = notices.send(Samples.email("two"), true);
        int sent = post.simulator().requests().size();
        Delivery held = notices.send(Samples.email("three"), true);
        int sentMeanwhile = post.simulator().requests().size() - sent;
        post.clock().advance(Duration.ofSeconds(61));
        Delivery after = notices.send(Samples.email("four"), true);

        assertThat(refused)
                .isEqualTo(new Delivery.TryLater(Duration.ofMinutes(1), "GOV.UK Notify asked us to slow down"));
        assertThat(Outcome.of(held)).isEqualTo(Outcome.TRY_LATER);
        assertThat(sentMeanwhile).isZero();
        assertThat(Outcome.of(after)).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void past_the_days_limit_we_look_again_in_an_hour() {
        NotifyNotices notices = post.connect(post.settings());
        post.simulator().limitPerDay(1);

        notices.send(Samples.email("one"), true);

        assertThat(notices.send(Samples.email("two"), true))
                .isEqualTo(new Delivery.TryLater(Duration.ofHours(1), "GOV.UK Notify asked us to slow down"));
    }

    @Test
    void when_the_look_up_fails_nothing_is_sent() {
        NotifyNotices notices = post.connect(post.settings());
        Notice notice = Samples.email("Hello");
        post.simulator().faults().next(2, Fault.afterCommit(Damage.CONNECTION_RESET));

        Delivery first = notices.send(notice, true);
        Delivery second = notices.send(notice, false);
        Delivery third = notices.send(notice, false);

        assertThat(Outcome.of(first)).isEqualTo(Outcome.UNCERTAIN);
        assertThat(Outcome.of(second)).isEqualTo(Outcome.TRY_LATER);
        assertThat(Outcome.of(third)).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(post.simulator().messages()).hasSize(1);
    }

    @Test
    void a_check_names_the_template_that_will_not_do() {
        Map<String, String> settings = post.settings();
        settings.put("email-template", UUID.randomUUID().toString());
        settings.put("sms-template", SimulatedPost.EMAIL);

        assertThat(post.connect(settings).check())
                .containsExactly(
                        new SetupProblem(
                                "notify email-template",
                                "Notify has no such template; copy the id from the template's page"),
                        new SetupProblem("notify sms-template", "The template is not one for this kind of notice"));
    }

    @Test
    void everything_that_is_wrong_with_the_settings_is_said_at_once() {
        Settings settings = new Settings(Map.of("base-url", "http://notify.example.org", "api-key", "half-a-key"));
        Settings badKey = new Settings(Map.of("api-key", "half-a-key", "email-template", SimulatedPost.EMAIL));

        assertThatThrownBy(() -> NotifyNotices.connect(settings))
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining("set at least one of 'email-template', 'sms-template' and 'letter-template'")
                .hasMessageContaining("setting 'base-url' must begin with https")
                .hasMessageNotContaining("half-a-key");
        assertThatThrownBy(() -> NotifyNotices.connect(badKey))
                .hasMessageContaining("the API key must be the whole text that Notify shows once");
    }

    @Test
    void a_key_in_a_file_may_be_renewed_without_a_restart(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("key");
        Files.writeString(file, "old-60f00000-0000-4000-8000-000000000001-60f00000-0000-4000-8000-00000000000f\n");
        Map<String, String> settings = post.settings();
        settings.remove("api-key");
        settings.put("api-key-file", file.toString());
        NotifyNotices notices = post.connect(settings);

        Outcome before = Outcome.of(notices.send(Samples.email("Hello"), true));
        Files.writeString(file, post.simulator().apiKey() + "\n");
        Outcome after = Outcome.of(notices.send(Samples.email("Hello"), true));

        assertThat(before).isEqualTo(Outcome.REFUSED);
        assertThat(after).isEqualTo(Outcome.DELIVERED);
    }

    private static Notice letter(String address) {
        return new Notice(
                UUID.randomUUID(),
                Notice.Kind.LETTER,
                address,
                "We have your form",
                "Hello",
                Reference.of("AR", "7K3M9QX"));
    }
}
