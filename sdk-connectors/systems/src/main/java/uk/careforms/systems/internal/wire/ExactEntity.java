package uk.careforms.systems.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** Content that has exactly the size that was said: the last piece is held back until it is known to be the last. */
final class ExactEntity extends AbstractHttpEntity {

    private static final int PIECE = 32 * 1024;

    private final InputStream content;
    private final long size;

    ExactEntity(InputStream content, long size) {
        super(ContentType.APPLICATION_OCTET_STREAM, null);
        this.content = content;
        this.size = size;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] held = content.readNBytes(PIECE);
        long read = held.length;
        while (held.length > 0) {
            byte[] next = content.readNBytes(PIECE);
            read += next.length;
            if (read > size || (next.length == 0 && read != size)) {
                throw new IOException("The content does not have the " + size + " bytes that it was said to have");
            }
            out.write(held);
            held = next;
        }
        if (read != size) {
            throw new IOException("The content does not have the " + size + " bytes that it was said to have");
        }
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public long getContentLength() {
        return size;
    }

    @Override
    public InputStream getContent() {
        return content;
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public void close() {
        // whoever opened the content closes it
    }
}
