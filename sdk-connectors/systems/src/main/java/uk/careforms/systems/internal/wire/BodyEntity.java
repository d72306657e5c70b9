package uk.careforms.systems.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A request's body as the HTTP library wants it: its length is always said, so that a body cut off is never taken for a whole one. */
final class BodyEntity extends AbstractHttpEntity {

    private final WireRequest.Content content;

    BodyEntity(WireRequest.Body body) {
        super(ContentType.parseLenient(body.contentType()), null);
        this.content = body.content();
    }

    @Override
    public long getContentLength() {
        return content.length();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
        out.flush();
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("A request's body is written, not read");
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
