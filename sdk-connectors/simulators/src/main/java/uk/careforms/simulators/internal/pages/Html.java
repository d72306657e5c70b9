package uk.careforms.simulators.internal.pages;

import java.util.List;
import java.util.Map;

/** Writes HTML: everything given as text is escaped, and only what is given as inner HTML is not. */
public final class Html {

    private final StringBuilder out = new StringBuilder();

    /** An element with text in it. */
    public Html text(String element, String text) {
        out.append('<')
                .append(element)
                .append('>')
                .append(escape(text))
                .append("</")
                .append(element)
                .append(">\n");
        return this;
    }

    /** Anything already written with this class. */
    public Html add(Html inner) {
        out.append(inner.out);
        return this;
    }

    /** A table with a caption, or a sentence when there are no rows. */
    public Html table(String caption, List<String> heads, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return text("p", caption + ": none");
        }
        out.append("<table><caption>").append(escape(caption)).append("</caption>\n<thead><tr>");
        heads.forEach(
                head -> out.append("<th scope=\"col\">").append(escape(head)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            out.append("<tr>");
            row.forEach(
                    cell -> out.append("<td dir=\"auto\">").append(escape(cell)).append("</td>"));
            out.append("</tr>\n");
        }
        out.append("</tbody></table>\n");
        return this;
    }

    /** Names and values of one thing. */
    public Html list(Map<String, String> values) {
        out.append("<dl>\n");
        values.forEach((name, value) -> out.append("<dt>")
                .append(escape(name))
                .append("</dt><dd dir=\"auto\">")
                .append(escape(value))
                .append("</dd>\n"));
        out.append("</dl>\n");
        return this;
    }

    /** A form that is sent by POST; its content is built inside. */
    public Html form(String action, Html inner) {
        out.append("<form method=\"post\" action=\"").append(escape(action)).append("\">\n");
        out.append(inner.out).append("</form>\n");
        return this;
    }

    public Html select(String name, String label, List<String> options) {
        out.append("<p><label for=\"")
                .append(escape(name))
                .append("\">")
                .append(escape(label))
                .append("</label><br>");
        out.append("<select id=\"")
                .append(escape(name))
                .append("\" name=\"")
                .append(escape(name))
                .append("\">");
        options.forEach(option -> out.append("<option>").append(escape(option)).append("</option>"));
        out.append("</select></p>\n");
        return this;
    }

    public Html input(String name, String label, String value) {
        out.append("<p><label for=\"")
                .append(escape(name))
                .append("\">")
                .append(escape(label))
                .append("</label><br>");
        out.append("<input id=\"")
                .append(escape(name))
                .append("\" name=\"")
                .append(escape(name))
                .append("\" value=\"");
        out.append(escape(value)).append("\"></p>\n");
        return this;
    }

    public Html button(String name, String value, String label) {
        out.append("<button name=\"")
                .append(escape(name))
                .append("\" value=\"")
                .append(escape(value))
                .append("\">");
        out.append(escape(label)).append("</button>\n");
        return this;
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case 0 -> safe.append('\uFFFD');
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
