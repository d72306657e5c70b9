package uk.careforms.engine.internal.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import uk.careforms.engine.form.FileType;

/**
 * What a look at a file's content found.
 *
 * <p>A file is one type from its first byte, and nothing else besides: what begins like a picture and ends like an archive, or
 * begins like a document and goes on like a web page, is {@link #unsafe}.
 *
 * @param type what it is; empty when it is none of ours
 * @param unsafe it is one of ours and must not be taken
 * @param tooManyPixels it would need more memory to show than {@value #MOST_PIXELS} pixels take
 */
public record Look(Optional<FileType> type, boolean unsafe, boolean tooManyPixels) {

    /** A picture of 50 megapixels takes 200 MB to show; a flatbed scan of A4 at 600 dpi has 35. */
    static final long MOST_PIXELS = 50_000_000L;

    /** Where browsers look when they guess that something is a web page (WHATWG MIME Sniffing reads 1,445 bytes). */
    private static final int HEAD = 2_048;

    private static final int TAIL = 2_048;

    private static final List<String> MARKUP =
            List.of("<html", "<!doctype", "<script", "<svg", "<body", "<iframe", "<?php", "<?xml-stylesheet");

    /** Looks at a whole file. */
    public static Look at(Spool file) throws IOException {
        Bytes head = new Bytes(file.at(0, HEAD));
        if (head.has(0, "PK\u0003\u0004")) {
            return OfficeFiles.look(file);
        }
        Optional<FileType> type = plain(head);
        if (type.isEmpty()) {
            return new Look(type, false, false);
        }
        boolean unsafe = isMarkup(head) || ZipDirectory.isAtEndOf(file) || isCutShort(type.get(), file);
        if (unsafe || type.get() == FileType.PDF) {
            return new Look(type, unsafe, false);
        }
        long pixels = Pixels.of(type.get(), file);
        return new Look(type, pixels <= 0, pixels > MOST_PIXELS);
    }

    private static Optional<FileType> plain(Bytes head) {
        if (head.has(0, "%PDF-1.") || head.has(0, "%PDF-2.")) {
            return Optional.of(FileType.PDF);
        }
        if (head.has(0, "\u00FF\u00D8\u00FF")) {
            return Optional.of(FileType.JPG);
        }
        if (head.has(0, "\u0089PNG\r\n\u001A\n")) {
            return Optional.of(FileType.PNG);
        }
        return isHeic(head) ? Optional.of(FileType.HEIC) : Optional.empty();
    }

    /** ISO 14496-12 file type box; brands from ISO 23008-12. */
    private static boolean isHeic(Bytes head) {
        long length = head.u32(0);
        if (!head.has(4, "ftyp") || length < 16 || length > HEAD) {
            return false;
        }
        for (int at = 8; at + 4 <= length; at += 4) {
            int brand = at;
            if (at != 12
                    && List.of("heic", "heix", "heim", "heis").stream().anyMatch(known -> head.has(brand, known))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMarkup(Bytes head) {
        String text = head.lowerCase();
        return MARKUP.stream().anyMatch(text::contains);
    }

    /** A PDF says where it ends within its last kilobyte (ISO 32000-1, annex H), a PNG in its last chunk. */
    private static boolean isCutShort(FileType type, Spool file) throws IOException {
        Bytes tail = new Bytes(file.at(Math.max(0, file.size() - TAIL), TAIL));
        return switch (type) {
            case PDF -> tail.indexOf("%%EOF", 0) < 0;
            case PNG -> tail.indexOf("IEND", 0) < 0;
            default -> false;
        };
    }
}
