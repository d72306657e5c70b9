package uk.careforms.examples.benchmarks;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for.
 *
 * @param only the beginning of the names of the scenarios to run; empty for all
 * @param results where JSON is written, a file for each scenario
 * @param docs the page that is made from it
 */
record Options(Effort effort, String only, Path results, Path docs) {

    static Options of(List<String> arguments) {
        Effort effort = Effort.FULL;
        String only = "";
        Path results = Path.of("results");
        Path docs = Path.of("benchmarks.md");
        for (Iterator<String> next = arguments.iterator(); next.hasNext(); ) {
            String argument = next.next();
            switch (argument) {
                case "--quick" -> effort = Effort.QUICK;
                case "--only" -> only = value(next, argument);
                case "--results" -> results = Path.of(value(next, argument));
                case "--docs" -> docs = Path.of(value(next, argument));
                default ->
                    throw new IllegalArgumentException("There is no option '" + argument
                            + "'; there are --quick, --only NAME, --results FOLDER and --docs FILE");
            }
        }
        return new Options(effort, only, results, docs);
    }

    private static String value(Iterator<String> next, String option) {
        if (!next.hasNext()) {
            throw new IllegalArgumentException("Option '" + option + "' needs a value after it");
        }
        return next.next();
    }
}
