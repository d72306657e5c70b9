package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands between the pages and people who mean no good. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SafetyTest {

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
    void every_page_carries_the_headers_that_keep_it_safe() {
        Answer page = Journey.to(pages.visitor(), "who");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void style_sheets_are_kept_for_ever_under_a_name_that_changes_with_them() {
        Visitor visitor = pages.visitor();
        List<String> styles =
                visitor.get("/").page().select("link[rel=stylesheet]").eachAttr("href");
        assertThat(styles).hasSize(3).allMatch(href -> href.matches("/care/assets/[a-z]+-[0-9a-f]{16}\\.css"));
        for (String href : styles) {
            Answer style = visitor.once(href.replaceFirst("/care", ""));
            assertThat(style.status()).isEqualTo(200);
            assertThat(style.type()).isEqualTo("text/css; charset=utf-8");
            assertThat(style.header("Cache-Control")).contains("immutable", "max-age=31536000");
        }
        assertThat(visitor.once("/assets/govuk-0000000000000000.css").status()).isEqualTo(404);
    }

    @Test
    void there_is_one_cookie_which_no_script_and_no_other_site_can_use() {
        Visitor visitor = pages.visitor();
        assertThat(visitor.once("/").header("Set-Cookie")).isEmpty();
        Answer start = visitor.once("/forms/every-widget");

        assertThat(start.header("Set-Cookie"))
                .startsWith("careforms=")
                .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                .doesNotContain("Domain", "Max-Age");
        Journey.toCheck(visitor);
        assertThat(visitor.cookieNames()).isEqualTo("careforms");
    }

    @Test
    void no_address_holds_the_draft_or_anything_of_the_person() {
        Visitor visitor = pages.visitor();
        Answer check = Journey.toCheck(visitor);
        String everything = check.body() + check.address();

        assertThat(everything)
                .doesNotContain(
                        visitor.cookies.getCookieStore().getCookies().get(0).getValue());
        assertThat(check.page().select("[href], [action]").eachAttr("href"))
                .noneMatch(href -> href.contains("Ada") || href.contains("1950") || href.contains("ZZ99"));
    }

    @Test
    void a_form_without_the_sessions_token_is_refused() {
        Visitor visitor = pages.visitor();
        Answer who = Journey.to(visitor, "who");
        String row = who.standing("row");
        URI address = who.address();

        assertThat(visitor.post(address, "row=" + row + "&about-who=self", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(visitor.post(address, "formToken=guess&row=" + row, Map.of()).status())
                .isEqualTo(403);
        Answer stranger = pages.visitor().post(address, "formToken=" + who.standing("formToken"), Map.of());
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.heading()).isEqualTo("This page has been open too long");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 303",
        "Origin, https://evil.example, 403",
        "Origin, http://127.0.0.1:1, 403",
        "Origin, null, 303"
    })
    void what_another_site_makes_a_browser_send_is_refused(String header, String value, int status) {
        Visitor visitor = pages.visitor();
        Answer who = Journey.to(visitor, "who");
        String body = "formToken=" + who.standing("formToken") + "&row=" + who.standing("row") + "&about-who=self";

        assertThat(visitor.post(who.address(), body, Map.of(header, value)).status())
                .isEqualTo(status);
    }

    @Test
    void a_form_may_come_from_our_own_origin() {
        Visitor visitor = pages.visitor();
        Answer who = Journey.to(visitor, "who");
        String body = "formToken=" + who.standing("formToken") + "&row=" + who.standing("row") + "&about-who=self";
        String own = who.address().resolve("/").toString().replaceFirst("/$", "");

        assertThat(visitor.post(who.address(), body, Map.of("Origin", own)).status())
                .isEqualTo(303);
    }

    @Test
    void hostile_words_come_back_as_words() {
        String hostile = "<script>alert(1)</script>\"'><img src=x onerror=y>${7*191}{{council.name}}&amp;\u202Eabc";
        Visitor visitor = pages.visitor();
        Answer relation = Journey.to(visitor, "relation", Map.of("about-who", "other"));
        Answer again = visitor.press(relation, Map.of("about-relation", hostile));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.standing("about-relation")).isEqualTo(hostile);
        assertThat(again.body()).doesNotContain("<script>", "<img").contains("${7*191}", "{{council.name}}");
    }

    @Test
    void hostile_words_that_may_be_answers_are_kept_to_the_letter() {
        String hostile = "</textarea><script>alert('1')</script> \"quotes\" \\ / ${7*191} ﷽ 😀";
        Visitor visitor = pages.visitor();
        Answer check = Journey.toCheck(visitor, Map.of("needs-story", hostile, "person-firstName", "Żoë <b>"));

        assertThat(check.texts("dd.govuk-summary-list__value")).contains(hostile, "Żoë <b>");
        assertThat(visitor.get("/forms/every-widget/pages/story").standing("needs-story"))
                .isEqualTo(hostile);
    }

    @Test
    void ten_thousand_characters_are_answered_with_a_sentence_and_kept() {
        Visitor visitor = pages.visitor();
        Answer name = Journey.to(visitor, "name");
        Answer again = visitor.press(name, Map.of("person-firstName", "x".repeat(10_000), "person-lastName", "y"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).hasSize(1);
        assertThat(again.standing("person-firstName")).hasSize(10_000);
        assertThat(again.standing("person-lastName")).isEqualTo("y");
    }

    @Test
    void a_choice_that_was_never_offered_is_refused() {
        Visitor visitor = pages.visitor();
        Answer who = Journey.to(visitor, "who");
        String body = "formToken=" + who.standing("formToken") + "&row=" + who.standing("row") + "&about-who=admin";

        assertThat(visitor.post(who.address(), body, Map.of()).status()).isEqualTo(422);
    }

    @Test
    void bodies_that_cannot_be_read_get_a_plain_sentence() {
        Visitor visitor = pages.visitor();
        Answer who = Journey.to(visitor, "who");
        String token = "formToken=" + who.standing("formToken") + "&row=" + who.standing("row");

        Answer nul = visitor.post(who.address(), token + "&about-who=a%00b", Map.of());
        assertThat(nul.status()).isEqualTo(400);
        assertThat(nul.heading()).isEqualTo("We could not read what was sent");
        assertThat(visitor.post(who.address(), token + "&about-who=%FF", Map.of())
                        .status())
                .isEqualTo(400);
        Answer large = visitor.post(who.address(), token + "&about-who=" + "x".repeat(300_000), Map.of());
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.heading()).isEqualTo("That is too much text to send at once");
        assertThat(visitor.post(who.address(), "{}", Map.of("Content-Type", "application/json"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void other_paths_and_methods_get_a_page_too() {
        Visitor visitor = pages.visitor();
        Answer lost = visitor.get("/" + URLEncoder.encode("no-such", StandardCharsets.UTF_8));
        assertThat(lost.status()).isEqualTo(404);
        assertThat(lost.heading()).isEqualTo("Page not found");
        Answer wrong = visitor.post(URI.create(pages.address("/forms/every-widget")), "", Map.of());
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(visitor.get("").path()).isEqualTo("/");
    }

    @Test
    void nothing_of_a_request_is_reflected_in_an_error_page() {
        assertThat(pages.visitor().once("/%3Cscript%3Ealert(1)%3C/script%3E").body())
                .doesNotContain("alert(1)");
    }
}
