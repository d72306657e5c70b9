package uk.careforms.engine.internal.insight;

import java.util.Map;

/** What rows are called, where no pack says it. */
final class Words {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("links/email", "E-mail"),
            Map.entry("links/sms", "Text message"),
            Map.entry("links/letter", "Letter"),
            Map.entry("forms/web", "Self, on the web"),
            Map.entry("forms/assisted", "Assisted by staff"),
            Map.entry("forms/gp", "From a GP system"),
            Map.entry("forms/api", "From another program"),
            Map.entry("days/from-link", "From the link to the form being sent"),
            Map.entry("days/from-begun", "From beginning the form to sending it"),
            Map.entry("pages/", "Not known"),
            Map.entry("pages/check", "Check your answers"),
            Map.entry("outcomes/", "Not ended yet"),
            Map.entry("satisfaction/submit", "After sending the form"),
            Map.entry("satisfaction/decision", "After the decision"),
            Map.entry("reasons/none", "No reason given"));

    private Words() {}

    static String of(String table, String row) {
        if (row.equals("all")) {
            return "All";
        }
        String words = row.replace('-', ' ');
        return KNOWN.getOrDefault(
                table + "/" + row,
                words.isEmpty() ? "Not said" : Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }
}
