package uk.careforms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.spi.Notice;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.testkit.RemoteFault.Outcome;

/** What every notice sender must do: extend this class and say where the far end is. */
public abstract class NoticeSenderContract {

    /** The sender on a good set-up; the same one throughout one test. */
    protected abstract NoticeSender sender();

    /** A sender to the same far end whose key is wrong. */
    protected abstract NoticeSender withBadKey();

    /** A sender to an address where nobody listens. */
    protected abstract NoticeSender unreachable();

    /** Its sets are {@code email}, {@code sms} and {@code letter}; its columns {@code subject} and {@code body}. */
    protected abstract NoticeRemote remote();

    /** The secrets that the senders of this test were given: they must never be shown. */
    protected abstract List<String> secrets();

    @Test
    void a_notice_is_sent_once_with_its_subject_and_text() {
        int before = remote().rows();

        Delivery delivery = sender().send(Samples.email("Your reference is AR-7K3M-9QXT."), true);

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        assertThat(remote().rows() - before).isEqualTo(1);
        assertThat(remote().texts("email", "subject")).contains("We have your form");
        assertThat(remote().texts("email", "body")).contains("Your reference is AR-7K3M-9QXT.");
    }

    @Test
    void a_text_message_is_sent_as_one() {
        Delivery delivery = sender().send(Samples.sms("Your reference is AR-7K3M-9QXT."), true);

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        assertThat(remote().texts("sms", "body")).contains("Your reference is AR-7K3M-9QXT.");
    }

    @Test
    void the_same_key_again_is_not_sent_again() {
        Notice notice = Samples.email("We will be in touch.");
        int before = remote().rows();

        Delivery first = sender().send(notice, true);
        Delivery again = sender().send(notice, false);

        assertThat(Outcome.of(again)).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(reference(again)).isEqualTo(reference(first));
        assertThat(remote().rows() - before).isEqualTo(1);
    }

    @Test
    void a_second_try_whose_first_never_arrived_sends() {
        Delivery delivery = sender().send(Samples.email("We will be in touch."), false);

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
    }

