package uk.careforms.forms.web;

import java.io.IOException;
import java.io.InputStream;

/** A file that came with a form. Its name is what somebody's device calls it: nothing to trust, and nothing to log. */
public final class SentFile {

    private final String name;
    private final long size;
    private final Content content;

    SentFile(String name, long size, Content content) {
        this.name = name;
        this.size = size;
        this.content = content;
    }

    /** Opens what was sent. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** As it was sent. */
    public String name() {
        return name;
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    /** What was sent, from its first byte; the caller closes it. */
    public InputStream open() throws IOException {
        return content.open();
    }

    /** Shows no name. */
    @Override
    public String toString() {
        return "SentFile[" + size + " bytes]";
    }
}
