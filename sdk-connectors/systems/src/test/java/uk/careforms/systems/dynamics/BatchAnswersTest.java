package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.systems.dynamics.ScriptedRemote.answer;
import static uk.careforms.testkit.RemoteFault.Outcome.ALREADY_THERE;
import static uk.careforms.testkit.RemoteFault.Outcome.DELIVERED;
import static uk.careforms.testkit.RemoteFault.Outcome.REFUSED;
import static uk.careforms.testkit.RemoteFault.Outcome.TRY_LATER;
import static uk.careforms.testkit.RemoteFault.Outcome.UNCERTAIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.testkit.Leaks;
import uk.careforms.testkit.MovableClock;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.Samples;

/** Every kind of answer to a batch, and what is made of it: five rows, so five parts when all is well. */
class BatchAnswersTest {

    private static final int ROWS = 5;
    private static final String JSON = "application/json; odata.metadata=minimal";
    private static final String MIXED = "multipart/mixed; boundary=b";
    private static final String PAGE = "<html><body>Canary-In-A-Page</body></html>";

    private final MovableClock clock = MovableClock.at("2026-11-23T09:30:00Z");
    private final ScriptedRemote remote = new ScriptedRemote();
    private final DynamicsCases cases = remote.connect(clock);

    @AfterEach
    void close() {
        cases.close();
        remote.close();
    }

    /** One row of the table. */
    private record Row(String about, String bytes, Outcome expected) {}

