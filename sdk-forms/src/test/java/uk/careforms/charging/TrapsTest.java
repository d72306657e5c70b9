package uk.careforms.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The twelve pitfalls that charging software is known for. */
class TrapsTest {

    private static final String JUNE = "2025-06-02";
    private static final String PENSION = "{'kind':'state-pension','amount':'230.25'}";

    @Test
    void trap_1_exactly_the_limits_are_inside_and_part_slices_count_whole() {
        assertThat(permanent("'capital':[{'kind':'savings','amount':'14250'}]").figure("tariffIncome"))
                .hasValue("0.00");
        assertThat(permanent("'capital':[{'kind':'savings','amount':'23250'}]").figure("tariffIncome"))
                .hasValue("36.00");
        assertThat(permanent("'capital':[{'kind':'savings','amount':'16999'}]").figure("tariffIncome"))
                .hasValue("11.00");
    }

    @Test
    void trap_2_the_year_is_that_of_the_day_of_the_assessment() {
        String facts = facts("permanent", "'income':[" + PENSION + "]");

        assertThat(Charged.on("2023-04-05", facts).figure("totalAllowances")).hasValue("25.65");
        assertThat(Charged.on("2023-04-06", facts).figure("totalAllowances")).hasValue("28.25");
    }

    @Test
    void trap_3_in_2026_bases_and_premiums_rose_by_different_percentages() {
        Charged charged = Charged.on(
                "2026-06-01",
                "{'person':{'dateOfBirth':'1990-01-01','household':'single'},'periods':[{'setting':'non-residential'}],"
                        + "'income':[{'kind':'pip-daily-living','rate':'standard','amount':'76.70'}]}");

        assertThat(charged.figure("totalAllowances")).hasValue("171.95"); // 120.40 (7%) + 51.55 (3.8%)
        assertThat(charged.json().getJsonObject("rates").getString("status")).isEqualTo("provisional");
        assertThat(charged.json().getBoolean("final")).isFalse();
    }

    @Test
    void trap_4_joint_capital_is_halved_before_the_limit_and_a_partners_income_is_never_added() {
        Charged charged = permanent("'capital':[{'kind':'savings','amount':'46500','joint':true}],'income':[" + PENSION
                + ",{'kind':'occupational-pension','amount':'500','receivedBy':'partner'}]");

        assertThat(charged.status()).isEqualTo("contribution");
        assertThat(charged.figure("assessedCapital")).hasValue("23250.00");
        assertThat(charged.figure("assessableIncome")).hasValue("266.25"); // 230.25 + 36
    }

    @Test
    void trap_5_nothing_but_the_personal_allowance_in_permanent_care_and_no_personal_allowance_at_home() {
        String more = "'income':[" + PENSION + "],'dre':[{'kind':'laundry','amount':'9'}],"
                + "'housingCosts':[{'kind':'rent','amount':'90'}]";

        assertThat(permanent(more).figure("totalAllowances")).hasValue("30.65");
        assertThat(Charged.on(JUNE, facts("non-residential", more)).figure("totalAllowances"))
                .hasValue("331.60"); // 232.60 + 90 + 9
    }

    @Test
    void trap_6_half_a_pension_only_for_permanent_residents_and_only_when_it_is_paid_over() {
        String passed = "'income':[{'kind':'occupational-pension','amount':'300','passedToSpouse':true}]";
        String kept = "'income':[{'kind':'occupational-pension','amount':'300','passedToSpouse':{'amount':'149.99'}}]";

        assertThat(permanent(passed).figure("assessableIncome")).hasValue("150.00");
        assertThat(permanent(kept).figure("assessableIncome")).hasValue("300.00");
        assertThat(Charged.on(JUNE, facts("temporary", passed)).figure("assessableIncome"))
                .hasValue("300.00");
    }