    @TestFactory
    Stream<DynamicTest> no_fault_of_the_far_end_sends_twice_or_never() {
        return remote().faults().stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> survives(fault)));
    }

    private void survives(RemoteFault fault) {
        Notice notice = Samples.email("We will be in touch.");
        int before = remote().rows();

        remote().arm(fault);
        Delivery disturbed = sender().send(notice, true);
        remote().heal();
        Delivery settled = sender().send(notice, false);

        assertThat(fault.expected()).as("right outcomes of " + fault).contains(Outcome.of(disturbed));
        assertThat(Outcome.of(settled)).isIn(Outcome.DELIVERED, Outcome.ALREADY_THERE);
        assertThat(remote().rows() - before).isEqualTo(1);
    }

    @Test
    void nobody_there_is_a_reason_to_try_later_not_an_exception() {
        assertThat(Outcome.of(unreachable().send(Samples.email("Hello"), true))).isEqualTo(Outcome.TRY_LATER);
    }

    @Test
    void a_wrong_key_is_refused_and_sends_nothing() {
        int before = remote().rows();

        assertThat(Outcome.of(withBadKey().send(Samples.email("Hello"), true))).isEqualTo(Outcome.REFUSED);
        assertThat(remote().rows()).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> plain_text_arrives_as_it_was_sent() {
        return Texts.awkward().entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> arrives(text.getValue())));
    }

    private void arrives(String text) {
        Delivery delivery = sender().send(Samples.email(text), true);

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        assertThat(remote().texts("email", "body")).contains(asShown(text));
    }

    /** What a person reads when this plain text was sent; a service that escapes may override it. */
    protected String asShown(String text) {
        return text;
    }

    /** Whether the service can say what became of a notice; one that cannot overrides this and answers {@code Unknown}. */
    protected boolean tellsFates() {
        return true;
    }

    @TestFactory
    Stream<DynamicTest> what_became_of_a_notice_is_told() {
        return Stream.concat(
                        Stream.of(new NoticeFate.OnItsWay(), new NoticeFate.Reached()),
                        Stream.of(NoticeFate.Kind.values()).map(kind -> new NoticeFate.Bounced(kind, "")))
                .map(fate -> DynamicTest.dynamicTest(fate.toString(), () -> isTold(fate)));
    }

    private void isTold(NoticeFate fate) {
        CaseReference taken =
                reference(sender().send(Samples.email("Hello"), true)).orElseThrow();
        remote().becomes(taken, fate);
        int before = remote().rows();

        NoticeFate told = sender().fate(taken);

        assertThat(spoken(told)).isEqualTo(tellsFates() ? spoken(fate) : "Unknown");
        assertThat(remote().rows()).as("asking sends nothing").isEqualTo(before);
        if (told instanceof NoticeFate.Bounced bounced) {
            assertThat(bounced.reason()).isNotBlank();
            assertThat(Samples.CANARIES).noneMatch(bounced.reason()::contains);
        }
    }

    private static String spoken(NoticeFate fate) {
        return fate.fold(
                reached -> "Reached",
                moving -> "OnItsWay",
                bounced -> "Bounced " + bounced.kind(),
                unknown -> "Unknown",
                later -> "TryLater");
    }

    @Test
    void what_became_of_a_notice_it_never_took_nobody_knows() {
        CaseReference taken =
                reference(sender().send(Samples.email("Hello"), true)).orElseThrow();
        var other = new CaseReference(taken.system(), "00000000-0000-4000-8000-00000000dead", "");
        var elsewhere = new CaseReference("another-service", taken.id(), "");

        assertThat(sender().fate(other)).isEqualTo(new NoticeFate.Unknown());
        assertThat(sender().fate(elsewhere)).isEqualTo(new NoticeFate.Unknown());
    }

    @Test
    void asking_while_nobody_is_there_or_the_key_is_wrong_is_a_reason_to_ask_later_not_an_exception() {
        CaseReference taken =
                reference(sender().send(Samples.email("Hello"), true)).orElseThrow();
        String expected = tellsFates() ? "TryLater" : "Unknown";

        assertThat(spoken(unreachable().fate(taken))).isEqualTo(expected);
        assertThat(spoken(withBadKey().fate(taken))).isEqualTo(expected);
    }

    @Test
    void a_check_finds_nothing_wrong_with_a_good_set_up_and_sends_nothing() {
        int before = remote().rows();

        assertThat(sender().check()).isEmpty();
        assertThat(remote().rows()).isEqualTo(before);
    }

    @Test
    void a_check_finds_a_wrong_key() {
        assertThat(withBadKey().check()).isNotEmpty();
    }

    @Test
    void a_check_says_once_that_nobody_is_there() {
        assertThat(unreachable().check()).hasSize(1);
    }

    @Test
    void nothing_personal_and_no_secret_is_ever_logged_or_shown() {
        List<String> canaries = new ArrayList<>(Samples.CANARIES);
        canaries.addAll(secrets());
        canaries.add("Come on Tuesday");
        try (Leaks leaks = new Leaks()) {
            for (NoticeSender each : List.of(sender(), withBadKey(), unreachable())) {
                Notice notice = Samples.email("Come on Tuesday");
                leaks.hear(each);
                leaks.hear(notice);
                leaks.hear(each.send(notice, true));
                Delivery again = each.send(notice, false);
                leaks.hear(again);
                reference(again).ifPresent(taken -> leaks.hear(each.fate(taken)));
                leaks.hear(each.check());
            }
            for (RemoteFault fault : remote().faults()) {
                remote().arm(fault);
                leaks.hear(sender().send(Samples.email("Come on Tuesday"), true));
                remote().heal();
            }
            leaks.assertNone(canaries);
        }
    }

    private static Optional<CaseReference> reference(Delivery delivery) {
        return delivery.fold(
                done -> Optional.of(done.reference()),
                there -> Optional.of(there.reference()),
                no -> Optional.empty(),
                later -> Optional.empty(),
                lost -> Optional.empty());
    }
}
