package uk.careforms.simulators.notify;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One template: words with {@code ((placeholders))}.
 *
 * @param subject empty for text messages
 */
record Template(String id, String type, String subject, String body) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\(\\(([^()]+)\\)\\)");
    private static final Pattern URL = Pattern.compile("(?i)(https?://|www\\.)\\S+");
    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_{}\\[\\]()#+\\-!|>^~]");

    /** What a template that nobody declared looks like: every value on a line of its own. */
    static Template undeclared(String id, String type, Map<String, String> personalisation) {
        StringBuilder body = new StringBuilder();
        personalisation
                .keySet()
                .forEach(name -> body.append(name).append(": ((").append(name).append("))\n"));
        return new Template(id, type, type.equals("sms") ? "" : "Template " + id, body.toString());
    }

    /** The placeholders that have no value, in their order. */
    List<String> missing(Map<String, String> personalisation) {
        Set<String> names = new LinkedHashSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(subject + "\n" + body);
        while (placeholder.find()) {
            names.add(placeholder.group(1).strip());
        }
        names.removeAll(personalisation.keySet());
        return List.copyOf(names);
    }

    static String filled(String text, Map<String, String> personalisation) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(
                        personalisation.getOrDefault(m.group(1).strip(), "")));
    }

    /** What {@code sanitise_content_for} does to a value: Markdown is escaped, addresses of pages are removed. */
    static String sanitised(String value) {
        return MARKDOWN.matcher(URL.matcher(value).replaceAll("")).replaceAll("\\\\$0");
    }
}
