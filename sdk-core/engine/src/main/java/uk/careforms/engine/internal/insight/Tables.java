package uk.careforms.engine.internal.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.insight.Figure;
import uk.careforms.engine.insight.Figure.Withheld;
import uk.careforms.engine.insight.InsightTable;
import uk.careforms.engine.insight.InsightTable.Row;
import uk.careforms.engine.internal.store.InsightQuery;
import uk.careforms.engine.internal.store.InsightQuery.Counts;
import uk.careforms.engine.internal.store.InsightQuery.Quartiles;
import uk.careforms.engine.internal.store.InsightQuery.Span;

/** The tables of a report: counted, settled together so that none gives another's small numbers away, then set. */
public final class Tables {

    private static final String ALL = "all";
    private static final String WORDS = "with-words";
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final List<String> LINK = List.of("sent", "opened", "begun", "completed");
    private static final List<String> FORM = List.of("begun", "completed", "still-open", "stopped");
    private static final List<String> CLOCK = List.of("in-time", "late", "running", "overdue");
    private static final List<String> SCORES = List.of("score-1", "score-2", "score-3", "score-4", "score-5");

    private final FormDefinition form;
    private final Grid grid = new Grid();

    private final Map<String, List<String>> rows = new LinkedHashMap<>();
    private Map<String, Long> reached = Map.of();
    private Quartiles fromBegun = new Quartiles(Optional.empty(), Optional.empty(), Optional.empty());
    private Quartiles fromLink = fromBegun;

    private Tables(FormDefinition form) {
        this.form = form;
    }

    /** Counts and sets every table. */
    public static List<InsightTable> of(Handle handle, FormDefinition form, Span span) {
        Tables tables = new Tables(form);
        tables.count(handle, span);
        tables.grid.settle();
        return tables.set();
    }

    private void count(Handle handle, Span span) {
        matrix("links", LINK, InsightQuery.links(handle, span));
        matrix("forms", FORM, InsightQuery.forms(handle, span));
        for (String row : rows.getOrDefault("links", List.of())) {
            for (int whole = 0; whole < LINK.size(); whole++) {
                for (int part = whole + 1; part < LINK.size(); part++) {
                    grid.within(key("links", row, LINK.get(whole)), key("links", row, LINK.get(part)));
                }
            }
        }
        for (String row : rows.getOrDefault("forms", List.of())) {
            addUp("forms", row, "begun", FORM.subList(1, FORM.size()));
        }
        fromBegun = InsightQuery.daysFromBegun(handle, span);
        fromLink = InsightQuery.daysFromLink(handle, span);
        pages(InsightQuery.reached(handle, span), InsightQuery.stopped(handle, span));
        list("reasons", InsightQuery.reasons(handle, span));
        list("outcomes", InsightQuery.outcomes(handle, span));
        rowsWithSum("clocks", CLOCK, InsightQuery.clocks(handle, span));
        List<Counts> scores = InsightQuery.scores(handle, span);
        rowsWithSum("satisfaction", SCORES, scores);
        for (Counts row : scores) {
            grid.count(key("satisfaction", row.key(), WORDS), row.counts().get(SCORES.size()));
            grid.within(key("satisfaction", row.key(), ALL), key("satisfaction", row.key(), WORDS));
        }
    }

