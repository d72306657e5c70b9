package uk.careforms.engine.internal.letters;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Reads a template tag by tag before it is compiled and says everything it may not hold. */
final class LetterTags {

    private static final int DEEPEST = 8;
    private static final int MOST = 1_000;

    private final String template;
    private final Predicate<String> known;
    private final List<String> faults = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int line = 1;

    private LetterTags(String template, Predicate<String> known) {
        this.template = template;
        this.known = known;
    }

    /** One sentence for each thing that is wrong, with its line. */
    static List<String> faults(String template, Predicate<String> known) {
        LetterTags tags = new LetterTags(template, known);
        tags.read();
        return tags.faults;
    }

    private void read() {
        int at = 0;
        int count = 0;
        while (true) {
            int start = template.indexOf("{{", at);
            if (start < 0) {
                break;
            }
            line += lines(at, start);
            int end = template.indexOf("}}", start + 2);
            if (end < 0) {
                fault("a tag is opened with {{ and never closed");
                return;
            }
            if (++count > MOST) {
                fault("there are more than " + MOST + " tags");
                return;
            }
            tag(template.substring(start + 2, end));
            line += lines(start, end);
            at = end + 2;
        }
        swallowedLineEnds();
        if (!open.isEmpty()) {
            faults.add("The section '" + open.peek() + "' is never closed; add {{/" + open.peek() + "}}");
        }
    }

    /**
     * Where a line holds nothing but tags, one of a section among them, the renderer takes the line end away even when
     * another of them shows something.
     */
    private void swallowedLineEnds() {
        int number = 0;
        for (String text : template.split("\n", -1)) {
            number++;
            boolean onlyTags = text.replaceAll("\\{\\{[^{}]*}}", "").isBlank();
            String names = text.replaceAll("\\{\\{\\s*[#^/][^{}]*}}", "");
            if (onlyTags && !isBalanced(text) && !names.isBlank()) {
                faults.add("Line " + number
                        + ": a section that goes over several lines begins or ends on this line; give its"
                        + " tag a line of its own");
            }
        }
    }

    private static boolean isBalanced(String text) {
        int opened = text.split("\\{\\{\\s*[#^]", -1).length - 1;
        int closed = text.split("\\{\\{\\s*/", -1).length - 1;
        return opened == closed && !text.strip().startsWith("{{/");
    }

    private void tag(String inside) {
        String tag = inside.strip();
        char first = tag.isEmpty() ? ' ' : tag.charAt(0);
        switch (first) {
            case '#', '^' -> section(tag.substring(1).strip());
            case '/' -> close(tag.substring(1).strip());
            case '{', '&' -> fault("unescaped tags are not allowed; write {{name}}");
            case '>', '<', '$', '*' -> fault("a letter cannot bring in another template");
            case '=' -> fault("the delimiters cannot be changed");
            case '!' -> fault("comments are not allowed; put them into the README");
            case '%', '?' -> fault("only names, sections and inverted sections are allowed");
            default -> name(tag);
        }
    }

    private void section(String name) {
        name(name);
        open.push(name);
        if (open.size() > DEEPEST) {
            fault("sections may be at most " + DEEPEST + " deep");
        }
    }

    private void close(String name) {
        if (open.isEmpty() || !open.peek().equals(name)) {
            fault("'{{/" + shown(name) + "}}' closes a section that is not the last one opened");
            open.removeFirstOccurrence(name);
        } else {
            open.pop();
        }
    }

    private void name(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9-]*(\\.[A-Za-z][A-Za-z0-9-]*)*") || !known.test(name)) {
            fault("'" + shown(name) + "' is not a name this letter knows; list answers under 'uses'");
        }
    }

    private static String shown(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    private int lines(int from, int to) {
        return (int) template.substring(from, to).chars().filter(c -> c == '\n').count();
    }

    private void fault(String sentence) {
        faults.add("Line " + line + ": " + sentence);
    }
}
