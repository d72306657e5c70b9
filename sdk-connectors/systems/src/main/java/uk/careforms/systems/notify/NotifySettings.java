package uk.careforms.systems.notify;

import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import uk.careforms.api.spi.Notice.Kind;
import uk.careforms.api.spi.Settings;
import uk.careforms.systems.internal.wire.Secret;
import uk.careforms.systems.internal.wire.SettingsReader;

/**
 * The settings of a Notify service, checked.
 *
 * @param base without a slash at its end
 * @param templates by kind; a kind without one cannot be sent
 */
record NotifySettings(URI base, Secret key, Map<Kind, UUID> templates) {

    static final String PLUG_IN = "notify";
    static final Set<String> REQUIRED = Set.of();
    static final Set<String> OPTIONAL =
            Set.of("base-url", "api-key", "api-key-file", "email-template", "sms-template", "letter-template");
    static final Set<String> SECRETS = Set.of("api-key");

    private static final String OFFICIAL = "https://api.notifications.service.gov.uk";

    NotifySettings {
        templates = Map.copyOf(templates);
    }

    /** Fails once with all that is wrong. */
    static NotifySettings read(Settings given) {
        Map<String, String> values = new HashMap<>(given.values());
        values.putIfAbsent("base-url", OFFICIAL);
        SettingsReader reader = SettingsReader.of(PLUG_IN, new Settings(values), REQUIRED, OPTIONAL);
        Map<Kind, UUID> templates = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            reader.guid(kind.text() + "-template").ifPresent(id -> templates.put(kind, id));
        }
        if (templates.isEmpty()) {
            reader.fault("set at least one of 'email-template', 'sms-template' and 'letter-template'");
        }
        NotifySettings read = new NotifySettings(reader.address("base-url"), reader.secret("api-key"), templates);
        if (reader.isGood() && ServiceKey.parse(read.key().reveal()).isEmpty()) {
            reader.fault(
                    "the API key must be the whole text that Notify shows once: a name and two UUIDs, joined by dashes");
        }
        reader.finish();
        return read;
    }

    Optional<UUID> template(Kind kind) {
        return Optional.ofNullable(templates.get(kind));
    }

    @Override
    public String toString() {
        return "NotifySettings[" + base.getHost() + "]";
    }
}
