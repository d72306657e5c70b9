package uk.careforms.engine.internal.pack.read;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the council's own texts, like {@code {{council.name}}}, into the words of a form when it is read. */
final class CouncilTexts {

    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private final Map<String, String> texts;

    CouncilTexts(Map<String, String> texts) {
        this.texts = texts;
    }

    String fill(Node node, String words) {
        if (!words.contains("{{")) {
            return words;
        }
        Matcher names = NAME.matcher(words);
        StringBuilder filled = new StringBuilder();
        while (names.find()) {
            String name = names.group(1);
            String text = name.startsWith("council.") ? texts.get(name.substring("council.".length())) : null;
            if (text == null) {
                node.fault("'{{" + name + "}}' is not a text of the council; council.json has "
                        + new TreeSet<>(texts.keySet()));
            }
            names.appendReplacement(filled, Matcher.quoteReplacement(text == null ? "" : text));
        }
        names.appendTail(filled);
        if (filled.indexOf("{{") >= 0 || words.contains("{{{")) {
            node.fault("Only whole names like {{council.name}} can stand in double braces");
        }
        return filled.toString();
    }
}
