package uk.careforms.testkit;

import java.io.IOException;
import java.io.InputStream;

/** Gives the first half of some content, then fails as a disk or a store does. */
final class BrokenStream extends InputStream {

    private final byte[] content;
    private int at;

    BrokenStream(byte[] content) {
        super();
        this.content = content.clone();
    }

    @Override
    public int read() throws IOException {
        if (at >= content.length / 2) {
            throw new IOException("The store went away");
        }
        return content[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        target[offset] = (byte) read();
        return 1;
    }
}
