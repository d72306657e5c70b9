package uk.careforms.engine.internal.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import uk.careforms.engine.form.FileType;

/** Small files of every kind, good and bad, made by hand. */
public final class TestFiles {

    private static final String TYPES =
            "<Types><Override PartName=\"/word/document.xml\" ContentType=\"%s.main+xml\"/></Types>";

    private TestFiles() {}

    /** A PDF with a text in it. */
    public static byte[] pdf(String text) {
        return latin1("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% " + text + "\ntrailer\n<< >>\n%%EOF\n");
    }

    /** A PNG that says how large it is. */
    public static byte[] png(int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(57);
        bytes.put(latin1("\u0089PNG\r\n\u001A\n"));
        bytes.putInt(13).put(latin1("IHDR")).putInt(width).putInt(height);
        bytes.put(new byte[] {8, 2, 0, 0, 0}).putInt(0);
        bytes.putInt(0).put(latin1("IDAT")).putInt(0);
        bytes.putInt(0).put(latin1("IEND")).putInt(0xAE426082);
        return bytes.array();
    }

    /** A JPEG with a preview before it says how large it is. */
    public static byte[] jpg(int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(60);
        bytes.put(new byte[] {(byte) 0xFF, (byte) 0xD8});
        bytes.put(new byte[] {(byte) 0xFF, (byte) 0xE1}).putShort((short) 22).put(latin1("Exif\0\0"));
        bytes.put(new byte[] {(byte) 0xFF, (byte) 0xC0, 0, 11, 8, 0, 4, 0, 4}).put(new byte[5]);
        bytes.put(new byte[] {(byte) 0xFF, (byte) 0xC2}).putShort((short) 11).put((byte) 8);
        bytes.putShort((short) height).putShort((short) width).put(new byte[4]);
        bytes.put(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return bytes.array();
    }

    /** A HEIC with a tile and the whole. */
    public static byte[] heic(int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(80);
        bytes.putInt(24).put(latin1("ftypmif1")).putInt(0).put(latin1("mif1heic"));
        bytes.putInt(20).put(latin1("ispe")).putInt(0).putInt(512).putInt(512);
        bytes.putInt(20).put(latin1("ispe")).putInt(0).putInt(width).putInt(height);
        return bytes.array();
    }

    /** A document without macros. */
    public static byte[] docx() {
        return zip(Map.of());
    }

    /** A document with more parts, or with others than it should have. */
    public static byte[] zip(Map<String, byte[]> more) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", utf8(TYPES.formatted(FileType.DOCX.mediaType())));
        parts.put("word/document.xml", utf8("<w:document>Dear council</w:document>"));
        parts.putAll(more);
        return packed(parts);
    }

    /** A document that says of itself that it has macros. */
    public static byte[] docm() {
        return packed(Map.of(
                "[Content_Types].xml",
                utf8(TYPES.formatted("application/vnd.ms-word.document.macroEnabled")),
                "word/document.xml",
                utf8("<w:document/>"),
                "word/vbaProject.bin",
                utf8("Sub AutoOpen()")));
    }

    /** An OpenDocument text. */
    public static byte[] odt() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", utf8(FileType.ODT.mediaType()));
        parts.put("content.xml", utf8("<office:document-content/>"));
        return packed(parts);
    }

    /** Any archive. */
    public static byte[] packed(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One after the other. */
    public static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /** Octets by their codes. */
    public static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
