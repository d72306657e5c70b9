package uk.careforms.charging;

import jakarta.json.JsonArrayBuilder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.careforms.charging.Rates.Figure;

/** What the person keeps, part by part; every part is a line of the working. */
final class Allowances {

    private final Sheet sheet;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private BigDecimal total = Money.ZERO;

    Allowances(Sheet sheet) {
        this.sheet = sheet;
    }

    private record Part(String label, BigDecimal amount) {}

    BigDecimal total() {
        return total;
    }

    /** What one part comes to. */
    BigDecimal of(String code) {
        Part part = parts.get(code);
        return part == null ? Money.ZERO : part.amount;
    }

    /** A part made of one line. */
    void add(String code, Line line) {
        sheet.line(line);
        count(code, line.label(), line.counted());
    }

    /** A national figure, or what a council made of it. */
    void add(String code, Figure figure, BigDecimal amount, String reason) {
        add(code, Line.whole("allowance", code, figure.label(), amount, reason, figure.law() + "; " + figure.source()));
    }

    /** A part whose lines were written already. */
    void count(String code, String label, BigDecimal amount) {
        Part before = parts.get(code);
        parts.put(code, before == null ? new Part(label, amount) : new Part(before.label, before.amount.add(amount)));
        total = total.add(amount);
    }

    JsonArrayBuilder json() {
        JsonArrayBuilder list = Material.JSON.createArrayBuilder();
        parts.forEach((code, part) -> list.add(Material.JSON
                .createObjectBuilder()
                .add("code", code)
                .add("label", part.label)
                .add("amount", Money.text(part.amount))));
        return list;
    }
}
