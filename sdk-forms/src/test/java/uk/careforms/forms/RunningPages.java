package uk.careforms.forms;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.h2.jdbcx.JdbcDataSource;
import uk.careforms.charging.Charging;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.CareFormsBuilder;
import uk.careforms.engine.FormPacks;
import uk.careforms.testkit.AddingUp;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryFiles;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.InMemoryPrefill;
import uk.careforms.testkit.InMemoryScanner;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** The servlet in a Jetty on a free port, in front of a door whose neighbours are the testkit's. */
final class RunningPages implements AutoCloseable {

    /** A Monday morning on which every team works. */
    static final String MONDAY = "2026-11-23T09:30:00Z";

    /** A form that is put into no case system. */
    private static final FormPacks PAPERS = FormPacks.folder(Path.of("src", "test", "resources", "papers"));

    final MovableClock clock = MovableClock.at(MONDAY);
    final InMemoryCases crm = new InMemoryCases("crm");
    final InMemoryNotices notices = new InMemoryNotices("notices");
    final InMemoryFiles files = new InMemoryFiles();
    final InMemoryScanner scanner = new InMemoryScanner();
    final InMemoryPrefill gp = new InMemoryPrefill("your GP's record");
    final FaultyDatabase database;
    final CareForms forms;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private RunningPages(FormPacks packs, Map<String, String> parameters) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database = new FaultyDatabase(h2);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        try {
            connector.open();
            CareFormsBuilder builder = CareForms.builder()
                    .database(database.source())
                    .packs(packs)
                    .workflow(FlowableWorkflow.factory())
                    .decisions(KieDecisions.create())
                    .notices(notices)
                    .files(files)
                    .scanner(scanner)
                    .prefill("gp", gp)
                    .calculation(Charging.create())
                    .calculation(new AddingUp("adding-up"))
                    .clock(clock)
                    .background(false)
                    .baseUrl(address(""));
            if (!packs.equals(PAPERS)) {
                builder.connector("crm", crm).people("crm", crm);
            }
            forms = builder.build();
            ServletContextHandler context = new ServletContextHandler("/");
            context.addFilter(new FilterHolder(new SignedInByHeader()), "/*", EnumSet.of(DispatcherType.REQUEST));
            ServletHolder care = new ServletHolder("careforms", new CareFormsServlet(forms));
            care.getRegistration().setMultipartConfig(CareFormsServlet.multipart());
            care.setInitParameters(new LinkedHashMap<>(parameters));
            context.addServlet(care, "/care/*");
            server.setHandler(context);
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("The pages did not start", failed);
        }
    }

    /** The form with every widget. */
    static RunningPages start() {
        return start(Map.of("phase", "Test service", "phase-text", "Invented people only."));
    }

    static RunningPages start(Map<String, String> parameters) {
        return new RunningPages(FormPacks.folder(Path.of("src", "test", "resources", "packs")), parameters);
    }

    /** The forms in a folder. */
    static RunningPages of(Path folder) {
        return new RunningPages(FormPacks.folder(folder), Map.of());
    }

    /** The forms that are shipped. */
    static RunningPages shipped() {
        return new RunningPages(FormPacks.all(), Map.of());
    }

    /** A form that asks for papers after it was sent. */
    static RunningPages papers() {
        return new RunningPages(PAPERS, Map.of());
    }

    /** An address of the servlet. */
    String address(String path) {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/care" + path;
    }

    URI uri() {
        return URI.create(address("/"));
    }

    /** Somebody with a browser of their own. */
    Visitor visitor() {
        return new Visitor(this, "", "");
    }

    /** Somebody who is signed in. */
    Visitor signedIn(String name, String... roles) {
        return new Visitor(this, name, String.join(",", roles));
    }

    /** A program that calls the API, signed in when it has a name. */
    Caller caller(String name, String... roles) {
        return new Caller(this, name, String.join(",", roles));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("The pages did not stop", failed);
        }
        forms.close();
    }
}
