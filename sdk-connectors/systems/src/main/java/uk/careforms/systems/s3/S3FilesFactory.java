package uk.careforms.systems.s3;

import java.time.Clock;
import java.util.Set;
import uk.careforms.api.spi.Settings;

/** Makes S3 file stores from settings, for installations that are put together from a configuration file. */
public record S3FilesFactory() {

    /** The value of the setting {@code type} that means this store. Never renamed. */
    public String id() {
        return S3Settings.PLUG_IN;
    }

    /** Settings that must be there. */
    public Set<String> requiredKeys() {
        return S3Settings.REQUIRED;
    }

    /** Settings that may be there; one of {@code secret-key} and {@code secret-key-file} must. */
    public Set<String> optionalKeys() {
        return S3Settings.OPTIONAL;
    }

    /** The keys whose values are secrets and are masked wherever settings are shown. */
    public Set<String> secretKeys() {
        return S3Settings.SECRETS;
    }

    /**
     * Makes a store; does not call the network.
     *
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP}, with every setting that is wrong
     */
    public S3Files create(Settings settings, Clock clock) {
        return S3Files.connect(settings, clock);
    }
}
