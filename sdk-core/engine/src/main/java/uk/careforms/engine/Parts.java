package uk.careforms.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Decisions;
import uk.careforms.api.spi.FileScanner;
import uk.careforms.api.spi.FileStore;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.api.spi.WorkflowEngine;

/** What a builder has been given so far. */
final class Parts {

    final Map<String, CaseConnector> connectors = new LinkedHashMap<>();
    final Map<String, PersonFinder> people = new LinkedHashMap<>();

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

    Clock clock = Clock.systemUTC();
    String node = hostName();
    boolean background = true;
    Duration lockTime = Duration.ofMinutes(2);

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