    @Test
    void trap_7_disability_benefits_by_setting_and_until_they_stop() {
        String income = "'income':[{'kind':'attendance-allowance','amount':'110.40'}]";

        assertThat(permanent(income).figure("assessableIncome")).hasValue("110.40");
        assertThat(Charged.on(JUNE, facts("temporary", income)).figure("assessableIncome"))
                .hasValue("0.00");
        String moved = facts("permanent", income).replace("'setting'", "'from':'2025-05-20','setting'");
        assertThat(Charged.on(JUNE, moved).texts("nextEvents", "event")).contains("disability-benefits-stop");
        assertThat(Charged.on("2025-06-17", moved).texts("warnings", "code")).contains("disability-benefits-stop");
        Charged stopped =
                Charged.on("2025-06-17", moved.replace("'from'", "'disabilityBenefitsStoppedOn':'2025-06-17','from'"));
        assertThat(stopped.figure("assessableIncome")).hasValue("0.00");
        assertThat(stopped.texts("warnings", "code")).doesNotContain("disability-benefits-stop");
    }

    @Test
    void trap_8_twelve_weeks_count_from_permanency_with_the_rest_carried_over() {
        String home = "'properties':[{'value':'250000'}],'income':[" + PENSION + "]";
        String since = facts("permanent", home).replace("'setting'", "'from':'2025-03-10','setting'");
        String again =
                since.replace("'from'", "'earlierPermanentStays':[{'from':'2025-01-01','to':'2025-01-14'}],'from'");

        assertThat(Charged.on("2025-06-01", since).status()).isEqualTo("contribution");
        assertThat(Charged.on("2025-06-02", since).status()).isEqualTo("self-funder");
        assertThat(Charged.on("2025-05-18", again).status()).isEqualTo("contribution"); // 84 - 14 = 70 days
        assertThat(Charged.on("2025-05-19", again).status()).isEqualTo("self-funder");
    }

    @Test
    void trap_9_capped_by_cost_and_floored_at_nil() {
        String rich = facts("permanent", "'income':[{'kind':'annuity','amount':'2000'}]");

        assertThat(Charged.on(JUNE, rich).figure("contribution")).hasValue("1000.00");
        assertThat(Charged.on(JUNE, facts("permanent", "'income':[]")).status()).isEqualTo("nil");
    }

    @Test
    void trap_10_a_month_is_a_twelfth_of_52_weeks() {
        Charged charged = permanent("'income':[{'kind':'occupational-pension','amount':'1000','period':'month'}]");

        assertThat(charged.pounds("assessableIncome")).isEqualByComparingTo(new BigDecimal("230.76")); // 230.769...
        assertThat(charged.working().get(0).getString("exact")).startsWith("230.7692307");
    }

    @Test
    void trap_11_zero_is_not_missing_and_missing_is_not_zero() {
        assertThat(permanent("'income':[{'kind':'annuity','amount':'0'}]").status())
                .isEqualTo("nil");
        assertThat(permanent("'income':[{'kind':'annuity'}]").status()).isEqualTo("cannot-decide");
        assertThat(permanent("'capital':[{'kind':'isa','amount':null}]").texts("missing", "pointer"))
                .containsExactly("/capital/0/amount");
    }

    @Test
    void trap_12_neither_refusal_nor_deprivation_is_found_by_software() {
        assertThat(permanent("'declaration':{'kind':'declines'}").status()).isEqualTo("cannot-decide");
        Charged gift = permanent("'gifts':[{'kind':'gift','amount':'90000'}],'income':[" + PENSION
                + "],'capital':[{'kind':'notional-capital','amount':'90000'}]");

        assertThat(gift.figure("assessedCapital")).hasValue("0.00");
        assertThat(gift.texts("warnings", "code")).contains("deprivation");
    }

    private static Charged permanent(String more) {
        return Charged.on(JUNE, facts("permanent", more));
    }

    /** Reached pension age after 2016, so that no savings credit disregard is in the way. */
    private static String facts(String setting, String more) {
        return "{'person':{'dateOfBirth':'1955-01-01','household':'single'},'periods':[{'setting':'" + setting
                + "','cost':'1000'}]," + more + "}";
    }
}
