package uk.careforms.systems.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.RetryAfter;
import uk.careforms.systems.internal.wire.Trouble;
import uk.careforms.systems.internal.wire.WireAnswer.Received;

/**
 * Tells what Dataverse means by its errors: by code first, then by status, never by its words, which change and may hold what
 * people told us.
 *
 * <p>Sources, read November 2026: Microsoft, "Compose HTTP requests and handle errors", "Service protection API limits",
 * "Perform conditional operations", "Manage duplicate detection" and "Dataverse client errors". The numbers {@code
 * 0x80060892} and {@code 0x80060882} were seen in issue reports only.
 */
final class ErrorCodes {

    /** A row with this primary key exists. */
    static final String ROW_EXISTS = "0x80040237";

    /** A row with this alternate key exists. */
    static final String KEY_IN_USE = "0x80060892";

    /** A row that something refers to is not there. */
    static final String NO_SUCH_ROW = "0x80040217";

    /** One of the organisation's duplicate rules found something. */
    static final String DUPLICATE = "0x80040333";

    /** A text is longer than its column. */
    static final String TOO_LONG = "0x80044331";

    private static final Set<String> THROTTLING = Set.of("0x80072321", "0x80072322", "0x80072326");

    private static final Map<String, String> PERMANENT = Map.of(
            ROW_EXISTS,
            "says that a row with our id exists already",
            KEY_IN_USE,
            "has another record with the same key, like the same NHS number or reference; match it by hand",
            DUPLICATE,
            "found a possible duplicate by its own rules; look for the person in the case's match review and link the record"
                    + " (somebody new must be added in Dynamics first), then try again",
            "0x80060882",
            "says that the row was changed meanwhile",
            TOO_LONG,
            "refused a text as too long for its column; correct the mapping",
            NO_SUCH_ROW,
            "does not have a record that the mapping or the linked person refers to",
            "0x80040220",
            "does not let our application user do this; give it a security role that does",
            "0x80048306",
            "does not let our application user do this; give it a security role that does",
            "0x80060888",
            "does not know an address, table or column; check the mapping against its tables");

    private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{8}");
    private static final Pattern DECIMAL = Pattern.compile("-[0-9]{1,10}");
    private static final Pattern SUPPORT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private ErrorCodes() {}

    static Trouble trouble(Received answer, Instant now) {
        String code = code(answer);
        String meaning = PERMANENT.get(code);
        if (meaning != null) {
            return Trouble.refused(code, DynamicsClient.SYSTEM + " " + meaning + support(answer));
        }
        Duration after = RetryAfter.of(answer, now).orElse(Duration.ZERO);
        if (THROTTLING.contains(code)) {
            return Trouble.notDone(code, after, DynamicsClient.SYSTEM + " asked us to slow down");
        }
        Trouble trouble = Trouble.byStatus(DynamicsClient.SYSTEM, answer, now);
        return new Trouble(
                trouble.kind(),
                code.isEmpty() ? trouble.code() : code,
                trouble.after(),
                trouble.sentence() + support(answer));
    }

    static boolean isThrottling(Received answer) {
        return answer.status() == 429 || THROTTLING.contains(code(answer));
    }

    /** Whether an answer to our create says that there is such a row already: one of ours, or one with the same key. */
    static boolean saysAlreadyThere(Received answer) {
        String code = code(answer);
        return code.equals(ROW_EXISTS) || code.equals(KEY_IN_USE) || (answer.status() == 412 && code.isEmpty());
    }

    /** The code in hexadecimal, lower case after {@code 0x}; empty when there is none. */
    static String code(Received answer) {
        return JsonText.object(answer.body())
                .map(json -> json.path("error").path("code").asString(""))
                .flatMap(ErrorCodes::normal)
                .orElse("");
    }

    private static Optional<String> normal(String code) {
        if (HEX.matcher(code).matches()) {
            return Optional.of("0x" + code.substring(2).toLowerCase(Locale.ROOT));
        }
        if (DECIMAL.matcher(code).matches()) {
            long number = Long.parseLong(code);
            return number >= Integer.MIN_VALUE
                    ? Optional.of(String.format(Locale.ROOT, "0x%08x", (int) number))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** The id under which Microsoft's support finds the request. */
    private static String support(Received answer) {
        return answer.header("x-ms-service-request-id")
                .or(() -> answer.header("REQ_ID"))
                .filter(id -> SUPPORT_ID.matcher(id).matches())
                .map(id -> " (request " + id + ")")
                .orElse("");
    }
}
