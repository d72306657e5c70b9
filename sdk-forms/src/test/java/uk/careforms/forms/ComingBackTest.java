package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Save and come back later, on another device too. */
class ComingBackTest {

    private RunningPages pages;

    @BeforeEach
    void open() {
        pages = RunningPages.start();
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void a_person_saves_half_a_page_and_comes_back_on_another_device() {
        Visitor phone = pages.visitor();
        Answer name = Journey.to(phone, "name");
        Answer saved = phone.press(name, Map.of("person-firstName", "Ada"), "then", "later");
        assertThat(saved.heading()).isEqualTo("Your answers are saved");
        assertThat(saved.text("main")).contains("until 7 December 2026");
        String code = saved.text(".cf-code");
        assertThat(code).hasSize(6);

        Visitor computer = pages.visitor();
        Answer asked = computer.get(path(saved));
        assertThat(asked.heading()).isEqualTo("Go back to your saved form");
        assertThat(asked.text("main")).doesNotContain("every kind of question");
        Answer back = computer.press(asked, Map.of("code", " " + code.toLowerCase(Locale.ROOT) + " "));

        assertThat(back.path()).isEqualTo("/forms/every-widget/pages/name");
        assertThat(back.standing("person-firstName")).isEqualTo("Ada");
    }

    @Test
    void the_session_gets_a_new_id_when_a_saved_form_is_opened() {
        Visitor phone = pages.visitor();
        Answer saved = phone.press(Journey.to(phone, "name"), Map.of(), "then", "later");

        Visitor computer = pages.visitor();
        Answer asked = computer.get(path(saved));
        String before = computer.cookies.getCookieStore().getCookies().get(0).getValue();
        Answer on = computer.pressOnce(asked, Map.of("code", saved.text(".cf-code")));

        assertThat(on.status()).isEqualTo(303);
        assertThat(computer.cookies.getCookieStore().getCookies().get(0).getValue())
                .isNotEqualTo(before);
    }

    @Test
    void a_wrong_code_says_so_and_says_nothing_more() {
        Visitor phone = pages.visitor();
        Answer saved = phone.press(Journey.to(phone, "name"), Map.of(), "then", "later");
        Visitor stranger = pages.visitor();
        Answer asked = stranger.get(path(saved));
        Answer again = stranger.press(asked, Map.of("code", "AAAAAA"));
        Answer unknown = stranger.press(stranger.get("/return/no-such-link"), Map.of("code", "AAAAAA"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).hasSize(1);
        assertThat(again.standing("code")).isEqualTo("AAAAAA");
        assertThat(unknown.errors()).isEqualTo(again.errors());
    }

    @Test
    void the_link_is_e_mailed_without_the_code_and_without_naming_the_form() {
        Visitor visitor = pages.visitor();
        Answer saved = visitor.press(Journey.to(visitor, "name"), Map.of(), "then", "later");
        Answer wrong = visitor.pressIn(saved, "/saved/email", Map.of("email", "ada@nowhere"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errors())
                .containsExactly("Enter an email address in the correct format, like name@example.com");

        Answer sent = visitor.pressIn(wrong, "/saved/email", Map.of("email", "ada@testshire.example"));

        assertThat(sent.text(".govuk-notification-banner__content")).startsWith("We have sent the link.");
        assertThat(pages.notices.sent()).hasSize(1);
        var notice = pages.notices.sent().get(0);
        assertThat(notice.to()).isEqualTo("ada@testshire.example");
        assertThat(notice.body()).contains(saved.text(".cf-link")).doesNotContain(saved.text(".cf-code"));
        assertThat(notice.subject()).doesNotContainIgnoringCase("question");
    }

    @Test
    void pressing_save_twice_shows_the_same_code() {
        Visitor visitor = pages.visitor();
        Answer name = Journey.to(visitor, "name");
        Answer first = visitor.press(name, Map.of(), "then", "later");
        Answer again = visitor.press(visitor.get(first.link("Go on with the form now")), Map.of(), "then", "later");

        assertThat(again.text(".cf-code")).isEqualTo(first.text(".cf-code"));
    }

    @Test
    void a_form_that_nobody_came_back_to_is_deleted_and_says_so() {
        Visitor phone = pages.visitor();
        Answer saved = phone.press(Journey.to(phone, "name"), Map.of(), "then", "later");
        pages.clock.advance(Duration.ofHours(11));
        assertThat(phone.get("/forms/every-widget/pages/name").status()).isEqualTo(200);
        pages.clock.advance(Duration.ofDays(15));
        pages.forms.runDue();

        Visitor computer = pages.visitor();
        Answer again = computer.press(computer.get(path(saved)), Map.of("code", saved.text(".cf-code")));
        assertThat(again.status()).isEqualTo(422);
    }

    @Test
    void a_draft_that_ran_out_while_the_browser_was_open_is_explained() {
        Visitor visitor = pages.visitor();
        Journey.to(visitor, "name");
        for (int i = 0; i < 40; i++) {
            pages.clock.advance(Duration.ofHours(9));
            visitor.get("/forms/every-widget");
        }
        Answer gone = visitor.get("/forms/every-widget/pages/name");

        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.heading()).isEqualTo("Your answers have been deleted");
        assertThat(gone.text("main")).contains("for 14 days");
    }

    private static String path(Answer saved) {
        return saved.text(".cf-link").replaceFirst(".*/care", "");
    }
}