    private static List<Row> table() {
        String good = changeSet(part(204, "").repeat(ROWS));
        String mixed = answer(200, MIXED, good);
        return List.of(
                // delivered
                new Row("all parts there", mixed, DELIVERED),
                new Row("quoted boundary", answer(200, "multipart/mixed; boundary=\"b\"", good), DELIVERED),
                new Row(
                        "parts with representations",
                        answer(200, MIXED, changeSet(part(201, "{}").repeat(ROWS))),
                        DELIVERED),
                new Row("a preamble before the first part", answer(200, MIXED, "ignore me\r\n" + good), DELIVERED),
                // uncertain: it may have been written
                new Row(
                        "cut in the middle of a part",
                        answer(200, MIXED, good.substring(0, good.length() / 2)),
                        UNCERTAIN),
                new Row(
                        "cut in the middle of the last boundary",
                        answer(200, MIXED, good.substring(0, good.length() - 4)),
                        UNCERTAIN),
                new Row("fewer bytes than announced", mixed.substring(0, mixed.length() - 40), UNCERTAIN),
                new Row(
                        "a part missing",
                        answer(200, MIXED, changeSet(part(204, "").repeat(ROWS - 1))),
                        UNCERTAIN),
                new Row(
                        "a part too many",
                        answer(200, MIXED, changeSet(part(204, "").repeat(ROWS + 1))),
                        UNCERTAIN),
                new Row("no part at all", answer(200, MIXED, changeSet("")), UNCERTAIN),
                new Row("only the closing boundary", answer(200, MIXED, "--b--\r\n"), UNCERTAIN),
                new Row("a page with status 200", answer(200, "text/html", PAGE), UNCERTAIN),
                new Row("a page with status 502", answer(502, "text/html", PAGE), UNCERTAIN),
                new Row("a page with status 504", answer(504, "text/html", PAGE), UNCERTAIN),
                new Row("a page that calls itself multipart", answer(200, MIXED, PAGE), UNCERTAIN),
                new Row("an empty body", answer(200, MIXED, ""), UNCERTAIN),
                new Row("an empty body without a type", answer(200, "", ""), UNCERTAIN),
                new Row("204 for the whole", "HTTP/1.1 204 No Content\r\n\r\n", UNCERTAIN),
                new Row("JSON with status 200", answer(200, JSON, "{}"), UNCERTAIN),
                new Row(
                        "a boundary that is not in the body",
                        answer(200, "multipart/mixed; boundary=c", good),
                        UNCERTAIN),
                new Row("multipart without a boundary", answer(200, "multipart/mixed", good), UNCERTAIN),
                new Row("lines ended by LF only", answer(200, MIXED, good.replace("\r\n", "\n")), UNCERTAIN),
                new Row(
                        "a status line that is none",
                        answer(
                                200,
                                MIXED,
                                changeSet(part(204, "").repeat(ROWS)).replace("HTTP/1.1 204", "HTTP/1.1 abc")),
                        UNCERTAIN),
                new Row("17 megabytes", answer(200, MIXED, "x".repeat(17 * 1024 * 1024)), UNCERTAIN),
                new Row("a reset connection", ScriptedRemote.RESET, UNCERTAIN),
                new Row("a connection closed without a word", "", UNCERTAIN),
                new Row("bytes that are no HTTP", "Canary-In-A-Page\r\n\r\n", UNCERTAIN),
                new Row(
                        "500 without a code",
                        answer(500, JSON, "{\"error\":{\"code\":\"\",\"message\":\"Canary-In-A-Page\"}}"),
                        UNCERTAIN),
                new Row("408", answer(408, "", ""), UNCERTAIN),
                // try later: it was not written
                new Row("429 as JSON", answer(429, JSON, error("0x80072322"), "Retry-After: 30"), TRY_LATER),
                new Row("429 as a page", answer(429, "text/html", PAGE), TRY_LATER),
                new Row("503", answer(503, "text/html", PAGE, "Retry-After: 30"), TRY_LATER),
                new Row("429 inside, outer 429", answer(429, MIXED, failed(429, error("0x80072321"))), TRY_LATER),
                new Row("429 inside, outer 200", answer(200, MIXED, failed(429, error("-2147015898"))), TRY_LATER),
                // refused: it was not written and will not be
                new Row("400 as JSON for the whole batch", answer(400, JSON, error("0x80048d19")), REFUSED),
                new Row("400 inside, outer 400", answer(400, MIXED, failed(400, error("0x80044331"))), REFUSED),
                new Row("400 inside, outer 200", answer(200, MIXED, failed(400, error("0x80044331"))), REFUSED),
                new Row(
                        "a failed change set as a plain part",
                        answer(
                                400,
                                MIXED,
                                "--b\r\n" + part(400, error("0x80044331")).replaceFirst("--cs\r\n", "") + "--b--\r\n"),
                        REFUSED),
                new Row("403 inside", answer(403, MIXED, failed(403, error("0x80040220"))), REFUSED),
                new Row("413", answer(413, "text/html", PAGE), REFUSED),
                new Row("501", answer(501, JSON, error("")), REFUSED),
                new Row("a redirect to a sign-in page", answer(302, "text/html", PAGE, "Location: /sign-in"), REFUSED),
                new Row("a stale version", answer(412, MIXED, failed(412, error("0x80060882"))), REFUSED),
                new Row("a duplicate rule, as 412", answer(412, MIXED, failed(412, error("0x80040333"))), REFUSED),
                new Row("a duplicate rule, as 500", answer(500, MIXED, failed(500, error("0x80040333"))), REFUSED),
                new Row(
                        "a key in use by nobody we can see",
                        answer(412, MIXED, failed(412, error("0x80060892"))),
                        REFUSED));
    }

