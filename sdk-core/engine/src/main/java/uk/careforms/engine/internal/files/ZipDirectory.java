package uk.careforms.engine.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The table of contents of a zip archive that fills its file from the first byte to the last (APPNOTE.TXT 6.3.10). Strict on
 * purpose: what two readers could read in two ways is none.
 */
final class ZipDirectory {

    private static final String END = "PK\u0005\u0006";
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int MOST_ENTRIES = 2_000;
    private static final int LONGEST_DIRECTORY = 1024 * 1024;

    private final Spool file;
    private final List<Entry> entries;

    private ZipDirectory(Spool file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * One entry.
     *
     * @param method 0 is stored, 8 deflated
     * @param from where its local header stands
     */
    record Entry(String name, int method, long packed, long size, long from) {}

    List<Entry> entries() {
        return entries;
    }

    Optional<Entry> entry(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** Whether some reader of archives would find one at the end of this file, whatever its beginning is. */
    static boolean isAtEndOf(Spool file) throws IOException {
        int many = (int) Math.min(file.size(), END_LENGTH + LONGEST_COMMENT);
        Bytes tail = new Bytes(file.at(file.size() - many, many));
        for (int at = tail.indexOf(END, 0); at >= 0; at = tail.indexOf(END, at + 1)) {
            if (at + END_LENGTH <= tail.length()) {
                return true;
            }
        }
        return false;
    }

    /** Empty when the file is not one whole archive. */
    static Optional<ZipDirectory> read(Spool file) throws IOException {
        Bytes end = new Bytes(file.at(file.size() - END_LENGTH, END_LENGTH));
        int many = end.le16(10);
        long length = end.le32(12);
        long start = end.le32(16);
        boolean whole = end.has(0, END)
                && end.le32(4) == 0
                && end.le16(8) == many
                && end.le16(20) == 0
                && many > 0
                && many <= MOST_ENTRIES
                && length <= LONGEST_DIRECTORY
                && start + length == file.size() - END_LENGTH;
        if (!whole) {
            return Optional.empty();
        }
        Bytes directory = new Bytes(file.at(start, (int) length));
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int at = 0;
        for (int i = 0; i < many; i++) {
            int nameLength = directory.le16(at + 28);
            int next = at + 46 + nameLength + directory.le16(at + 30) + directory.le16(at + 32);
            if (!directory.has(at, "PK\u0001\u0002") || next > directory.length()) {
                return Optional.empty();
            }
            String name = directory.utf8(at + 46, nameLength);
            boolean locked = (directory.le16(at + 8) & 1) != 0;
            if (locked || !names.add(name) || name.contains("..") || name.startsWith("/") || name.contains("\\")) {
                return Optional.empty();
            }
            entries.add(new Entry(
                    name,
                    directory.le16(at + 10),
                    directory.le32(at + 20),
                    directory.le32(at + 24),
                    directory.le32(at + 42)));
            at = next;
        }
        return at == directory.length() ? Optional.of(new ZipDirectory(file, entries)) : Optional.empty();
    }

    /**
     * Unpacks an entry, up to a limit.
     *
     * @param take is given each piece
     * @return how many bytes it has; one more than the limit when there are more; -1 when it cannot be unpacked
     */
    long unpack(Entry entry, long most, java.util.function.BiConsumer<byte[], Integer> take) throws IOException {
        Bytes local = new Bytes(file.at(entry.from(), 30));
        if (!local.has(0, "PK\u0003\u0004") || (entry.method() != 0 && entry.method() != 8)) {
            return -1;
        }
        long data = entry.from() + 30 + local.le16(26) + local.le16(28);
        Inflater inflater = new Inflater(true);
        try (InputStream packed = new Limited(file.openAt(data), entry.packed());
                InputStream content = entry.method() == 0 ? packed : new InflaterInputStream(packed, inflater)) {
            byte[] piece = new byte[16 * 1024];
            long size = 0;
            for (int n = content.read(piece); n > 0 && size <= most; n = content.read(piece)) {
                take.accept(piece, n);
                size += n;
            }
            return Math.min(size, most + 1);
        } catch (java.util.zip.ZipException | java.io.EOFException broken) {
            return -1;
        } finally {
            inflater.end();
        }
    }

    /** No more than some bytes of a stream. */
    private static final class Limited extends java.io.FilterInputStream {

        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int one = left <= 0 ? -1 : super.read();
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int many) throws IOException {
            int n = left <= 0 ? -1 : super.read(into, from, (int) Math.min(many, left));
            left -= Math.max(0, n);
            return n;
        }
    }
}
