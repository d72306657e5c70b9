package uk.careforms.systems.dynamics;

import java.time.Clock;
import java.util.Set;
import uk.careforms.api.spi.Settings;

/** Makes Dynamics connectors from settings, for installations that are put together from a configuration file. */
public record DynamicsFactory() {

    /** The value of the setting {@code type} that means this connector. Never renamed. */
    public String id() {
        return DynamicsSettings.PLUG_IN;
    }

    /** Settings that must be there. */
    public Set<String> requiredKeys() {
        return DynamicsSettings.REQUIRED;
    }

    /**
     * Settings that may be there; exactly one of {@code client-secret}, {@code client-secret-file} and {@code
     * client-certificate-file} must.
     */
    public Set<String> optionalKeys() {
        return DynamicsSettings.OPTIONAL;
    }

    /** The keys whose values are secrets and are masked wherever settings are shown. */
    public Set<String> secretKeys() {
        return DynamicsSettings.SECRETS;
    }

    /**
     * Makes a connector; does not call the network.
     *
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP}, with every setting that is wrong
     */
    public DynamicsCases create(Settings settings, Clock clock) {
        return DynamicsCases.connect(settings, clock);
    }
}
