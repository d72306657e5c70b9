package uk.careforms.forms;

import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody invented, filling in the form with every widget. */
final class Journey {

    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("about-who", "self"),
            Map.entry("about-relation", "daughter"),
            Map.entry("person-firstName", "Ada"),
            Map.entry("person-lastName", "O'Sample"),
            Map.entry("person-dateOfBirth-day", "27"),
            Map.entry("person-dateOfBirth-month", "3"),
            Map.entry("person-dateOfBirth-year", "1950"),
            Map.entry("person-nhsNumber", "999 000 0018"),
            Map.entry("person-postcode", "zz99 3vz"),
            Map.entry("person-email", "ada@testshire.example"),
            Map.entry("needs-areas", "washing,meals"),
            Map.entry("needs-washing", "no"),
            Map.entry("needs-district", "north"),
            Map.entry("needs-story", "Two lines:\nlike this"),
            Map.entry("confirmed", "true"));

    private Journey() {}

    /** What is typed into each field. */
    static Map<String, String> answers() {
        return ANSWERS;
    }

    static Answer begin(Visitor visitor) {
        return visitor.press(visitor.get("/forms/every-widget"), Map.of());
    }

    /** Up to a page, which is not filled in. */
    static Answer to(Visitor visitor, String page) {
        return to(visitor, page, Map.of());
    }

    static Answer to(Visitor visitor, String page, Map<String, String> others) {
        Map<String, String> typed = new LinkedHashMap<>(ANSWERS);
        typed.putAll(others);
        Answer now = begin(visitor);
        while (!now.path().endsWith("/" + page)) {
            Answer next = visitor.press(now, typed);
            if (next.path().equals(now.path())) {
                throw new AssertionError("Stopped at " + now.path() + ": " + next.errors());
            }
            now = next;
        }
        return now;
    }

    static Answer toCheck(Visitor visitor) {
        return to(visitor, "check");
    }

    static Answer toCheck(Visitor visitor, Map<String, String> others) {
        return to(visitor, "check", others);
    }

    /** Sends the form and returns its reference. */
    static String send(Visitor visitor, Map<String, String> others) {
        Answer sent = visitor.press(toCheck(visitor, others), Map.of());
        return sent.text(".govuk-panel__body strong");
    }
}