    /** Rows that add up to one for all, column by column. */
    private void matrix(String table, List<String> columns, List<Counts> counted) {
        List<String> keys = new ArrayList<>();
        keys.add(ALL);
        counted.stream().map(Counts::key).sorted().forEach(keys::add);
        rows.put(table, keys);
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            String name = columns.get(i);
            for (Counts row : counted) {
                grid.count(key(table, row.key(), name), row.counts().get(column));
            }
            grid.count(
                    key(table, ALL, name),
                    counted.stream().mapToLong(row -> row.counts().get(column)).sum());
            grid.sum(
                    key(table, ALL, name),
                    counted.stream().map(row -> key(table, row.key(), name)).toList());
        }
    }

    private void list(String table, List<Counts> counted) {
        matrix(table, List.of("count"), counted);
    }

    private void rowsWithSum(String table, List<String> columns, List<Counts> counted) {
        rows.put(table, counted.stream().map(Counts::key).sorted().toList());
        for (Counts row : counted) {
            for (int i = 0; i < columns.size(); i++) {
                grid.count(key(table, row.key(), columns.get(i)), row.counts().get(i));
            }
            grid.count(
                    key(table, row.key(), ALL),
                    row.counts().stream()
                            .limit(columns.size())
                            .mapToLong(count -> count)
                            .sum());
            addUp(table, row.key(), ALL, columns);
        }
    }

    private void addUp(String table, String row, String total, List<String> parts) {
        grid.sum(
                key(table, row, total),
                parts.stream().map(part -> key(table, row, part)).toList());
    }

    private void pages(List<Counts> came, List<Counts> stopped) {
        Map<String, Long> left = byKey(stopped);
        reached = byKey(came);
        List<String> keys = Stream.concat(
                        form.pages().stream().map(page -> page.id()),
                        reached.keySet().stream().sorted())
                .distinct()
                .toList();
        rows.put("pages", keys);
        keys.forEach(page -> grid.count(key("pages", page, "stopped"), left.getOrDefault(page, 0L)));
        grid.sum(
                key("forms", ALL, "stopped"),
                keys.stream().map(page -> key("pages", page, "stopped")).toList());
    }

    private static Map<String, Long> byKey(List<Counts> counted) {
        Map<String, Long> byKey = new LinkedHashMap<>();
        counted.forEach(row -> byKey.put(row.key(), row.counts().get(0)));
        return byKey;
    }

    private List<InsightTable> set() {
        Optional<String[]> none = Optional.empty();
        return List.of(
                Headings.LINKS.over(set("links", LINK, Optional.of(new String[] {"completed", "sent"}))),
                Headings.FORMS.over(set("forms", FORM, Optional.of(new String[] {"completed", "begun"}))),
                days(),
                pages(),
                Headings.REASONS.over(set("reasons", List.of("count"), none)),
                Headings.SATISFACTION.over(set("satisfaction", with(withAll(SCORES), WORDS), none)),
                Headings.CLOCKS.over(set("clocks", withAll(CLOCK), Optional.of(new String[] {"in-time", ALL}))),
                Headings.OUTCOMES.over(set("outcomes", List.of("count"), none)));
    }

    private InsightTable days() {
        Figure begun = grid.figure(key("forms", ALL, "completed"));
        Figure links = grid.figure(key("links", ALL, "completed"));
        return Headings.DAYS.over(List.of(days("from-link", links, fromLink), days("from-begun", begun, fromBegun)));
    }

    private static Row days(String key, Figure people, Quartiles took) {
        return new Row(
                key,
                Words.of("days", key),
                false,
                List.of(people, day(people, took.lower()), day(people, took.median()), day(people, took.upper())));
    }

    private static Figure day(Figure people, Optional<BigDecimal> seconds) {
        return people.suppressed()
                ? Figure.withheld(Withheld.REVEALING)
                : seconds.map(value -> Figure.of(value.divide(DAY, 1, RoundingMode.HALF_UP)))
                        .orElse(Figure.NONE);
    }

    private InsightTable pages() {
        List<Row> set = rows.getOrDefault("pages", List.of()).stream()
                .map(page -> {
                    Figure came = Grid.rounded(reached.getOrDefault(page, 0L));
                    Figure stopped = grid.figure(key("pages", page, "stopped"));
                    String title = pageTitle(page);
                    return new Row(
                            page,
                            title,
                            false,
                            List.of(came, stopped, Figure.percent(stopped, atLeast(came, stopped))));
                })
                .toList();
        return Headings.PAGES.over(set);
    }

    /** A page without a heading of its own has its question's. */
    private String pageTitle(String id) {
        return form.page(id)
                .flatMap(page -> Stream.concat(
                                Stream.of(page.title()),
                                page.questions().stream()
                                        .map(question -> question.words().title()))
                        .filter(title -> !title.isBlank())
                        .findFirst())
                .orElseGet(() -> Words.of("pages", id));
    }

    /** Rounding must not make more people stop than came. */
    private static Figure atLeast(Figure came, Figure stopped) {
        boolean fewer = came.value().isPresent()
                && stopped.value().isPresent()
                && came.value().get().compareTo(stopped.value().get()) < 0;
        return fewer ? stopped : came;
    }

    private List<Row> set(String table, List<String> columns, Optional<String[]> rate) {
        return rows.getOrDefault(table, List.of()).stream()
                .map(row -> {
                    List<Figure> figures = new ArrayList<>();
                    columns.forEach(column -> figures.add(grid.figure(key(table, row, column))));
                    rate.ifPresent(of -> figures.add(
                            Figure.percent(grid.figure(key(table, row, of[0])), grid.figure(key(table, row, of[1])))));
                    return new Row(row, title(table, row), row.equals(ALL), figures);
                })
                .toList();
    }

    private String title(String table, String row) {
        return table.equals("outcomes") && form.outcomes().containsKey(row)
                ? form.outcomes().get(row).title()
                : Words.of(table, row);
    }

    private static List<String> withAll(List<String> columns) {
        return with(columns, ALL);
    }

    private static List<String> with(List<String> columns, String more) {
        return Stream.concat(columns.stream(), Stream.of(more)).toList();
    }

    private static String key(String table, String row, String column) {
        return table + "/" + row + "/" + column;
    }
}
