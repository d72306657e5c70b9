package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.careforms.systems.internal.wire.Trouble;
import uk.careforms.systems.internal.wire.Trouble.Kind;
import uk.careforms.systems.internal.wire.WireAnswer.Received;

class ErrorCodesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    @Test
    void a_code_is_the_same_in_hexadecimal_and_in_decimal() {
        assertThat(ErrorCodes.code(error(412, "0x80040237"))).isEqualTo("0x80040237");
        assertThat(ErrorCodes.code(error(412, "0X8004D10A"))).isEqualTo("0x8004d10a");
        assertThat(ErrorCodes.code(error(412, "-2147220937"))).isEqualTo("0x80040237");
        assertThat(ErrorCodes.code(error(412, "-9999999999"))).isEmpty();
        assertThat(ErrorCodes.code(error(412, "Philippa"))).isEmpty();
        assertThat(ErrorCodes.code(new Received(500, Map.of(), "<html>"))).isEmpty();
    }

    @Test
    void the_code_decides_and_not_the_status() {
        assertThat(trouble(500, "0x80040333").kind()).isEqualTo(Kind.REFUSED);
        assertThat(trouble(412, "0x80040333").kind()).isEqualTo(Kind.REFUSED);
        assertThat(trouble(500, "0x80044331").kind()).isEqualTo(Kind.REFUSED);
        assertThat(trouble(503, "0x80072322").kind()).isEqualTo(Kind.NOT_DONE);
        assertThat(trouble(429, "-2147015898").kind()).isEqualTo(Kind.NOT_DONE);
        assertThat(ErrorCodes.saysAlreadyThere(error(500, "0x80040237"))).isTrue();
        assertThat(ErrorCodes.saysAlreadyThere(error(412, ""))).isTrue();
        assertThat(ErrorCodes.saysAlreadyThere(error(412, "0x80060882"))).isFalse();
    }

    @Test
    void an_unknown_code_leaves_it_to_the_status_and_is_kept() {
        assertThat(trouble(400, "0x80048d19")).satisfies(trouble -> {
            assertThat(trouble.kind()).isEqualTo(Kind.REFUSED);
            assertThat(trouble.code()).isEqualTo("0x80048d19");
        });
        assertThat(trouble(500, "0x80044150").kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void the_remotes_words_are_never_passed_on_but_its_request_id_is() {
        Received answer = new Received(
                400,
                Map.of("x-ms-service-request-id", "4e940000-0000-4000-8000-000000000001"),
                "{\"error\":{\"code\":\"0x80044331\",\"message\":\"Philippa is too long\"}}");

        assertThat(ErrorCodes.trouble(answer, NOW).sentence())
                .isEqualTo("Dynamics refused a text as too long for its column; correct the mapping"
                        + " (request 4e940000-0000-4000-8000-000000000001)");
    }

    private static Trouble trouble(int status, String code) {
        return ErrorCodes.trouble(error(status, code), NOW);
    }

    private static Received error(int status, String code) {
        return new Received(status, Map.of(), "{\"error\":{\"code\":\"" + code + "\",\"message\":\"m\"}}");
    }
}
