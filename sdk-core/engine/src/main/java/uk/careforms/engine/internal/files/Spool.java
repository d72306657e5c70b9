package uk.careforms.engine.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * A file while it is looked at: on disk, readable by nobody else, and without a name there, so that a crash leaves nothing of
 * it. Not thread-safe.
 */
public final class Spool implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final FileChannel channel;
    private final long size;
    private final String sha256;

    private Spool(FileChannel channel, long size, String sha256) {
        this.channel = channel;
        this.size = size;
        this.sha256 = sha256;
    }

    /**
     * Takes content up to a limit; what is beyond it is not read, and {@link #size()} is then one more than the limit.
     *
     * @throws IOException when the content cannot be read or there is no room for it
     */
    public static Spool take(InputStream content, long most) throws IOException {
        MessageDigest hash = sha256();
        FileChannel channel = nameless();
        try {
            byte[] piece = new byte[PIECE];
            long size = 0;
            int wanted = (int) Math.min(PIECE, most + 1);
            for (int n = content.read(piece, 0, wanted); n > 0; n = content.read(piece, 0, wanted)) {
                hash.update(piece, 0, n);
                for (ByteBuffer rest = ByteBuffer.wrap(piece, 0, n); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                size += n;
                wanted = (int) Math.min(PIECE, most + 1 - size);
                if (wanted == 0) {
                    break;
                }
            }
            return new Spool(channel, size, HexFormat.of().formatHex(hash.digest()));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** DELETE_ON_CLOSE takes the name away at once on Unix, and on Windows when the process ends, however it ends. */
    private static FileChannel nameless() throws IOException {
        Path path = Path.of(System.getProperty("java.io.tmpdir", "."), "careforms-" + UUID.randomUUID());
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ours = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(path.toAbsolutePath().getParent());
        return FileChannel.open(
                path,
                Set.of(
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.DELETE_ON_CLOSE),
                ours);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new CareFormsException(Fault.SETUP, "This Java runtime has no SHA-256", e);
        }
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    /** The content's hash, in lower-case hex. */
    public String sha256Hex() {
        return sha256;
    }

    /** Up to {@code many} bytes from a place on; fewer at the end, none beyond it. */
    byte[] at(long from, int many) throws IOException {
        if (from < 0 || from >= size || many <= 0) {
            return new byte[0];
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(many, size - from));
        long place = from;
        while (bytes.hasRemaining()) {
            int n = channel.read(bytes, place);
            if (n < 0) {
                throw new IOException("The file under inspection became shorter");
            }
            place += n;
        }
        return bytes.array();
    }

    /** The content from its first byte; closing it leaves the spool open. */
    public InputStream open() throws IOException {
        channel.position(0);
        return new Unclosed(Channels.newInputStream(channel));
    }

    /** The content from a place on. */
    InputStream openAt(long from) throws IOException {
        channel.position(from);
        return new Unclosed(Channels.newInputStream(channel));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A stream that leaves what it reads from open. */
    private static final class Unclosed extends java.io.FilterInputStream {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the spool is closed by whoever took it
        }
    }
}
