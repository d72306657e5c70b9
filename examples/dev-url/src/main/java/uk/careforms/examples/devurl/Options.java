package uk.careforms.examples.devurl;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.Settings;

/**
 * What the dev URL was started with: the command line and its configuration file.
 *
 * @param port the port on 127.0.0.1; 0 takes a free one
 * @param database the JDBC address with user and password in it; empty for the embedded H2 in a folder of its own
 * @param council the council's name on the pages; empty for the invented one
 * @param config what the configuration file says
 */
record Options(int port, Optional<String> database, Optional<String> council, Map<String, String> config) {

    static final String USAGE =
            "Usage: run [doctor] [--port 8080] [--database JDBC-URL] [--config FILE] [--council NAME]";

    private static final Set<String> KEYS =
            Set.of("database.url", "council.name", "packs.folder", "bank-holidays.file", "node.name", "node.lock-time");

    /** What begins like this is checked by the plug-in itself. */
    private static final Set<String> PLUG_INS = Set.of("connectors.crm.", "notices.", "files.", "scanner.");

    Options {
        config = Map.copyOf(config);
    }

    /**
     * Reads the command line and the file it names.
     *
     * @throws CareFormsException {@code SETUP} with every fault
     */
    static Options parse(List<String> arguments) {
        List<String> faults = new ArrayList<>();
        Options options = read(arguments, faults);
        if (!faults.isEmpty()) {
            throw new CareFormsException(Fault.SETUP, String.join("\n", faults) + "\n" + USAGE);
        }
        return options;
    }

    /** Reads as much as can be read; what is wrong is added to the faults. */
    static Options read(List<String> arguments, List<String> faults) {
        Map<String, String> given = new TreeMap<>();
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (!Set.of("--port", "--database", "--config", "--council").contains(word)) {
                faults.add("'" + word + "' is not an option");
            } else if (!words.hasNext()) {
                faults.add("'" + word + "' needs a value");
            } else {
                given.put(word, words.next());
            }
        }
        Map<String, String> config = new TreeMap<>();
        if (given.containsKey("--config")) {
            config.putAll(read(Path.of(given.get("--config")), faults));
        }
        int port = port(given.getOrDefault("--port", "8080"), faults);
        Optional<String> database =
                Optional.ofNullable(given.get("--database")).or(() -> Optional.ofNullable(config.get("database.url")));
        Optional<String> council =
                Optional.ofNullable(given.get("--council")).or(() -> Optional.ofNullable(config.get("council.name")));
        return new Options(port, database, council, config);
    }

    /** The settings under a prefix such as {@code connectors.crm}, without it and without {@code type}. */
    Settings settings(String prefix) {
        Map<String, String> values = new TreeMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith(prefix + ".") && !key.equals(prefix + ".type")) {
                values.put(key.substring(prefix.length() + 1), value);
            }
        });
        return new Settings(values);
    }

    /** The {@code type} of a plug-in, when the configuration names one. */
    Optional<String> type(String prefix) {
        return Optional.ofNullable(config.get(prefix + ".type"));
    }

    private static int port(String text, List<String> faults) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below, once for both
        }
        faults.add("'--port' is a number from 0 to 65535");
        return 0;
    }

    private static Map<String, String> read(Path file, List<String> faults) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            faults.add("Configuration file '" + file + "' cannot be read: it must be a properties file in UTF-8");
        }
        Map<String, String> config = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (!KEYS.contains(key) && PLUG_INS.stream().noneMatch(key::startsWith)) {
                faults.add("Configuration key '" + key + "' is not known; there are "
                        + KEYS.stream().sorted().toList() + " and what begins with "
                        + PLUG_INS.stream().sorted().toList());
            }
            config.put(key, properties.getProperty(key));
        }
        return config;
    }

    /** Shows no setting: an address may hold a password. */
    @Override
    public String toString() {
        return "Options[port " + port + "]";
    }
}
