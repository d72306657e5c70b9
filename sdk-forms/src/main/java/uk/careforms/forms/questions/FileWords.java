package uk.careforms.forms.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.careforms.engine.AttachmentRecord;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.FileRule;
import uk.careforms.engine.form.FileType;

/** Files in words. */
public final class FileWords {

    private static final long KILOBYTE = 1024;

    private FileWords() {}

    /** Like {@code 120 KB} or {@code 2.4 MB}. */
    public static String size(long bytes) {
        if (bytes < KILOBYTE) {
            return bytes + " bytes";
        }
        long kilobytes = bytes / KILOBYTE;
        return kilobytes < KILOBYTE
                ? kilobytes + " KB"
                : String.format(Locale.UK, "%.1f MB", (double) bytes / (KILOBYTE * KILOBYTE));
    }

    /** How a file stands, to whoever added it. */
    public static String forPeople(AttachmentRecord.State state) {
        return switch (state) {
            case NOT_SCANNED -> "Being checked for viruses";
            case CLEAN -> "Ready to send";
            case INFECTED -> "Contains a virus: we have deleted it and will not send it";
        };
    }

    /** How a file stands, to staff. */
    public static String forStaff(AttachmentRecord.State state) {
        return switch (state) {
            case NOT_SCANNED -> "Not scanned";
            case CLEAN -> "Clean";
            case INFECTED -> "Infected and deleted";
        };
    }

    /** The colour of a state's tag in the GOV.UK Design System. */
    public static String colour(AttachmentRecord.State state) {
        return switch (state) {
            case NOT_SCANNED -> "yellow";
            case CLEAN -> "green";
            case INFECTED -> "red";
        };
    }

    /** What may be added, in one sentence or two. */
    static String rules(AnswerShape shape) {
        FileRule rule = shape.files().orElseThrow();
        String many =
                shape.maxItems() == 1 ? "You can add one file" : "You can add up to " + shape.maxItems() + " files";
        return many + ", one at a time. Each must be a " + rule.typesInWords() + ", and smaller than "
                + rule.megabytes() + "MB.";
    }

    /** The endings that a browser offers to choose from; the content decides. */
    static String accept(AnswerShape shape) {
        List<String> endings = new ArrayList<>();
        for (FileType type : shape.files().orElseThrow().types()) {
            type.extensions().forEach(ending -> endings.add("." + ending));
        }
        return String.join(",", endings);
    }
}
