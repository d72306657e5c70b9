package uk.careforms.examples.devurl;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.charging.Charging;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.CareFormsBuilder;
import uk.careforms.engine.DatabaseClock;
import uk.careforms.engine.files.FolderFiles;
import uk.careforms.forms.CareFormsServlet;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** Everything the dev URL runs, put together in one readable place. */
public final class DevServer implements AutoCloseable {

    private static final int LARGEST_FORM = 300_000;

    private final OpenThings open = new OpenThings();
    private final DatabaseClock databaseClock = open.add(new DatabaseClock());
    private final DevClock clock = new DevClock(databaseClock);
    private final ServerConnector door;
    private final Neighbours neighbours;
    private final CareForms forms;

    private DevServer(Options options, Path data) throws Exception {
        SetupFaults faults = new SetupFaults();
        Server server = new Server(new QueuedThreadPool(64, 4));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        door = open.add(new ServerConnector(server, new HttpConnectionFactory(http)));
        try {
            faults.orInstead(() -> listenOn(options.port()), () -> listenOn(0));
            server.addConnector(door);
            neighbours = open.add(Neighbours.of(options, clock, faults));
            forms = built(options, data, database(options, data, faults), faults);
            neighbours.welcome(forms.council());
            server.setHandler(new EagerContentHandler(
                    handler(), new EagerContentHandler.RetainedContentLoaderFactory(LARGEST_FORM, -1, false)));
            server.setStopTimeout(Duration.ofSeconds(20).toMillis());
            server.start();
            open.add(server::stop);
        } catch (Exception e) {
            open.close();
            throw e;
        }
    }

    /** The port is known, and taken, before anything else is started. */
    private ServerConnector listenOn(int port) {
        door.setHost("127.0.0.1");
        door.setPort(port);
        try {
            door.open();
            return door;
        } catch (IOException e) {
            throw new CareFormsException(Fault.SETUP, "Port " + port + " is in use; choose another with --port", e);
        }
    }

    /**
     * The database that was named, or one in memory when anything is wrong already: with a simulator in a real system's
     * place, or beside another node on the same port, what waits in the real one must not be touched.
     */
    private DataSource database(Options options, Path data, SetupFaults faults) throws Exception {
        Callable<HikariDataSource> inMemory = () -> open.add(DevDatabase.open(DevDatabase.IN_MEMORY));
        HikariDataSource named = faults.orInstead(
                () -> open.add(DevDatabase.open(options.database().orElse(DevDatabase.file(data)))), inMemory);
        HikariDataSource used = faults.any() ? inMemory.call() : named;
        databaseClock.goBy(used);
        return used;
    }

    /** The library, when nothing at all is wrong. */
    private CareForms built(Options options, Path data, DataSource database, SetupFaults faults) throws Exception {
        CareFormsBuilder builder = neighbours
                .connect(CareForms.builder())
                .database(database)
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .calculation(Charging.create())
                .clock(clock)
                .node(options.config().getOrDefault("node.name", "dev-url"))
                .baseUrl(origin() + "/care");
        builder.files(faults.orInstead(() -> DevFiles.of(options, data), () -> FolderFiles.in(data.resolve("files"))));
        return faults.orFail(() -> {
            builder.packs(DevPacks.of(options, data));
            if (options.config().containsKey("bank-holidays.file")) {
                builder.bankHolidays(Path.of(options.config().get("bank-holidays.file")));
            }
            if (options.config().containsKey("node.lock-time")) {
                builder.lockTime(lockTime(options.config().get("node.lock-time")));
            }
            return open.add(builder.build());
        });
    }

    private static Duration lockTime(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new CareFormsException(
                    Fault.SETUP,
                    "Setting 'node.lock-time' is '" + text + "'; it must be a duration like PT2M (two minutes)",
                    e);
        }
    }

    /**
     * Starts everything.
     *
     * @param data the folder for the embedded database
     * @throws CareFormsException {@code SETUP} with everything that is wrong
     */
    static DevServer start(Options options, Path data) throws Exception {
        return new DevServer(options, data);
    }

    /** Where the pages are, with a slash at the end. */
    public String address() {
        return origin() + "/care/";
    }

    /** The simulated and real systems this server talks to. */
    Neighbours neighbours() {
        return neighbours;
    }

    CareForms forms() {
        return forms;
    }

    DevClock clock() {
        return clock;
    }

    private String origin() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** A form is handed over when all of it has come, so that a slow client holds no thread. */
    private ServletContextHandler handler() {
        ServletContextHandler context = new ServletContextHandler("/");
        context.setMaxFormContentSize(LARGEST_FORM);
        DevSignIn signIn = new DevSignIn();
        context.addFilter(new FilterHolder(signIn), "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder care = new ServletHolder("careforms", new CareFormsServlet(forms));
        care.getRegistration().setMultipartConfig(CareFormsServlet.multipart());
        care.setInitParameters(Map.of(
                "base-url", origin() + "/care",
                "phase", "Test service",
                "phase-text", "Invented people only. Nothing you enter here reaches a council.",
                "sign-in-path", "/dev/sign-in",
                "sign-out-path", "/dev/sign-out"));
        context.addServlet(care, "/care/*");
        Map<String, String> pages = new LinkedHashMap<>(neighbours.pages());
        context.addServlet(new ServletHolder("dev", new DevPages(signIn, clock, pages)), "/dev/*");
        context.addServlet(new ServletHolder("home", new Home()), "/");
        return context;
    }

    /** Stops taking requests, then the work, then the database, then the simulators. */
    @Override
    public void close() {
        open.close();
    }
}
