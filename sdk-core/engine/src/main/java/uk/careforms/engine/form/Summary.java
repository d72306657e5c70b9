package uk.careforms.engine.form;

import java.util.List;

/** Check-answers rows as plain text. */
final class Summary {

    private Summary() {}

    static String text(String title, List<CheckRow> rows) {
        StringBuilder text = new StringBuilder(title);
        String section = "";
        for (CheckRow row : rows) {
            if (!row.section().equals(section)) {
                section = row.section();
                text.append("\n\n").append(section);
            }
            text.append('\n').append(row.label()).append(row.label().endsWith("?") ? " " : ": ");
            String answer = row.shown();
            // an answer's own line breaks are indented, so that no answer can pass for a heading or another question
            text.append(answer.contains("\n") ? "\n    " + answer.replace("\n", "\n    ") : answer);
        }
        return text.append('\n').toString();
    }
}
