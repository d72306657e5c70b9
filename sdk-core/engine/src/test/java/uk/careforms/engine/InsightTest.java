package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.insight.Figure;
import uk.careforms.engine.insight.InsightReport;
import uk.careforms.engine.insight.InsightTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.SatisfactionTable;
import uk.careforms.engine.internal.store.TestDatabase;

@ParameterizedClass
@EnumSource
class InsightTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final TestDesk desk;
    private final Insight insight;

    InsightTest(TestDatabase kind) {
        desk = new TestDesk(kind);
        insight = new Insight(desk.database, desk.clock, desk.forms);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void who_stopped_is_counted_at_the_last_page_they_came_to_and_only_once_a_week_has_passed() {
        begun(12, "story");
        begun(7, "more");
        for (int i = 0; i < 9; i++) {
            desk.submit(desk.filledIn());
        }
        desk.clock.advance(Duration.ofDays(6));
        assertThat(figure("forms", "all", "still-open")).contains(number(19));
        desk.clock.advance(Duration.ofDays(2));

        assertThat(figure("forms", "all", "begun")).contains(number(28));
        assertThat(figure("forms", "all", "completed")).contains(number(9));
        assertThat(figure("forms", "all", "stopped")).contains(number(19));
        assertThat(figure("forms", "web", "completion-rate")).contains(new BigDecimal("32.1"));
        assertThat(figure("pages", "story", "stopped")).contains(number(12));
        assertThat(figure("pages", "story", "reached")).contains(number(10));
        assertThat(figure("pages", "more", "stopped")).contains(number(7));
        assertThat(figure("pages", "more", "drop-out")).contains(new BigDecimal("100.0"));
    }

    @Test
    void a_page_that_nobody_came_to_lost_nobody() {
        begun(10, "story");
        desk.clock.advance(Duration.ofDays(8));

        assertThat(figure("pages", "why", "reached")).contains(number(0));
        assertThat(figure("pages", "why", "drop-out")).isEmpty();
    }

    @Test
    void links_are_counted_by_channel_and_what_would_give_few_people_away_is_withheld() {
        links("email", 40, 20);
        links("letter", 20, 3);

        assertThat(figure("links", "all", "sent")).contains(number(60));
        assertThat(figure("links", "email", "sent")).contains(number(40));
        assertThat(raw("links", "letter", "opened").withheld()).isEqualTo(Figure.Withheld.FEWER_THAN_FIVE);
        assertThat(raw("links", "email", "opened").withheld()).isEqualTo(Figure.Withheld.REVEALING);
        assertThat(figure("links", "all", "opened")).contains(number(23));
    }

    @Test
    void a_link_is_followed_to_the_form_it_led_to_and_a_form_nobody_opened_is_not_begun() {
        for (int i = 0; i < 30; i++) {
            Invited.Made made = (Invited.Made) desk.invitations.invite(
                    new InvitationRequest(
                            "ask-help", Invitee.PERSON, Notice.Kind.EMAIL, "ada.canary@example.org", "C-" + i),
                    "oti@testshire");
            if (i < 20) {
                Draft draft = ((InvitationOpened.Form)
                                desk.invitations.open(InvitationsTest.token(made.link()), made.code()))
                        .draft();
                if (i < 15) {
                    Draft saved = ((Saved.Stored)
                                    desk.drafts.save(draft.id(), draft.row(), TestDoor.answers(), Optional.of("more")))
                            .draft();
                    if (i < 10) {
                        desk.submit(saved);
                    }
                }
            }
        }
        assertThat(figure("links", "email", "sent")).contains(number(30));
        assertThat(figure("links", "email", "opened")).contains(number(20));
        assertThat(figure("links", "email", "begun")).contains(number(15));
        assertThat(figure("links", "email", "completed")).contains(number(10));
        assertThat(figure("links", "email", "return-rate")).contains(new BigDecimal("33.3"));
        assertThat(figure("forms", "all", "begun")).contains(number(15));
        assertThat(figure("pages", "name", "reached")).contains(number(15));
    }

    @Test
    void reasons_and_scores_are_counted_and_words_are_shown_apart() {
        for (int i = 0; i < 6; i++) {
            event("invitation.sent", "inv" + i, "channel", "sms", "form", "ask-help");
            event("invitation.declined", "inv" + i, "reason", "wanted-a-visit", "form", "ask-help");
            String words = i == 0 ? "" : "Kind and clear";
            desk.database.inTransaction(handle -> {
                SatisfactionTable.add(handle, Optional.empty(), "ask-help", "submit", 4, words, desk.clock.instant());
                return handle;
            });
        }
        assertThat(figure("reasons", "wanted-a-visit", "count")).contains(number(6));
        assertThat(figure("satisfaction", "submit", "score-4")).contains(number(6));
        assertThat(figure("satisfaction", "submit", "all")).contains(number(6));
        assertThat(raw("satisfaction", "submit", "with-words").withheld())
                .as("five of six leave one who wrote nothing")
                .isEqualTo(Figure.Withheld.REVEALING);
        assertThat(insight.remarks("ask-help", DAY, DAY).orElseThrow()).hasSize(5);
    }

    @Test
    void days_to_complete_are_a_median_with_quartiles_and_need_five_people() {
        for (int days = 0; days < 5; days++) {
            Draft draft = desk.drafts.start("ask-help", Channel.WEB);
            draft = ((Saved.Stored) desk.drafts.save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty()))
                    .draft();
            desk.clock.advance(Duration.ofDays(days));
            desk.submit(draft);
            if (days == 3) {
                assertThat(raw("days", "from-begun", "median").suppressed()).isTrue();
            }
        }
        assertThat(figure("days", "from-begun", "lower-quartile")).contains(new BigDecimal("1.0"));
        assertThat(figure("days", "from-begun", "median")).contains(new BigDecimal("2.0"));
        assertThat(figure("days", "from-begun", "upper-quartile")).contains(new BigDecimal("3.0"));
    }

    @Test
    void counting_the_feed_twice_or_on_two_nodes_changes_nothing() {
        begun(10, "story");
        insight.runDue();
        desk.database.inTransaction(handle -> handle.execute("update cf_insight_mark set number = 0"));
        new Insight(desk.database, desk.clock, desk.forms).runDue();

        assertThat(figure("forms", "all", "begun")).contains(number(10));
    }

    @Test
    void a_period_is_refused_when_it_ends_before_it_begins_or_is_longer_than_five_years() {
        assertThatThrownBy(() -> insight.report("ask-help", DAY, DAY.minusDays(1)))
                .isInstanceOf(CareFormsException.class);
        assertThatThrownBy(() -> insight.report("ask-help", DAY, DAY.plusYears(5)))
                .isInstanceOf(CareFormsException.class);
        assertThat(insight.report("ask-help", DAY, DAY.plusYears(5).minusDays(1)))
                .isPresent();
        assertThat(insight.report("no-such-form", DAY, DAY)).isEmpty();
    }

    private void begun(int many, String page) {
        for (int i = 0; i < many; i++) {
            Draft draft = desk.drafts.start("ask-help", Channel.WEB);
            desk.drafts.save(draft.id(), draft.row(), TestDoor.answers(), Optional.of(page));
        }
    }

    private void links(String channel, int sent, int opened) {
        for (int i = 0; i < sent; i++) {
            event("invitation.sent", channel + i, "channel", channel, "form", "ask-help");
            if (i < opened) {
                event("invitation.opened", channel + i, "channel", channel, "form", "ask-help");
            }
        }
    }

    private void event(String kind, String subject, String key, String value, String key2, String value2) {
        desk.database.inTransaction(handle -> {
            EventTable.add(
                    handle,
                    desk.clock.instant(),
                    kind,
                    subject,
                    EventTable.PERSON,
                    JsonText.fact(key, value).add(key2, value2).build());
            return handle;
        });
    }

    private static BigDecimal number(long number) {
        return BigDecimal.valueOf(number);
    }

    private Optional<BigDecimal> figure(String table, String row, String column) {
        Figure figure = raw(table, row, column);
        assertThat(figure.suppressed()).as(table + "/" + row + "/" + column).isFalse();
        return figure.value();
    }

    private Figure raw(String id, String key, String column) {
        insight.runDue();
        InsightReport report = insight.report("ask-help", DAY, DAY.plusDays(30)).orElseThrow();
        InsightTable table = report.tables().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<String> columns =
                table.columns().stream().map(InsightTable.Column::key).toList();
        return table.rows().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow()
                .figures()
                .get(columns.indexOf(column));
    }
}
