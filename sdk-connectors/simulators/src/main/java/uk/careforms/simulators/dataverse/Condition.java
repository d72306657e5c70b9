package uk.careforms.simulators.dataverse;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code $filter} ("Query data using the Web API"): {@code eq ne gt ge lt le}, {@code and or not}, brackets,
 * {@code startswith endswith contains}; quotes in text are doubled; text is compared without regard to case.
 */
final class Condition {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:('(?:[^']|'')*')|([(),])|([A-Za-z0-9_.:+/@-]+))", Pattern.DOTALL);

    private final Table table;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private Condition(Table table, String filter) {
        this.table = table;
        Matcher token = TOKEN.matcher(filter.strip());
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group().strip());
            end = token.end();
        }
        if (end != filter.strip().length()) {
            throw syntax(filter);
        }
    }

    static Predicate<Row> parse(Table table, String filter) {
        Condition condition = new Condition(table, filter);
        Predicate<Row> result = condition.either();
        if (condition.next != condition.tokens.size()) {
            throw syntax(filter);
        }
        return result;
    }

    private Predicate<Row> either() {
        Predicate<Row> left = both();
        while (accept("or")) {
            left = left.or(both());
        }
        return left;
    }

    private Predicate<Row> both() {
        Predicate<Row> left = one();
        while (accept("and")) {
            left = left.and(one());
        }
        return left;
    }

    private Predicate<Row> one() {
        if (accept("not")) {
            return one().negate();
        }
        if (accept("(")) {
            Predicate<Row> inner = either();
            expect(")");
            return inner;
        }
        String word = take();
        return switch (word) {
            case "startswith", "endswith", "contains" -> text(word);
            default -> comparison(column(word), take());
        };
    }

    private Predicate<Row> text(String function) {
        expect("(");
        String column = column(take());
        expect(",");
        String part = literal(take()) instanceof String s ? s.toLowerCase(Locale.ROOT) : "";
        expect(")");
        return row -> {
            Object value = row.read(column);
            if (value == null) {
                return false;
            }
            String text = value.toString().toLowerCase(Locale.ROOT);
            return switch (function) {
                case "startswith" -> text.startsWith(part);
                case "endswith" -> text.endsWith(part);
                default -> text.contains(part);
            };
        };
    }

    private Predicate<Row> comparison(String column, String operator) {
        Object wanted = literal(take());
        return switch (operator) {
            case "eq" -> row -> same(row.read(column), wanted);
            case "ne" -> row -> !same(row.read(column), wanted);
            case "gt" -> row -> ordered(row.read(column), wanted, 1, false);
            case "ge" -> row -> ordered(row.read(column), wanted, 1, true);
            case "lt" -> row -> ordered(row.read(column), wanted, -1, false);
            case "le" -> row -> ordered(row.read(column), wanted, -1, true);
            default -> throw syntax(operator);
        };
    }

    private String column(String name) {
        if (name.contains("/")) {
            throw Refusal.notSimulated("filtering by a column of a related row");
        }
        boolean known = name.equals(table.id())
                || table.column(name).isPresent()
                || table.lookupColumn(name).isPresent();
        if (!known) {
            throw Refusal.url("Could not find a property named '" + name + "' on type '" + table.type() + "'.");
        }
        return name;
    }

    private static boolean same(@Nullable Object value, @Nullable Object wanted) {
        if (value == null || wanted == null) {
            return value == wanted;
        }
        return compare(value, wanted) == 0;
    }

    private static boolean ordered(@Nullable Object value, @Nullable Object wanted, int sign, boolean orSame) {
        if (value == null || wanted == null) {
            return false;
        }
        int order = Integer.signum(compare(value, wanted));
        return order == sign || (orSame && order == 0);
    }

    /** Orders two values of a column and a literal; a literal of another kind is a mistake of the client. */
    static int compare(Object value, Object wanted) {
        if (value instanceof Number && wanted instanceof Number) {
            return new BigDecimal(value.toString()).compareTo(new BigDecimal(wanted.toString()));
        }
        if (value instanceof Instant instant && wanted instanceof Instant other) {
            return instant.compareTo(other);
        }
        if (value.getClass() == wanted.getClass()) {
            return value.toString().compareToIgnoreCase(wanted.toString());
        }
        throw Refusal.url("A binary operator with incompatible types was detected in the filter.");
    }

    private static @Nullable Object literal(String token) {
        if (token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replace("''", "'");
        }
        if (token.equals("null")) {
            return null;
        }
        if (token.equals("true") || token.equals("false")) {
            return Boolean.valueOf(token);
        }
        if (Address.isGuid(token)) {
            return UUID.fromString(token);
        }
        try {
            if (token.contains("T")) {
                return OffsetDateTime.parse(token).toInstant();
            }
            return token.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(token) : new BigDecimal(token);
        } catch (DateTimeException | NumberFormatException e) {
            throw syntax(token);
        }
    }

    private boolean accept(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        if (there) {
            next++;
        }
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw syntax(token);
        }
    }

    private String take() {
        if (next >= tokens.size()) {
            throw syntax("end of filter");
        }
        return tokens.get(next++);
    }

    private static Refusal syntax(String near) {
        return Refusal.url("Syntax error in the filter near '" + near + "'.");
    }
}
