package uk.careforms.systems.internal.wire;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.Settings;

/**
 * Reads a connector's settings and remembers everything that is wrong with them, to be said at once by {@link #finish()}.
 *
 * <p>Until then every reading method gives something of the right shape, so that reading goes on. Values are never part of
 * a message: a secret may have been put under the wrong key.
 */
public final class SettingsReader {

    private static final URI NOWHERE = URI.create("https://invalid.invalid");
    private static final Pattern GUID = Pattern.compile("\\{?([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})}?");
    private static final Pattern IP_LITERAL = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

    private final String plugIn;
    private final Settings settings;
    private final List<String> faults = new ArrayList<>();

    private SettingsReader(String plugIn, Settings settings) {
        this.plugIn = plugIn;
        this.settings = settings;
    }

    /** Begins to read; unknown and missing keys are remembered as faults. */
    public static SettingsReader of(String plugIn, Settings settings, Set<String> required, Set<String> optional) {
        SettingsReader reader = new SettingsReader(plugIn, settings);
        try {
            settings.require(plugIn, required, optional);
        } catch (CareFormsException missing) {
            reader.faults.add(String.valueOf(missing.getMessage()).replace("Plug-in '" + plugIn + "': ", ""));
        }
        return reader;
    }

    /** A text that is required; empty text when it is missing. */
    public String text(String key) {
        return settings.text(key).orElse("");
    }

    /** A text that may be left out. */
    public Optional<String> optional(String key) {
        return settings.text(key);
    }

    /**
     * A base address without a slash at its end: {@code https}, or {@code http} to a loopback address; no user, query or
     * fragment.
     */
    public URI address(String key) {
        Optional<String> text = settings.text(key);
        if (text.isEmpty()) {
            return NOWHERE;
        }
        try {
            URI uri = new URI(text.get().replaceAll("/+$", ""));
            Optional<String> fault = faultOf(uri);
            if (fault.isEmpty()) {
                return uri;
            }
            faults.add("setting '" + key + "' " + fault.get());
        } catch (URISyntaxException e) {
            faults.add("setting '" + key + "' is not an address; write it like https://council.example.org");
        }
        return NOWHERE;
    }

    private static Optional<String> faultOf(URI uri) {
        String host = uri.getHost();
        if (uri.getScheme() == null || host == null || uri.isOpaque()) {
            return Optional.of("is not an address; write it like https://council.example.org");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("must be an address without user name, '?' and '#'");
        }
        boolean safe = uri.getScheme().equalsIgnoreCase("https")
                || (uri.getScheme().equalsIgnoreCase("http") && isLoopback(host));
        return safe ? Optional.empty() : Optional.of("must begin with https; http is for loopback addresses only");
    }

    /** Never asks the name service: only the name {@code localhost} and literal addresses are looked at. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        if (!IP_LITERAL.matcher(host).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The secret under a key, or in the file that {@code <key>-file} names: exactly one of the two. */
    public Secret secret(String key) {
        Optional<String> value = settings.text(key);
        Optional<String> file = settings.text(key + "-file");
        if (value.isPresent() == file.isPresent()) {
            faults.add("set either '" + key + "' or '" + key + "-file'"
                    + (value.isPresent() ? ", not both" : "; the plug-in cannot sign in without it"));
            return Secret.of("");
        }
        if (value.isPresent()) {
            return Secret.of(value.get());
        }
        Secret secret = Secret.inFile(key + "-file", Path.of(file.orElseThrow()));
        attempt(secret::reveal);
        return secret;
    }

    /** The same where there may be none. */
    public Optional<Secret> optionalSecret(String key) {
        boolean none =
                settings.text(key).isEmpty() && settings.text(key + "-file").isEmpty();
        return none ? Optional.empty() : Optional.of(secret(key));
    }

    /** A GUID that may be left out. */
    public Optional<UUID> guid(String key) {
        return settings.text(key).flatMap(text -> {
            var guid = GUID.matcher(text);
            if (!guid.matches()) {
                faults.add("setting '" + key + "' must be a GUID, like 10000000-0000-4000-8000-000000000001");
                return Optional.empty();
            }
            return Optional.of(UUID.fromString(guid.group(1)));
        });
    }

    /** {@code true} or {@code false}; {@code false} when it is left out. */
    public boolean flag(String key) {
        String text = settings.text(key).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            faults.add("setting '" + key + "' must be 'true' or 'false'");
        }
        return text.equals("true");
    }

    /** A whole number from {@code least} to {@code most}, or the given one when it is left out. */
    public long whole(String key, long usual, long least, long most) {
        Optional<String> text = settings.text(key);
        if (text.isEmpty()) {
            return usual;
        }
        long value = text.get().matches("[0-9]{1,18}") ? Long.parseLong(text.get()) : -1;
        if (value < least || value > most) {
            faults.add("setting '" + key + "' must be a whole number from " + least + " to " + most);
            return usual;
        }
        return value;
    }

    /** GUIDs with commas between them; none when it is left out. */
    public List<UUID> guids(String key) {
        List<UUID> all = new ArrayList<>();
        for (String text : settings.text(key).orElse("").split(",", -1)) {
            var guid = GUID.matcher(text.strip());
            if (guid.matches()) {
                all.add(UUID.fromString(guid.group(1)));
            } else if (settings.text(key).isPresent()) {
                faults.add("setting '" + key + "' must be GUIDs with commas between them, like"
                        + " 10000000-0000-4000-8000-000000000001");
                return List.of();
            }
        }
        return all;
    }

    /** A name of letters, digits and underscores that may be left out. */
    public Optional<String> name(String key) {
        Optional<String> text = settings.text(key);
        if (text.filter(name -> !name.matches("[A-Za-z_][A-Za-z0-9_]{0,127}")).isPresent()) {
            faults.add("setting '" + key + "' must be a name of letters, digits and underscores");
            return Optional.empty();
        }
        return text;
    }

    /** Whether nothing wrong was found so far. */
    public boolean isGood() {
        return faults.isEmpty();
    }

    /** Tries something of the settings out and remembers what it fails with. */
    public void attempt(Runnable trial) {
        try {
            trial.run();
        } catch (CareFormsException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }

    /** Remembers a fault that only the connector can see. */
    public void fault(String sentence) {
        faults.add(sentence);
    }

    /**
     * Ends the reading.
     *
     * @throws CareFormsException {@code SETUP}, with every fault there is
     */
    public void finish() {
        if (!faults.isEmpty()) {
            throw new CareFormsException(Fault.SETUP, "Plug-in '" + plugIn + "': " + String.join("; ", faults));
        }
    }
}
