package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.internal.store.TestDatabase;

@ParameterizedClass
@EnumSource
class WaysBackTest {

    private final TestDesk desk;

    WaysBackTest(TestDatabase kind) {
        desk = new TestDesk(kind);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void link_and_code_together_open_the_same_draft_on_any_device() {
        Draft draft = desk.filledIn();
        Resume resume = desk.drafts.resume(draft.id()).orElseThrow();

        assertThat(resume.link()).isEqualTo("https://forms.testshire.example/care/return/" + resume.token());
        assertThat(resume.code()).matches("[2-9A-HJ-NP-Y]{6}");
        assertThat(desk.drafts.reopen(resume.token(), resume.code())).contains(draft);
        assertThat(desk.drafts.reopen(resume.token(), spaced(resume.code()))).contains(draft);
    }

    @Test
    void a_wrong_code_and_a_wrong_link_look_the_same() {
        Resume resume = desk.drafts.resume(desk.filledIn().id()).orElseThrow();

        assertThat(desk.drafts.reopen(resume.token(), "222222")).isEmpty();
        assertThat(desk.drafts.reopen("nosuchlink", resume.code())).isEmpty();
    }

    @Test
    void the_sixth_try_within_an_hour_fails_even_with_the_right_code() {
        Draft draft = desk.filledIn();
        Resume resume = desk.drafts.resume(draft.id()).orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertThat(desk.drafts.reopen(resume.token(), "22222" + (i + 2))).isEmpty();
        }

        assertThat(desk.drafts.reopen(resume.token(), resume.code())).isEmpty();
        desk.clock.advance(Duration.ofHours(1));
        assertThat(desk.drafts.reopen(resume.token(), resume.code())).contains(draft);
    }

    @Test
    void a_good_try_gives_the_others_back() {
        Draft draft = desk.filledIn();
        Resume resume = desk.drafts.resume(draft.id()).orElseThrow();
        for (int i = 0; i < 12; i++) {
            assertThat(desk.drafts.reopen(resume.token(), resume.code())).contains(draft);
        }
    }

    @Test
    void a_new_way_back_ends_the_old_one() {
        Draft draft = desk.filledIn();
        Resume old = desk.drafts.resume(draft.id()).orElseThrow();
        desk.drafts.resume(draft.id());

        assertThat(desk.drafts.reopen(old.token(), old.code())).isEmpty();
    }

    @Test
    void the_row_alone_opens_nothing() {
        Draft draft = desk.filledIn();
        Resume resume = desk.drafts.resume(draft.id()).orElseThrow();

        String row = desk.database.with(handle -> handle.createQuery(
                        "select link_hash || draft_hash || sealed_token || code_hash from cf_resume")
                .mapTo(String.class)
                .one());

        assertThat(row)
                .doesNotContain(draft.id())
                .doesNotContain(resume.token())
                .doesNotContain(resume.code());
    }

    @Test
    void the_link_is_e_mailed_without_its_code_and_without_naming_the_form() {
        Resume resume = desk.drafts.resume(desk.filledIn().id()).orElseThrow();

        assertThat(desk.drafts.emailLink(resume, "ada@example.org")).isTrue();

        assertThat(desk.notices.sent()).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("Your link to carry on");
            assertThat(notice.body())
                    .contains(resume.link())
                    .contains("7 December 2026")
                    .doesNotContain(resume.code());
            assertThat(notice.body().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("help")
                    .doesNotContain("care act");
        });
    }

    @Test
    void a_link_that_cannot_be_e_mailed_now_is_said_so() {
        Resume resume = desk.drafts.resume(desk.filledIn().id()).orElseThrow();
        desk.notices.down();

        assertThat(desk.drafts.emailLink(resume, "ada@example.org")).isFalse();
        assertThat(desk.drafts.emailLink(resume, "ada@example.org\nBcc: all@example.org"))
                .isFalse();
    }

    @Test
    void a_form_that_was_sent_has_no_way_back() {
        Draft draft = desk.filledIn();
        desk.submit(draft);

        assertThat(desk.drafts.resume(draft.id())).isEmpty();
    }

    private static String spaced(String code) {
        return " " + code.substring(0, 3).toLowerCase(java.util.Locale.ROOT) + " " + code.substring(3);
    }
}
