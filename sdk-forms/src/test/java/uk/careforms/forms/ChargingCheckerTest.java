package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Sent;

/** The shipped checker, filled in without scripts by people nobody knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChargingCheckerTest {

    private static final String FORM = "/forms/charging-checker";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final Map<String, String> AT_HOME = Map.ofEntries(
            Map.entry("about-nation", "england"),
            Map.entry("about-assessed", "no"),
            Map.entry("about-ageGroup", "from-75"),
            Map.entry("about-couple", "no"),
            Map.entry("care-where", "home"),
            Map.entry("care-stay", "permanent"),
            Map.entry("care-cost", "300"),
            Map.entry("savings-band", "between"),
            Map.entry("savings-amount", "£18,250"),
            Map.entry("ownHome-owns", "yes"),
            Map.entry("ownHome-occupant", "partner"),
            Map.entry("property-other", "no"),
            Map.entry("disability-benefit", "attendance-allowance"),
            Map.entry("disability-amount", "114.60"),
            Map.entry("income-statePension", "200"),
            Map.entry("income-pensions", "80.50"),
            Map.entry("income-benefits", "0"),
            Map.entry("housing-councilTax", "30"));

    private RunningPages pages;

    @BeforeAll
    void open() {
        pages = RunningPages.shipped();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void somebody_at_home_sees_a_figure_a_week_that_is_explained_and_called_an_estimate() {
        Answer result = result(Map.of());

        // 200 + 80.50 + 114.60 + tariff 16 = 411.10; less 241.45 guarantee, 30 council tax and 7.30 savings credit =
        // 132.35
        assertThat(result.text("main"))
                .contains("This is an estimate", "You may be asked to pay about £132.35 a week")
                .contains("How we worked this out, line by line", "Attendance Allowance", "£114.60")
                .contains("An estimate is not a decision", "Anybody can ask for that, whatever money they have");
        assertThat(result.page().select("main form:not([action$=/satisfaction])"))
                .as("there is nothing to send")
                .isEmpty();
    }

    @Test
    void how_it_was_is_told_at_the_end_by_nobody_and_once_in_a_session() {
        Visitor visitor = pages.visitor();
        Answer result = to(visitor, "result", Map.of());

        Answer nothing = visitor.pressIn(result, "/satisfaction", Map.of("words", "Clear & short"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.errors()).containsExactly("Select how you felt about using this");
        assertThat(nothing.standing("words")).isEqualTo("Clear & short");
        assertThat(nothing.text("main")).contains("This is an estimate");
        Answer thanks = visitor.pressIn(nothing, "/satisfaction", Map.of("score", "4"));
        assertThat(thanks.path()).isEqualTo(FORM + "/pages/result");
        assertThat(thanks.text("main")).contains("Thank you for telling us how it was");
        visitor.pressIn(nothing, "/satisfaction", Map.of("score", "1", "words", "A second time"));
        Answer later = to(visitor, "result", Map.of());
        assertThat(later.text("main")).contains("Thank you for telling us how it was");

        assertThat(pages.forms
                        .insight()
                        .remarks("charging-checker", TODAY, TODAY)
                        .orElseThrow())
                .singleElement()
                .satisfies(remark -> assertThat(remark.stage() + remark.score() + remark.text())
                        .isEqualTo("submit4Clear & short"));
        Answer early = to(pages.visitor(), "income", Map.of());
        assertThat(early.page().select("form[action$=/satisfaction]")).isEmpty();
    }

    @Test
    void savings_over_the_limit_refuse_nobody() {
        assertThat(result(Map.of("savings-band", "over-23250")).text("main"))
                .contains("You may have to pay the full cost of your care")
                .contains("You can still ask for an assessment of your needs");
    }

    @Test
    void a_home_in_which_the_husband_stays_is_not_counted() {
        assertThat(result(Map.of("care-where", "care-home", "care-cost", "1100", "savings-band", "up-to-14250"))
                        .text("main"))
                .contains("Living in a care home", "You may be asked to pay about");
    }

    @Test
    void what_is_not_known_is_asked_for_and_leads_to_its_page() {
        Answer result = result(Map.of("savings-band", "not-sure"));

        assertThat(result.text("main")).contains("We cannot work out a figure yet", "What is missing");
        assertThat(result.page().select(".cf-estimate li a[href$=/pages/savings]"))
                .hasSize(1);
    }

    @Test
    void somebody_in_wales_is_told_where_to_ask_and_can_go_on() {
        Visitor visitor = pages.visitor();
        Answer now = visitor.press(visitor.get(FORM), Map.of());
        now = visitor.press(now, Map.of());
        now = visitor.press(now, Map.of("about-nation", "wales"));

        assertThat(now.path()).isEqualTo(FORM + "/pages/not-england");
        assertThat(now.text("main")).contains("This checker is for England", "gov.wales");
        assertThat(visitor.press(now, Map.of()).path()).isEqualTo(FORM + "/pages/assessed");
    }

    @Test
    void each_bad_amount_gets_a_sentence_of_its_own() {
        Visitor visitor = pages.visitor();
        Answer income = to(visitor, "income", Map.of());

        assertThat(visitor.press(
                                income,
                                Map.of(
                                        "income-statePension", "about £200",
                                        "income-pensions", "-5",
                                        "income-benefits", "12.345"))
                        .errors())
                .containsExactly(
                        "State Pension must be one amount in numbers, like 200 or 200.50, without words",
                        "Other pensions must be £0 or more, without a minus sign",
                        "Benefits and other income must be in pounds and pence with no more than 2 decimals, like 12.50");
    }

    @Test
    void nothing_is_sent_and_nothing_is_kept_to_come_back_to() {
        Draft draft = pages.forms.drafts().start("charging-checker", Channel.WEB);

        assertThat(pages.forms.submissions().submit(draft.id(), Optional.empty()))
                .isInstanceOfSatisfying(Sent.NotYet.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::code)
                        .containsExactly("form.sends-nothing"));
        assertThat(pages.forms.drafts().resume(draft.id())).isEmpty();
        assertThat(draft.expiresAt()).isEqualTo(draft.startedAt().plusSeconds(86_400));
        Visitor visitor = pages.visitor();
        assertThat(visitor.get(FORM).text("main"))
                .contains("You do not have to say who you are")
                .doesNotContain("come back later");
        Answer first = visitor.press(visitor.get(FORM), Map.of());
        assertThat(first.text("main")).doesNotContain("Save and come back later");
        assertThat(visitor.get(FORM + "/check").path()).isEqualTo(FORM + "/pages/result");
    }

    private Answer result(Map<String, String> others) {
        return to(pages.visitor(), "result", others);
    }

    private static Answer to(Visitor visitor, String page, Map<String, String> others) {
        Map<String, String> typed = new LinkedHashMap<>(AT_HOME);
        typed.putAll(others);
        Answer now = visitor.press(visitor.get(FORM), Map.of());
        for (int step = 0; !now.path().endsWith("/" + page); step++) {
            assertThat(step).as("stopped at " + now.path() + now.errors()).isLessThan(40);
            now = visitor.press(now, typed);
        }
        return now;
    }
}
