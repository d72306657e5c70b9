package uk.careforms.engine.internal.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import uk.careforms.engine.form.FileType;

/** Looks at archives that may be documents of a word processor. Macros, programs and bombs are not taken. */
final class OfficeFiles {

    /** What all parts of a document may come to when they are unpacked. */
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;

    private static final int LONGEST_TYPES = 1024 * 1024;

    /** VBA (ECMA-376 leaves it to the application), ActiveX, packaged programs, and the folders of OpenDocument macros. */
    private static final Pattern PROGRAM = Pattern.compile(
            "(^|.*/)(vbaproject|vbadata|oleobject|activex)[^/]*|(.*/)?(activex|basic|scripts|dialogs)/.*");

    private OfficeFiles() {}

    static Look look(Spool file) throws IOException {
        Optional<ZipDirectory> zip = ZipDirectory.read(file);
        Optional<FileType> type = zip.isEmpty() ? Optional.empty() : type(zip.get());
        boolean unsafe = type.isPresent() && (hasProgram(zip.get()) || isBomb(zip.get()));
        return new Look(type, unsafe, false);
    }

    private static Optional<FileType> type(ZipDirectory zip) throws IOException {
        if (zip.entry("word/document.xml").isPresent()) {
            String types = text(zip, "[Content_Types].xml");
            return types.contains(FileType.DOCX.mediaType() + ".main+xml") && !types.contains("macroEnabled")
                    ? Optional.of(FileType.DOCX)
                    : Optional.empty();
        }
        boolean odt = text(zip, "mimetype").equals(FileType.ODT.mediaType())
                && zip.entry("content.xml").isPresent();
        return odt ? Optional.of(FileType.ODT) : Optional.empty();
    }

    private static boolean hasProgram(ZipDirectory zip) {
        return zip.entries().stream()
                .map(entry -> entry.name().toLowerCase(Locale.ROOT))
                .anyMatch(name -> PROGRAM.matcher(name).matches());
    }

    /** Unpacks all of it and keeps nothing: what an archive says of its own sizes is not to be believed. */
    private static boolean isBomb(ZipDirectory zip) throws IOException {
        long left = MOST_UNPACKED;
        for (ZipDirectory.Entry entry : zip.entries()) {
            long size = zip.unpack(entry, left, (piece, many) -> {});
            if (size < 0 || size > left || size != entry.size()) {
                return true;
            }
            left -= size;
        }
        return false;
    }

    private static String text(ZipDirectory zip, String name) throws IOException {
        Optional<ZipDirectory.Entry> entry = zip.entry(name);
        if (entry.isEmpty()) {
            return "";
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        long size = zip.unpack(entry.get(), LONGEST_TYPES, (piece, many) -> text.write(piece, 0, many));
        return size < 0 || size > LONGEST_TYPES ? "" : text.toString(StandardCharsets.UTF_8);
    }
}
