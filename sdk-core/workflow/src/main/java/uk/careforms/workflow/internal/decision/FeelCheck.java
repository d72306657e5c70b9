package uk.careforms.workflow.internal.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the FEEL texts of a model for what would let it out of its box or make it run for ever.
 *
 * <p>KIE's FEEL calls any getter of a Java object by its name ({@code "x".class} works), knows functions written in Java
 * ({@code external}) and reads the clock. So only listed functions may be called, only names of the model or of dates may
 * stand after a dot, and there are no loops over ranges, no patterns and no clock.
 */
final class FeelCheck {

    private static final int LONGEST = 5000;

    private static final Set<String> FUNCTIONS = Set.of(
            "not",
            "date",
            "time",
            "date and time",
            "duration",
            "years and months duration",
            "string",
            "number",
            "substring",
            "substring before",
            "substring after",
            "string length",
            "upper case",
            "lower case",
            "contains",
            "starts with",
            "ends with",
            "string join",
            "list contains",
            "count",
            "min",
            "max",
            "sum",
            "mean",
            "all",
            "any",
            "append",
            "concatenate",
            "distinct values",
            "union",
            "index of",
            "decimal",
            "floor",
            "ceiling",
            "round up",
            "round down",
            "round half up",
            "round half down",
            "abs",
            "modulo",
            "even",
            "odd",
            "is",
            "before",
            "after",
            "includes",
            "during");

    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "else", "and", "or", "in", "between", "return", "satisfies", "instance of");
    private static final Set<String> AFTER_A_DOT = Set.of(
            "year",
            "month",
            "day",
            "weekday",
            "hour",
            "minute",
            "second",
            "time",
            "timezone",
            "years",
            "months",
            "days",
            "hours",
            "minutes",
            "seconds");
    private static final Set<String> REFUSED = Set.of("function", "external", "class", "getClass", "for");

    private static final Pattern STRING_OR_COMMENT =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|//[^\\n]*|/\\*(?s:.)*?\\*/");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$?'][\\p{L}\\p{N}_$?']*");
    private static final Pattern CALL = Pattern.compile("([\\p{L}_$?'][\\p{L}\\p{N}_$?' \\t\\r\\n]*)\\(");
    private static final Pattern AFTER_DOT = Pattern.compile("(?<!\\.)\\.(?!\\.)\\s*([\\p{L}_$?'][\\p{L}\\p{N}_$?']*)");
    private static final Pattern RANGE_LOOP = Pattern.compile("\\b(some|every)\\b[^\\[\\]]*\\.\\.");

    private final Set<String> names;

    /** @param names every word of the names in the model */
    FeelCheck(Set<String> names) {
        this.names = names;
    }

    /** Everything wrong with a text, each as the end of a sentence. */
    List<String> faults(String text) {
        List<String> faults = new ArrayList<>();
        if (text.length() > LONGEST) {
            return List.of("is longer than " + LONGEST + " characters");
        }
        String bare = STRING_OR_COMMENT
                .matcher(text)
                .replaceAll(found -> found.group().startsWith("\"") ? "\"\"" : " ");
        if (bare.indexOf('\\') >= 0 || bare.contains("**")) {
            faults.add("holds '\\' or '**'; remove it");
        }
        for (Matcher word = WORD.matcher(bare); word.find(); ) {
            if (REFUSED.contains(word.group())) {
                faults.add("uses '" + word.group() + "', which is not allowed");
            }
        }
        for (Matcher dot = AFTER_DOT.matcher(bare); dot.find(); ) {
            if (!names.contains(dot.group(1)) && !AFTER_A_DOT.contains(dot.group(1))) {
                faults.add("reads '." + dot.group(1) + "', which is no name of this model");
            }
        }
        for (Matcher call = CALL.matcher(bare); call.find(); ) {
            String called = call.group(1).strip().replaceAll("\\s+", " ");
            if (!endsWithOneOf(called, FUNCTIONS) && !endsWithOneOf(called, KEYWORDS)) {
                faults.add("calls '" + called + "', which is not one of: "
                        + FUNCTIONS.stream().sorted().toList());
            }
        }
        if (RANGE_LOOP.matcher(bare).find()) {
            faults.add("goes through a range of numbers; go through a list");
        }
        return faults;
    }

    private static boolean endsWithOneOf(String words, Set<String> endings) {
        return endings.stream().anyMatch(ending -> words.equals(ending) || words.endsWith(" " + ending));
    }
}
