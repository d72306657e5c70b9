package uk.careforms.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of Markdown whose Java blocks must each be an excerpt of a Java file that is compiled and tested. */
record Guide(String name, String text) {

    private static final Pattern FENCE = Pattern.compile("^\\s*(```+|~~~+)\\s*([A-Za-z]*).*$");

    private static final Pattern MARKER = Pattern.compile("^\\s*<!-- snippet: ([^#\\s]+)#([a-z0-9-]+) -->\\s*$");

    /** Where an excerpt may come from: code that this build compiles. */
    private static final Pattern COMPILED = Pattern.compile("(?:examples/[^/]+/src|docs/src/test/java)/.+\\.java");

    /** One Java block: the line of its fence, the line above it, and what it holds. */
    record Block(int line, String above, List<String> code) {}

    List<Block> javaBlocks() {
        List<String> lines = text.lines().toList();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher open = FENCE.matcher(lines.get(i));
            if (!open.matches()) {
                continue;
            }
            int start = i;
            do {
                i++;
            } while (i < lines.size() && !lines.get(i).strip().equals(open.group(1)));
            if (open.group(2).toLowerCase(Locale.ROOT).equals("java")) {
                blocks.add(new Block(
                        start + 1,
                        start == 0 ? "" : lines.get(start - 1),
                        lines.subList(start + 1, Math.min(i, lines.size()))));
            }
        }
        return blocks;
    }

    /** What is wrong with the Java blocks, one sentence each; empty when every block is real. */
    List<String> faults(Path root) {
        return javaBlocks().stream()
                .flatMap(block -> fault(root, block).stream())
                .toList();
    }

    private Optional<String> fault(Path root, Block block) {
        String place = name + " line " + block.line() + ": ";
        Matcher marker = MARKER.matcher(block.above());
        if (!marker.matches()) {
            return Optional.of(
                    place + "the Java block has no <!-- snippet: path/to/File.java#tag --> on the line above it");
        }
        String file = marker.group(1);
        if (!COMPILED.matcher(file).matches() || file.contains("..")) {
            return Optional.of(place + "'" + file + "' is not Java under examples/*/src or docs/src/test/java");
        }
        if (!Files.exists(root.resolve(file))) {
            return Optional.of(place + "there is no file '" + file + "'");
        }
        List<String> excerpt = excerpt(House.text(root.resolve(file)).orElseThrow(), marker.group(2));
        if (excerpt.isEmpty()) {
            return Optional.of(place + "'" + file + "' has no // tag::" + marker.group(2) + "[] … // end::"
                    + marker.group(2) + "[]");
        }
        return flush(excerpt).equals(flush(block.code()))
                ? Optional.empty()
                : Optional.of(place + "differs from '" + file + "#" + marker.group(2) + "'; copy this:\n"
                        + String.join("\n", flush(excerpt)));
    }

    /** The lines between the tags, without the marks of other tags. */
    private static List<String> excerpt(String java, String tag) {
        List<String> lines = java.lines().toList();
        int from = indexOf(lines, "// tag::" + tag + "[]");
        int to = indexOf(lines, "// end::" + tag + "[]");
        if (from < 0 || to < from) {
            return List.of();
        }
        return lines.subList(from + 1, to).stream()
                .filter(line -> !line.strip().matches("// (?:tag|end)::[a-z0-9-]+\\[\\]"))
                .toList();
    }

    private static int indexOf(List<String> lines, String mark) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(mark)) {
                return i;
            }
        }
        return -1;
    }

    /** The same lines moved to the left margin, so that an excerpt may be indented in its file. */
    private static List<String> flush(List<String> lines) {
        return String.join("\n", lines)
                .stripIndent()
                .strip()
                .lines()
                .map(String::stripTrailing)
                .toList();
    }
}
