package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.examples.devurl.RunningDevUrl;

/** Inviting and being invited in a real Chromium, each page checked with axe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationsTest {

    private RunningDevUrl dev;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        dev = RunningDevUrl.start(data);
        browser = Browser.open();
    }

    @AfterAll
    void close() {
        browser.close();
        dev.close();
    }

    @Test
    void an_officer_invites_somebody_and_reads_out_the_code() {
        Page page = browser.visitor(true);
        page.navigate(dev.address().replace("/care/", "/dev/sign-in"));
        page.locator("button[value='staff']").click();
        page.navigate(dev.address() + "staff/invitations/new");
        press(page, "Send the invitation");
        browser.look(page, "invitation-new-error");
        page.locator("#form").selectOption(new SelectOption().setIndex(1));
        page.locator("#to-person").check();
        page.locator("#channel-email").check();
        page.locator("#address").fill("ada@westmere.example");
        page.locator("#clientReference").fill("C-4711");
        press(page, "Send the invitation");
        browser.look(page, "invitation");
        assertThat(page.locator(".cf-code").innerText()).hasSize(6);
        press(page, "Keep the reason");
        browser.look(page, "invitation-error");
        page.navigate(dev.address() + "staff/invitations");
        browser.look(page, "invitations");
        assertThat(page.locator("table").innerText()).contains("C-4711", "Today");
    }

    @Test
    void somebody_who_was_invited_comes_in_by_link_and_code_and_says_why_not() throws Exception {
        String made = invite();
        Page page = browser.visitor(true);
        page.navigate(member(made, "link"));
        press(page, "Continue");
        browser.look(page, "invite-error");
        page.locator("#code").fill(member(made, "code"));
        press(page, "Continue");
        assertThat(page.url()).contains("/forms/adult-referral/pages/");
        page.navigate(dev.address() + "forms/adult-referral/decline");
        press(page, "Tell the council");
        browser.look(page, "decline-error");
        page.locator("#reason-1").check();
        press(page, "Tell the council");
        browser.look(page, "declined");
        assertThat(page.locator("h1").innerText()).isEqualTo("Thank you for telling us");
    }

    private String invite() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dev.address() + "api/invitations"))
                .header("Authorization", "Bearer dev-staff")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"form\": \"adult-referral\", \"to\": \"person\","
                        + " \"channel\": \"email\", \"address\": \"ada@westmere.example\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body();
    }

    private static String member(String json, String name) {
        return json.replaceFirst("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    private static void press(Page page, String button) {
        page.locator("main button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
    }
}
