package uk.careforms.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content whose sender goes away in the middle. */
final class BreakingOff extends InputStream {

    private final ByteArrayInputStream first;

    BreakingOff(byte[] first) {
        this.first = new ByteArrayInputStream(first);
    }

    @Override
    public int read() throws IOException {
        int one = first.read();
        if (one < 0) {
            throw new IOException("Connection reset");
        }
        return one;
    }

    @Override
    public int read(byte[] into, int from, int many) throws IOException {
        int n = first.read(into, from, many);
        if (n < 0) {
            throw new IOException("Connection reset");
        }
        return n;
    }
}
