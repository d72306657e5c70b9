package uk.careforms.forms.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** A council's logo: a PNG or SVG file of at most 200 kB, known by its content and not by its name. */
public final class Logo {

    private static final int MOST = 200_000;

    private final byte[] bytes;
    private final boolean png;

    private Logo(byte[] bytes, boolean png) {
        this.bytes = bytes;
        this.png = png;
    }

    /**
     * Reads a file.
     *
     * @throws CareFormsException {@code SETUP} unless it is a PNG or SVG image of at most 200 kB
     */
    public static Logo read(Path file) {
        try {
            byte[] bytes = Files.size(file) > MOST ? new byte[0] : Files.readAllBytes(file);
            String start = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
            boolean png = start.startsWith("\u0089PNG\r\n\u001a\n");
            if (png || start.contains("<svg")) {
                return new Logo(bytes, png);
            }
        } catch (IOException unreadable) {
            throw new CareFormsException(Fault.SETUP, "Logo '" + file + "' cannot be read", unreadable);
        }
        throw new CareFormsException(Fault.SETUP, "Logo '" + file + "' must be a PNG or SVG image of at most 200 kB");
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String ending() {
        return png ? ".png" : ".svg";
    }

    String mediaType() {
        return png ? "image/png" : "image/svg+xml";
    }
}
