package uk.careforms.systems.notify;

import java.time.Clock;
import java.util.Set;
import uk.careforms.api.spi.Settings;

/** Makes Notify senders from settings, for installations that are put together from a configuration file. */
public record NotifyFactory() {

    /** The value of the setting {@code type} that means this sender. Never renamed. */
    public String id() {
        return NotifySettings.PLUG_IN;
    }

    /** Settings that must be there. */
    public Set<String> requiredKeys() {
        return NotifySettings.REQUIRED;
    }

    /** Settings that may be there; one of {@code api-key} and {@code api-key-file}, and a template, must. */
    public Set<String> optionalKeys() {
        return NotifySettings.OPTIONAL;
    }

    /** The keys whose values are secrets and are masked wherever settings are shown. */
    public Set<String> secretKeys() {
        return NotifySettings.SECRETS;
    }

    /**
     * Makes a sender; does not call the network.
     *
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP}, with every setting that is wrong
     */
    public NotifyNotices create(Settings settings, Clock clock) {
        return NotifyNotices.connect(settings, clock);
    }
}
