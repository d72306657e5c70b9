package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.careforms.engine.form.InvitationRule;
import uk.careforms.engine.internal.pack.read.Faults;
import uk.careforms.engine.internal.pack.read.InvitationReader;
import uk.careforms.engine.internal.pack.read.Node;

class InvitationRuleTest {

    private final Faults faults = new Faults();

    @Test
    void a_form_that_says_nothing_is_reminded_of_after_one_two_and_three_weeks() {
        assertThat(read("{}")).isEqualTo(InvitationRule.USUAL);
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void a_form_says_when_and_with_which_reasons() {
        assertThat(read("{\"invitation\": {\"remindAfterDays\": [3, 10], \"expireAfterDays\": 30,"
                        + " \"declineReasons\": [\"rather-visit\", \"other\"]}}"))
                .isEqualTo(new InvitationRule(List.of(3, 10), 30, List.of("rather-visit", "other")));
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void days_that_do_not_rise_or_come_after_the_end_and_unknown_reasons_are_refused() {
        read("{\"invitation\": {\"remindAfterDays\": [7, 7, 90], \"declineReasons\": [\"rude\"], \"often\": true}}");

        assertThat(faults.list()).hasSize(4);
    }

    private InvitationRule read(String json) {
        return InvitationReader.read(Node.file(faults, "ask-help/form.json", json));
    }
}
