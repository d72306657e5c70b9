package uk.careforms.systems.internal.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * A secret that is shown to nobody but the remote it is for.
 *
 * <p>One that lives in a file is read each time it is needed, so that a new one is used without a restart.
 */
public final class Secret {

    private final Supplier<String> source;

    private Secret(Supplier<String> source) {
        this.source = source;
    }

    static Secret of(String value) {
        return new Secret(() -> value);
    }

    /** The file's text without white space around it. */
    static Secret inFile(String setting, Path file) {
        return new Secret(() -> read(setting, file));
    }

    /**
     * The secret itself.
     *
     * @throws CareFormsException {@code SETUP} if its file cannot be read any more
     */
    public String reveal() {
        return source.get();
    }

    private static String read(String setting, Path file) {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException e) {
            throw new CareFormsException(
                    Fault.SETUP, "setting '" + setting + "' names the file '" + file + "', which cannot be read", e);
        }
        if (text.isEmpty()) {
            throw new CareFormsException(
                    Fault.SETUP, "setting '" + setting + "' names the file '" + file + "', which is empty");
        }
        return text;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
