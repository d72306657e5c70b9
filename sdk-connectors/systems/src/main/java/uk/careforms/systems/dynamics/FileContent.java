package uk.careforms.systems.dynamics;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import uk.careforms.api.spi.FileDispatch;
import uk.careforms.systems.internal.wire.Trouble;
import uk.careforms.systems.internal.wire.WireRequest;

/**
 * A JSON object whose last member is a file in base64, written as it is read: the file is never in memory as a whole.
 *
 * <p>What was scanned is what arrives: hash and size are compared before the last bytes are written, and if they differ the
 * request stays a fragment that no server takes. For one thread.
 */
final class FileContent implements WireRequest.Content {

    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 16 * 1024;

    private final byte[] start;
    private final FileDispatch file;
    private Optional<Trouble> failure = Optional.empty();

    /**
     * @param json an object whose last member is an empty text, where the file goes
     */
    FileContent(String json, FileDispatch file) {
        this.start = json.substring(0, json.length() - END.length).getBytes(StandardCharsets.UTF_8);
        this.file = file;
    }

    /** How many characters so many bytes are in base64 (RFC 4648, section 4). */
    static long base64Length(long bytes) {
        return (bytes + 2) / 3 * 4;
    }

    /** What kept the file from being sent the last time. */
    Optional<Trouble> failure() {
        return failure;
    }

    @Override
    public long length() {
        return start.length + base64Length(file.attachment().size()) + END.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        failure = Optional.empty();
        out.write(start);
        FileWatch watch = new FileWatch(file.attachment());
        try (InputStream in = opened();
                OutputStream base64 = Base64.getEncoder().wrap(new Unclosed(out))) {
            byte[] chunk = new byte[CHUNK];
            int count = read(in, chunk);
            while (count > 0) {
                watch.take(chunk, count);
                if (watch.isTooLong()) {
                    throw stopped(FileWatch.CHANGED);
                }
                base64.write(chunk, 0, count);
                count = read(in, chunk);
            }
            if (!watch.isWhole()) {
                throw stopped(FileWatch.CHANGED);
            }
        }
        out.write(END);
    }

    private InputStream opened() throws IOException {
        try {
            return file.content().open();
        } catch (IOException e) {
            throw stopped(FileWatch.UNREADABLE);
        }
    }

    private int read(InputStream in, byte[] chunk) throws IOException {
        try {
            return in.readNBytes(chunk, 0, chunk.length);
        } catch (IOException e) {
            throw stopped(FileWatch.UNREADABLE);
        }
    }

    private WireRequest.Unreadable stopped(Trouble why) {
        failure = Optional.of(why);
        return new WireRequest.Unreadable(why.sentence());
    }

    /** Base64 ends with its stream, the request does not. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
