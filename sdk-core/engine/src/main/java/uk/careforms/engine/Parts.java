package uk.careforms.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
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

    Clock clock = new DatabaseClock();
    String node = hostName();
    OptionalInt connections = OptionalInt.empty();
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

    /** Two plug-ins of one name cannot be told apart. */
    static void once(@Nullable Object before, String who) {
        if (before != null) {
            throw new CareFormsException(Fault.CALLER, who + " needs its own name");
        }
    }
}
