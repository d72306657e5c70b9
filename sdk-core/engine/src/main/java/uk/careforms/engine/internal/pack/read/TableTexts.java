package uk.careforms.engine.internal.pack.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The literal texts that the tables of a decision model may answer under one output name, so that a team which no council
 * has is found before a case waits for it. What is computed is not seen.
 */
public final class TableTexts {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");

    private TableTexts() {}

    /** Every literal under the output, sorted; empty when the model is not well-formed, which others say. */
    public static Set<String> under(String output, String dmn) {
        Reader reader = new Reader(output);
        XmlText.read(dmn, reader);
        return reader.found;
    }

    private static final class Reader implements XmlText.Visitor {

        private final String wanted;
        private final Set<String> found = new TreeSet<>();
        private final List<String> outputs = new ArrayList<>();
        private String decision = "";
        private int column;
        private boolean inEntry;

        private Reader(String wanted) {
            this.wanted = wanted;
        }

        @Override
        public void starts(String element, Function<String, Optional<String>> attribute) {
            switch (element) {
                case "decision" -> decision = attribute.apply("name").orElse("");
                case "decisionTable" -> outputs.clear();
                case "output" -> outputs.add(attribute.apply("name").orElse(decision));
                case "rule" -> column = 0;
                case "outputEntry" -> inEntry = true;
                default -> {
                    // nothing that answers
                }
            }
        }

        @Override
        public void ends(String element, String text) {
            if (element.equals("text")
                    && inEntry
                    && column < outputs.size()
                    && outputs.get(column).equals(wanted)) {
                Matcher literal = LITERAL.matcher(text);
                while (literal.find()) {
                    found.add(literal.group(1));
                }
            }
            if (element.equals("outputEntry")) {
                inEntry = false;
                column++;
            }
        }
    }
}
