package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two tabs, two presses, the back button. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoTabsTest {

    private RunningPages pages;

    @BeforeAll
    void open() {
        pages = RunningPages.start();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void an_old_tab_shows_both_versions_and_overwrites_nothing_by_itself() {
        Visitor visitor = pages.visitor();
        Answer first = Journey.to(visitor, "name");
        visitor.press(first, Map.of("person-firstName", "Ada", "person-lastName", "One"));
        Answer stale = visitor.press(first, Map.of("person-firstName", "Bo", "person-lastName", "Two"));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.heading()).isEqualTo("This form was changed in another tab or window");
        assertThat(stale.texts("dd")).containsExactly("Ada", "Bo", "One", "Two");
        Answer kept = visitor.get(stale.link("Use what was saved in the other tab"));
        assertThat(kept.standing("person-firstName")).isEqualTo("Ada");

        Answer on = visitor.press(stale, Map.of());
        assertThat(on.path()).isEqualTo("/forms/every-widget/pages/birth");
        assertThat(visitor.get("/forms/every-widget/pages/name").standing("person-firstName"))
                .isEqualTo("Bo");
    }

    @Test
    void ten_presses_at_once_send_one_form() throws Exception {
        Visitor visitor = pages.visitor();
        Answer check = Journey.toCheck(visitor);
        List<Callable<Answer>> presses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            presses.add(() -> visitor.press(check, Map.of()));
        }
        long before = pages.forms.submissions().ledger().accepted();
        ExecutorService pool = Executors.newFixedThreadPool(10);
        List<Future<Answer>> answers = pool.invokeAll(presses);
        pool.shutdown();

        assertThat(answers)
                .extracting(TwoTabsTest::reference)
                .doesNotContain("")
                .containsOnly(reference(answers.get(0)));
        assertThat(pages.forms.submissions().ledger().accepted()).isEqualTo(before + 1);
    }

    @Test
    void after_sending_every_way_back_leads_to_the_confirmation() {
        Visitor visitor = pages.visitor();
        Answer name = Journey.to(visitor, "name");
        Answer sent = visitor.press(Journey.toCheck(visitor), Map.of());

        assertThat(visitor.get("/forms/every-widget/pages/name").path()).isEqualTo("/forms/every-widget/sent");
        assertThat(visitor.get("/forms/every-widget/check").path()).isEqualTo("/forms/every-widget/sent");
        assertThat(visitor.get("/forms/every-widget/saved").path()).isEqualTo("/forms/every-widget/sent");
        Answer late = visitor.press(name, Map.of("person-firstName", "Bo"));
        assertThat(late.text(".govuk-panel__body strong")).isEqualTo(sent.text(".govuk-panel__body strong"));
    }

    @Test
    void starting_again_asks_first_and_then_begins_with_nothing() {
        Visitor visitor = pages.visitor();
        Journey.to(visitor, "birth");
        Answer start = visitor.get("/forms/every-widget");
        assertThat(start.text("main")).contains("Go on where you stopped", "Start again with an empty form");
        assertThat(visitor.get(start.link("Go on where you stopped")).path())
                .isEqualTo("/forms/every-widget/pages/birth");

        visitor.press(start, Map.of());
        assertThat(visitor.get("/forms/every-widget/pages/name").standing("person-firstName"))
                .isEmpty();
    }

    private static String reference(Future<Answer> answer) {
        try {
            return answer.get().text(".govuk-panel__body strong");
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
