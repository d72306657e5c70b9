package uk.careforms.engine.internal.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import uk.careforms.engine.form.FileType;

/** What a file may be called: something to read, never a path, and never more than a name. */
public final class SafeName {

    /** With its ending, in characters (Unicode code points): file systems allow 255 bytes, a code point takes up to 4. */
    static final int LONGEST = 60;

    private SafeName() {}

    /**
     * A name made safe, with an ending that agrees with the content.
     *
     * @param given what the person's device called it, perhaps with a path
     * @return empty when the name claims to be something that the content is not, like {@code letter.html} for a PDF
     */
    public static Optional<String> of(String given, FileType type) {
        String name = readable(given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1));
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean claims = ending.matches("[a-z][a-z0-9]{0,7}");
        if (claims && !isOurs(ending)) {
            return Optional.empty();
        }
        String stem = claims ? name.substring(0, dot) : name;
        String end = "."
                + (type.extensions().contains(ending)
                        ? ending
                        : type.extensions().get(0));
        String kept = shortened(stem, LONGEST - end.length()).strip();
        return Optional.of((kept.isEmpty() ? "file" : kept) + end);
    }

    private static boolean isOurs(String ending) {
        for (FileType type : FileType.values()) {
            if (type.extensions().contains(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Without what cannot be seen, turns the writing round, or means something to a shell, a browser or a file system. */
    private static String readable(String given) {
        StringBuilder name = new StringBuilder();
        Normalizer.normalize(given, Normalizer.Form.NFC).codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED -> {
                    // left out
                }
                case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    name.append(' ');
                default -> name.appendCodePoint("<>:\"|?*;%&`$'".indexOf(c) >= 0 ? '_' : c);
            }
        });
        return name.toString()
                .replaceAll(" {2,}", " ")
                .replaceFirst("^[. ]+", "")
                .replaceFirst("[. ]+$", "");
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
