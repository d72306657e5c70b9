package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.examples.devurl.Postgres;
import uk.careforms.examples.devurl.RunningDevUrl;
import uk.careforms.examples.devurl.Sample;

/** A financial assessment from the invitation to the letter that tells the decision, as three people see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessmentFromInvitationTest {

    private static final String FORM = "financial-assessment";
    private static final int PATIENCE = 400;

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningDevUrl dev;
    private Browser browser;
    private Page officer;
    private Page second;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        dev = RunningDevUrl.startOn(Postgres.newDatabase(), data);
        browser = Browser.open();
        officer = signedIn("staff");
        second = signedIn("manager");
    }

    private Page signedIn(String role) {
        Page page = browser.visitor(true);
        page.navigate(dev.address().replace("/care/", "/dev/sign-in"));
        page.locator("button[value='" + role + "']").click();
        page.waitForURL("**/care/**");
        return page;
    }

    @AfterAll
    void close() {
        browser.close();
        dev.close();
    }

    @Test
    void a_widow_is_invited_by_e_mail_and_reads_what_she_pays() throws Exception {
        String letter = fromInvitationToLetter("self-pension-and-savings", "person", "widow");

        assertThat(letter).contains("How we worked it out", "a week");
        addsUp(letter);
    }

    @Test
    void an_attorney_is_invited_and_reads_what_her_mother_pays() throws Exception {
        String letter =
                fromInvitationToLetter("attorney-permanent-with-a-house-and-12-weeks", "representative", "attorney");

        assertThat(letter).contains("How we worked it out", "a week");
        addsUp(letter);
    }

    private String fromInvitationToLetter(String sample, String to, String name) throws Exception {
        JsonObject made = invite(to);
        Page person = browser.visitor(true);
        person.navigate(made.getString("link"));
        person.locator("#code").fill(made.getString("code"));
        press(person, "Continue");
        Journey journey = new Journey(browser, person, name, Sample.answers(FORM, sample), false);
        journey.goOn();
        String reference = journey.send();
        browser.look(person, name + "-sent", "assessment-sent");
        String caseLink = person.locator("main").innerText();
        String link = found(caseLink, "https?://\\S+/my-case/\\S+");
        String code = person.locator(".cf-code").first().innerText().replaceAll("\\s", "");
        String id = made.getString("id");
        assertThat(get("invitations/" + id).getString("state").toLowerCase(Locale.ROOT))
                .isEqualTo("submitted");

        settleEvidence(reference, name);
        complete(officer, reference, "work-out", "right", name);
        allowProvisionalFigures(reference, name);
        String outcome = outcome(reference);
        assertThat(eventually(
                        officer, () -> task(reference, "decide") != null || task(reference, "second-check") != null))
                .as("somebody may go on with %s", reference)
                .isTrue();
        if (task(reference, "second-check") != null) {
            complete(second, reference, "second-check", "agreed", name);
        }
        complete(officer, reference, "decide", outcome, name);

        Page home = browser.visitor(true);
        home.navigate(link);
        home.locator("#code").fill(code);
        press(home, "Continue");
        Locator letter = home.locator("details", new Page.LocatorOptions().setHasText("Our decision"));
        assertThat(eventually(home, () -> letter.count() > 0))
                .as(
                        "the letter is on the person's page: %s",
                        home.locator("main").innerText())
                .isTrue();
        letter.first().locator("summary").click();
        browser.look(home, name + "-my-case", "my-case-decided");
        return letter.first().innerText();
    }

    /** Everything that was asked for is there, on paper. */
    private void settleEvidence(String reference, String name) {
        officer.navigate(dev.address() + "staff/cases/" + reference + "/evidence");
        assertThat(eventually(
                        officer,
                        () -> officer.locator("button[value='received']").count() > 0))
                .as("papers are asked for")
                .isTrue();
        browser.look(officer, name + "-evidence", "case-evidence");
        Locator outstanding = officer.locator(
                ".cf-item", new Page.LocatorOptions().setHas(officer.locator(".govuk-tag--blue, .govuk-tag--red")));
        int left = outstanding.count();
        for (int i = 0; i < left; i++) {
            outstanding.first().locator("button[value='received']").click();
            assertThat(outstanding.count()).isEqualTo(left - 1 - i);
        }
    }

    private void allowProvisionalFigures(String reference, String name) {
        officer.navigate(dev.address() + "staff/cases/" + reference + "/working");
        browser.look(officer, name + "-working", "working");
        Locator allow = officer.locator("a", new Page.LocatorOptions().setHasText("Give a reason to use figures"));
        if (allow.count() > 0) {
            allow.click();
            browser.look(officer, name + "-correct", "correct-fact");
            officer.locator("#fact").fill("The circular is out");
            officer.locator("#reason").fill("The circular is out, the regulations follow");
            press(officer, "Correct and calculate");
        }
    }

    /** What the working says, as the task's outcome. */
    private String outcome(String reference) {
        officer.navigate(dev.address() + "staff/cases/" + reference + "/working");
        String shown = officer.locator("dl").first().innerText();
        return shown.contains("full cost") ? "self-funder" : shown.contains("Nothing to pay") ? "nil" : "contribution";
    }

    private void complete(Page who, String reference, String task, String outcome, String name) throws Exception {
        String[] id = new String[1];
        assertThat(eventually(who, () -> (id[0] = task(reference, task)) != null))
                .as("task '%s' of %s; the case says: %s", task, reference, get("submissions/" + reference))
                .isTrue();
        who.navigate(dev.address() + "staff/tasks/" + id[0]);
        browser.look(who, name + "-task-" + task, "task-" + task);
        who.locator("input[name='outcome'][value='" + outcome + "']").check();
        press(who, "Complete the task");
        assertThat(who.locator("h1").innerText()).isEqualTo("Case " + reference);
        browser.look(who, name + "-case-after-" + task, "case-after-" + task);
    }

    private @Nullable String task(String reference, String key) {
        return get("submissions/" + reference).getJsonArray("tasks").stream()
                .map(JsonValue::asJsonObject)
                .filter(task -> task.getString("key").equals(key))
                .map(task -> task.getString("id"))
                .findFirst()
                .orElse(null);
    }

    /** Each list of the letter adds up to its total, to the penny. */
    private static void addsUp(String letter) {
        Pattern amount = Pattern.compile("£([0-9,]+\\.[0-9]{2})");
        BigDecimal sum = BigDecimal.ZERO;
        int totals = 0;
        for (String line : letter.lines().map(String::strip).toList()) {
            Matcher found = amount.matcher(line);
            if (line.startsWith("- ") && found.find()) {
                sum = sum.add(pounds(found));
            } else if (line.startsWith("Together") && found.find()) {
                assertThat(pounds(found)).as("'%s' in: %s", line, letter).isEqualByComparingTo(sum);
                totals++;
            } else {
                sum = BigDecimal.ZERO;
            }
        }
        assertThat(totals).as("totals in: %s", letter).isPositive();
    }

    private static BigDecimal pounds(Matcher found) {
        return new BigDecimal(found.group(1).replace(",", ""));
    }

    private JsonObject invite(String to) throws Exception {
        HttpRequest request = request("invitations")
                .POST(HttpRequest.BodyPublishers.ofString("{\"form\": \"" + FORM + "\", \"to\": \"" + to
                        + "\", \"channel\": \"email\", \"address\": \"ada@westmere.example\","
                        + " \"clientReference\": \"C-4711\"}"))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer.body());
    }

    private JsonObject get(String path) {
        try {
            return json(http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(dev.address() + "api/" + path))
                .header("Authorization", "Bearer dev-staff")
                .header("Content-Type", "application/json");
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String found(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("'%s' in: %s", pattern, text).isTrue();
        return found.group();
    }

    /** Loads the page again and again; each is a round trip, so this neither sleeps nor spins for nothing. */
    private static boolean eventually(Page page, BooleanSupplier question) {
        for (int i = 0; i < PATIENCE; i++) {
            if (question.getAsBoolean()) {
                return true;
            }
            page.reload();
        }
        return false;
    }

    private static void press(Page page, String button) {
        page.locator("main button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
    }
}
