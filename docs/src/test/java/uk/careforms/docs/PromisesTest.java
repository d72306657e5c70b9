package uk.careforms.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.careforms.docs.House.Source;

/** Every promise of {@code docs/promises.md} names tests, and they are there and run. */
class PromisesTest {

    private static final int PROMISES = 20;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (P\\d+) \\|.*$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void every_promise_names_tests_that_are_there() {
        String page = House.text(House.ROOT.resolve("docs/promises.md")).orElseThrow();
        Set<String> rows = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            rows.add(row.group(1));
            List<String> gone =
                    named(row.group()).filter(test -> !isThere(test)).toList();
            if (!gone.isEmpty()) {
                faults.add(row.group(1) + " names " + gone + ", which no test class has");
            }
            if (named(row.group()).findAny().isEmpty()) {
                faults.add(row.group(1) + " names no test");
            }
        }

        assertThat(faults).isEmpty();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, PROMISES)
                        .mapToObj(number -> "P" + number)
                        .toList());
    }

    private static java.util.stream.Stream<String> named(String row) {
        return NAMED.matcher(row).results().map(found -> found.group(1) + "#" + found.group(2));
    }

    /** A method that JUnit runs: it is annotated as a test of some kind, in a class that Surefire takes up or one below it. */
    private static boolean isThere(String named) {
        String type = named.substring(0, named.indexOf('#'));
        Pattern test = Pattern.compile(
                "@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b[^;{}]*?(?:\\{[^}]*}[^;{}]*?)?\\bvoid "
                        + named.substring(named.indexOf('#') + 1) + "\\(");
        return House.SOURCES.stream()
                .filter(source -> source.name().equals(type))
                .map(Source::text)
                .anyMatch(text -> test.matcher(text).find());
    }
}
