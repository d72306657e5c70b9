package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.FormVersion;

/** What the financial assessment asks people to look at again; none of it stops them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FinancialAssessmentWarningsTest {

    private static final String WAY =
            "'about': {'nation': 'england', 'who': 'self'}, 'care': {'setting': 'home'}, 'share': {'choice': 'full'}, ";

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
    void a_benefit_that_is_not_a_usual_amount_is_worth_a_second_look() {
        assertThat(
                        warnings(
                                """
                                'income': {'hasBenefits': 'yes'}, 'benefits': [
                                  {'kind': 'attendance-allowance', 'rate': 'lower', 'amount': '76.70', 'period': 'week'},
                                  {'kind': 'attendance-allowance', 'rate': 'lower', 'amount': '306.80', 'period': 'four-weeks'},
                                  {'kind': 'pip-daily-living', 'rate': 'enhanced', 'amount': '68.10', 'period': 'week'},
                                  {'kind': 'state-pension', 'amount': '68.10', 'period': 'week'}]
                                """))
                .containsExactly("usual-amount /benefits/2/amount");
    }

    @Test
    void an_amount_or_a_rate_that_is_not_there_yet_is_named_unless_the_claim_still_waits() {
        assertThat(
                        warnings(
                                """
                                'income': {'hasBenefits': 'yes'}, 'benefits': [
                                  {'kind': 'state-pension', 'period': 'week'},
                                  {'kind': 'pension-credit-guarantee', 'period': 'week', 'claimedOn': '2026-04-20'},
                                  {'kind': 'dla-care', 'amount': '76.70', 'period': 'week'}]
                                """))
                .containsExactlyInAnyOrder("amount-missing /benefits/0/amount", "rate-missing /benefits/2/rate");
    }

    @Test
    void money_given_away_is_looked_at_by_a_person() {
        assertThat(warnings("'capital': {'hasAccounts': 'yes', 'hasProperty': 'no', 'gaveAway': 'yes'}"))
                .containsExactly("gave-away /capital/gaveAway");
    }

    @Test
    void a_person_with_no_income_and_no_account_is_asked_whether_that_is_right() {
        assertThat(
                        warnings(
                                "'income': {'hasBenefits': 'no', 'hasOther': 'no'}, 'capital': {'hasAccounts': 'no', 'hasProperty': 'no', 'gaveAway': 'no'}"))
                .containsExactlyInAnyOrder("no-income /income/hasBenefits", "no-accounts /capital/hasAccounts");
    }

    private List<String> warnings(String answers) {
        JsonObject json;
        try (var reader = Json.createReader(new StringReader(("{" + WAY + answers + "}").replace('\'', '"')))) {
            json = reader.readObject();
        }
        return pages.forms.warnings(new FormVersion("financial-assessment", 1), new Answers(json)).stream()
                .map(warning -> warning.id() + " " + warning.pointer())
                .toList();
    }
}
