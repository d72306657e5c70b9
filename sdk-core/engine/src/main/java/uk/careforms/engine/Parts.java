package uk.careforms.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.Calculation;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Decisions;
import uk.careforms.api.spi.FileScanner;
import uk.careforms.api.spi.FileStore;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.api.spi.PrefillSource;
import uk.careforms.api.spi.WorkflowEngine;

/** What a builder has been given so far. */
final class Parts {

    final Map<String, CaseConnector> connectors = new LinkedHashMap<>();
    final Map<String, PersonFinder> people = new LinkedHashMap<>();
    final Map<String, PrefillSource> prefill = new LinkedHashMap<>();
    final Map<String, Calculation> calculations = new LinkedHashMap<>();

    @Nullable
    DataSource database;

    @Nullable
    FormPacks packs;

    WorkflowEngine.@Nullable Factory workflow;

    @Nullable
    Decisions decisions;

    @Nullable
    NoticeSender notices;

    @Nullable
    FileStore files;

    @Nullable
    FileScanner scanner;

    @Nullable
    Path bankHolidays;

    @Nullable
    String baseUrl;

    Clock clock = new DatabaseClock();
    String node = hostName();
    OptionalInt connections = OptionalInt.empty();
    boolean background = true;
    Duration lockTime = Duration.ofMinutes(2);

    /** Adds a plug-in under a name that no other of its kind has. */
    static <T> void once(Map<String, T> plugIns, String kind, String id, T plugIn) {
        if (plugIns.putIfAbsent(id, plugIn) != null) {
            throw new CareFormsException(
                    Fault.CALLER,
                    kind + " '" + id + "' is added twice; every " + kind.toLowerCase(Locale.ROOT)
                            + " needs its own name");
        }
    }

    /** Two nodes of one name would free each other's locks, and a host's name is the likeliest to be its own. */
    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
            return name.length() > 100 ? name.substring(0, 100) : name;
        } catch (UnknownHostException e) {
            return "careforms";
        }
    }
}
