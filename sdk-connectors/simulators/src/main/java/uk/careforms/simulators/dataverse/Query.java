package uk.careforms.simulators.dataverse;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import uk.careforms.simulators.internal.http.UrlEncoded;

/** The options of a read: {@code $select $filter $orderby $top $count} and the mark of the next page. */
record Query(
        List<String> select,
        Predicate<Row> filter,
        Comparator<Row> order,
        Optional<Integer> top,
        boolean count,
        int skip) {

    private static final Set<String> KNOWN = Set.of("$select", "$filter", "$orderby", "$top", "$count", "$skiptoken");

    static Query parse(Table table, String query) {
        Map<String, String> options = options(query);
        for (String option : options.keySet()) {
            if (option.startsWith("$") && !KNOWN.contains(option)) {
                throw Refusal.notSimulated("the query option " + option);
            }
            if (!option.startsWith("$") && !option.startsWith("@")) {
                throw Refusal.url("The query parameter '" + option + "' is not supported");
            }
        }
        String filter = options.getOrDefault("$filter", "");
        return new Query(
                columns(table, options.getOrDefault("$select", "")),
                filter.isEmpty() ? row -> true : Condition.parse(table, filter),
                order(table, options.getOrDefault("$orderby", "")),
                Optional.ofNullable(options.get("$top")).map(Query::number),
                "true".equals(options.get("$count")),
                Optional.ofNullable(options.get("$skiptoken"))
                        .map(Query::number)
                        .orElse(0));
    }

    /** Names and values of the options, decoded. */
    static Map<String, String> options(String query) {
        try {
            return UrlEncoded.parse(query);
        } catch (IllegalArgumentException e) {
            throw Refusal.url("The query is not percent-encoded as it should be");
        }
    }

    private static List<String> columns(Table table, String select) {
        List<String> names = split(select);
        names.forEach(name -> require(table, name));
        return names;
    }

    private static Comparator<Row> order(Table table, String orderBy) {
        Comparator<Row> order = Comparator.comparing(row -> 0);
        for (String part : split(orderBy)) {
            String[] words = part.split("\\s+", -1);
            require(table, words[0]);
            Comparator<Row> next = (one, two) -> {
                Object left = one.read(words[0]);
                Object right = two.read(words[0]);
                if (left == null || right == null) {
                    return Boolean.compare(left != null, right != null);
                }
                return Condition.compare(left, right);
            };
            order = order.thenComparing(words.length > 1 && words[1].equals("desc") ? next.reversed() : next);
        }
        return order.thenComparingLong(Row::order);
    }

    private static void require(Table table, String name) {
        boolean known = name.equals(table.id())
                || table.column(name).isPresent()
                || table.lookupColumn(name).isPresent();
        if (!known) {
            throw Refusal.url("Could not find a property named '" + name + "' on type '" + table.type() + "'.");
        }
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw Refusal.url("The value of a query option is not a number");
        }
        return Integer.parseInt(text);
    }
}
