package uk.careforms.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.SetupProblem;

/** A council's policy is refused when it cannot be read or breaks a floor of the law, with the rule by name. */
class PolicyTest {

    @Test
    void no_policy_is_the_laws_minimum() {
        assertThat(faults("{}")).isEmpty();
    }

    @Test
    void a_guarantee_below_the_national_one() {
        assertThat(faults("{'validFrom':'2025-04-06','validTo':'2026-04-05','migUplift':{'kind':'table',"
                        + "'table':{'mig-single-25':'112.49'}}}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.where()).isEqualTo("policies/charging.json /migUplift/table/mig-single-25");
                    assertThat(fault.sentence()).contains("112.50", "reg. 7");
                });
        assertThat(faults("{'validFrom':'2025-04-06','validTo':'2026-04-05','migUplift':{'kind':'table',"
                        + "'table':{'mig-single-25':'112.50'}}}"))
                .isEmpty();
    }

    @Test
    void an_uplift_below_zero() {
        assertThat(faults("{'migUplift':{'kind':'pounds','amount':'-5'}}"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).contains("floor", "reg. 7"));
    }

    @Test
    void a_personal_allowance_or_a_capital_limit_below_the_national_one() {
        assertThat(faults("{'personalExpensesAllowance':'20'}"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).contains("reg. 6"));
        assertThat(faults("{'versions':[{'capitalLimit':'23249'}]}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.where()).contains("/versions/0/capitalLimit");
                    assertThat(fault.sentence()).contains("reg. 12");
                });
    }

    @Test
    void what_no_council_may_decide() {
        for (String setting : List.of("'countEarnings':true", "'tariffSlice':'200'", "'poolCouples':true")) {
            assertThat(faults("{" + setting + "}")).singleElement().satisfies(fault -> assertThat(fault.sentence())
                    .contains("a policy cannot change it"));
        }
    }

    @Test
    void what_cannot_be_read() {
        assertThat(faults("{'nightTreatment':'half','disposablePercent':120,'rounding':5}"))
                .hasSize(3);
        assertThat(faults("{'shortTerm':{'days':70}}")).hasSize(1);
        assertThat(faults("{'migUplift':{'kind':'percent'}}")).hasSize(1);
    }

    private static List<SetupProblem> faults(String policy) {
        return Charged.CHARGING.checkPolicy("policies/charging.json", Charged.read(policy));
    }
}
