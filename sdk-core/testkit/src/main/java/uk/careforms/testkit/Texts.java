package uk.careforms.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts that people really type, or that attackers do, each with a name: all must arrive as they were sent. */
final class Texts {

    private Texts() {}

    static Map<String, String> awkward() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("quotes", "She said \"no\", it's 'fine' and O'Neil's `too`");
        texts.put("slashes", "and/or \\ back\\slash // C:\\new\\table 50% & more + less ?");
        texts.put(
                "emoji",
                "Happy \uD83D\uDE00 family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 thumbs \uD83D\uDC4D\uD83C\uDFFD");
        texts.put("right to left", "\u0645\u0631\u062D\u0628\u0627 shalom \u05E9\u05DC\u05D5\u05DD end");
        texts.put("Welsh", "T\u0177 bach, d\u0175r, \u00E2 \u00EA \u00EE \u00F4");
        texts.put("expression", "${7*191} #{7*191} {{reference}} {{{x}}} %7B $1 \\1");
        texts.put("markup", "<script>alert(1)</script> &amp; &lt; ]]> <!-- -->");
        texts.put("a boundary", "--batch_x--changeset_y Content-Type: application/http HTTP/1.1 204");
        texts.put(
                "2,000 characters",
                "A sentence of forty characters, exactly. ".repeat(50).substring(0, 2000));
        return texts;
    }

    /** Line breaks, which only columns of several lines take. */
    static String ofSeveralLines() {
        return "First line\nSecond line\n\nAfter a gap\n--batch_x--\n{\"json\": true}";
    }
}
