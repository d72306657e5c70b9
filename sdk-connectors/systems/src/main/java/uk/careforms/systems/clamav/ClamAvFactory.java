package uk.careforms.systems.clamav;

import java.util.Set;
import uk.careforms.api.spi.Settings;

/** Makes ClamAV scanners from settings, for installations that are put together from a configuration file. */
public record ClamAvFactory() {

    /** The value of the setting {@code type} that means this scanner. Never renamed. */
    public String id() {
        return ClamAvSettings.PLUG_IN;
    }

    /** Settings that must be there. */
    public Set<String> requiredKeys() {
        return ClamAvSettings.REQUIRED;
    }

    /** Settings that may be there. */
    public Set<String> optionalKeys() {
        return ClamAvSettings.OPTIONAL;
    }

    /** None: the daemon asks nobody who they are. */
    public Set<String> secretKeys() {
        return Set.of();
    }

    /**
     * Makes a scanner; does not call the network.
     *
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP}, with every setting that is wrong
     */
    public ClamAv create(Settings settings) {
        return ClamAv.connect(settings);
    }
}
