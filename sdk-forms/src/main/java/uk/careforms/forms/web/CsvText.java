package uk.careforms.forms.web;

import java.util.List;

/**
 * A table for spreadsheets: RFC 4180 (October 2005), in UTF-8. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it (OWASP, CSV injection), unless it is a number.
 */
public final class CsvText {

    private final StringBuilder text = new StringBuilder();

    /** One more line. */
    public CsvText line(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        text.append("\r\n");
        return this;
    }

    /** The table. */
    public String text() {
        return text.toString();
    }

    /** As a file to save. */
    public Reply reply(String name) {
        return Reply.text(200, "text/csv; charset=utf-8; header=present", text())
                .with("Content-Disposition", Download.disposition(name));
    }

    private static String cell(String value) {
        boolean number = value.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
        boolean formula = !number && !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return "CsvText[" + text.length() + " characters]";
    }
}