    @TestFactory
    Stream<DynamicTest> every_answer_is_classified_and_its_body_is_never_shown() {
        return table().stream()
                .map(row -> DynamicTest.dynamicTest(row.about() + ": " + row.expected(), () -> {
                    remote.toBatches(row.bytes());
                    try (Leaks leaks = new Leaks()) {
                        Delivery delivery = cases.deliver(Samples.dispatch());
                        leaks.hear(delivery);

                        assertThat(Outcome.of(delivery)).isEqualTo(row.expected());
                        leaks.assertNone(List.of("Canary-In-A-Page"));
                    } finally {
                        clock.advance(Duration.ofHours(1));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_row_that_is_there_already_is_read_back_before_it_is_called_ours() {
        Dispatch dispatch = Samples.dispatch();
        String reference = dispatch.submission().reference().text();
        String ours = answer(200, JSON, "{\"cf_reference\":\"" + reference + "\"}");
        String others = answer(200, JSON, "{\"cf_reference\":\"AR-OTHER\"}");
        String page = answer(200, "text/html", PAGE);
        return Stream.of(
                        new Row("0x80040237", ours, ALREADY_THERE),
                        new Row("0x80040237", others, REFUSED),
                        new Row("0x80040237", page, UNCERTAIN),
                        new Row("0x80040237", ScriptedRemote.RESET, UNCERTAIN),
                        new Row("-2147220937", ours, ALREADY_THERE),
                        new Row("0x80060892", ours, ALREADY_THERE),
                        new Row("0x80060892", others, REFUSED),
                        new Row("", ours, ALREADY_THERE),
                        new Row("", others, REFUSED))
                .map(row -> DynamicTest.dynamicTest("'" + row.about() + "' " + row.expected(), () -> {
                    remote.toBatches(answer(412, MIXED, failed(412, error(row.about()))));
                    remote.toReads(row.bytes());

                    assertThat(Outcome.of(cases.deliver(dispatch))).isEqualTo(row.expected());
                }));
    }

    @Test
    void after_an_unknown_outcome_the_next_try_looks_before_it_writes() {
        Dispatch dispatch = Samples.dispatch();
        cases.deliver(dispatch);
        long before = remote.batches();
        remote.toReads(answer(
                200,
                JSON,
                "{\"cf_reference\":\"" + dispatch.submission().reference().text() + "\"}"));

        Delivery again = cases.deliver(Samples.again(dispatch));

        assertThat(Outcome.of(again)).isEqualTo(ALREADY_THERE);
        assertThat(remote.batches()).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> every_way_to_ask_for_a_pause_is_understood_and_holds_all_requests() {
        return Stream.of(
                        answer(429, JSON, error("0x80072322"), "Retry-After: 30"),
                        answer(429, JSON, error("-2147015902"), "Retry-After: 30"),
                        answer(429, JSON, error("0x80072321"), "Retry-After: 30"),
                        answer(429, JSON, error("-2147015903"), "retry-after: 30"),
                        answer(429, JSON, error("0x80072326"), "Retry-After: Mon, 23 Nov 2026 09:30:30 GMT"),
                        answer(429, JSON, error("-2147015898")),
                        answer(503, JSON, error("0x80072322"), "Retry-After: 30"),
                        answer(429, "text/html", PAGE, "Retry-After: 30"),
                        answer(200, MIXED, failed(429, error("0x80072322")), "Retry-After: 30"))
                .map(bytes -> DynamicTest.dynamicTest(bytes.substring(9, 12) + " " + bytes.hashCode(), () -> {
                    clock.moveTo(Instant.parse("2026-11-23T09:30:00Z"));
                    remote.toBatches(bytes);
                    Delivery asked = cases.deliver(Samples.dispatch());
                    int sent = remote.requests().size();
                    clock.advance(Duration.ofSeconds(29));
                    Delivery held = cases.deliver(Samples.dispatch());
                    int meanwhile = remote.requests().size();
                    clock.advance(Duration.ofHours(2));

                    assertThat(asked).isInstanceOfSatisfying(Delivery.TryLater.class, later -> assertThat(later.after())
                            .isEqualTo(Duration.ofSeconds(30)));
                    assertThat(Outcome.of(held)).isEqualTo(TRY_LATER);
                    assertThat(meanwhile).isEqualTo(sent);
                }));
    }

    @Test
    void a_token_that_is_never_taken_is_renewed_once_and_then_nobody_asks_for_ten_minutes() {
        remote.toBatches(answer(401, "", "", "WWW-Authenticate: Bearer"));

        Delivery first = cases.deliver(Samples.dispatch());
        int asked = remote.requests().size();
        Delivery second = cases.deliver(Samples.dispatch());
        int then = remote.requests().size();
        clock.advance(Duration.ofMinutes(11));
        cases.deliver(Samples.dispatch());

        assertThat(first).isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                .startsWith("Dynamics did not take our sign-in, not even a new one; make the app registration"));
        assertThat(second).isEqualTo(first);
        assertThat(then).isEqualTo(asked);
        assertThat(remote.batches()).isEqualTo(4);
    }

    private static String changeSet(String parts) {
        return "--b\r\nContent-Type: multipart/mixed; boundary=cs\r\n\r\n" + parts + "--cs--\r\n\r\n--b--\r\n";
    }

    private static String failed(int status, String body) {
        return changeSet(part(status, body));
    }

    private static String part(int status, String body) {
        return "--cs\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 " + status
                + " X\r\nContent-Type: application/json\r\n\r\n" + body + "\r\n";
    }

    private static String error(String code) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"Canary-In-A-Page\"}}";
    }
}
