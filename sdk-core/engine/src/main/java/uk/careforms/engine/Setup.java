package uk.careforms.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.pack.LoadedPacks;
import uk.careforms.engine.internal.pack.PackLoader;
import uk.careforms.engine.internal.pack.PackSource;

/** Everything that is wrong with what a builder was given, gathered before anything is opened. */
final class Setup {

    private static final Duration SHORTEST_LOCK = Duration.ofSeconds(10);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(10);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);

    private final Parts parts;
    private final List<SetupProblem> problems = new ArrayList<>();

    Setup(Parts parts) {
        this.parts = parts;
    }

    List<SetupProblem> problems() {
        return problems;
    }

    /** Looks at what needs neither packs nor a database. */
    void parts() {
        missing(parts.packs == null, "packs", "Name the form packs with packs(…), like FormPacks.all()");
        missing(
                parts.workflow == null,
                "workflow",
                "Name the workflow engine with workflow(…), like FlowableWorkflow.factory()");
        missing(
                parts.decisions == null,
                "decisions",
                "Name the decision engine with decisions(…), like KieDecisions.create()");
        missing(parts.notices == null, "notices", "Name what sends letters and notices with notices(…)");
        missing(
                !parts.node.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
                "node",
                "A node's name is letters, digits, dots, dashes and underscores, and no other node's");
        missing(
                parts.lockTime.compareTo(SHORTEST_LOCK) < 0 || parts.lockTime.compareTo(LONGEST_LOCK) > 0,
                "lockTime",
                "is " + parts.lockTime + "; it must be from " + SHORTEST_LOCK + " to " + LONGEST_LOCK
                        + ": the slowest connector call and a margin, because a dead node's work waits that long");
        baseUrl();
    }

    /** The base address without a slash at its end. */
    static Optional<String> withoutSlash(Optional<String> baseUrl) {
        return baseUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    private void baseUrl() {
        if (parts.baseUrl == null) {
            return;
        }
        boolean good;
        try {
            URI uri = new URI(parts.baseUrl);
            boolean secure = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost()));
            good = secure && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            good = false;
        }
        missing(
                !good,
                "baseUrl",
                "'" + parts.baseUrl
                        + "' is not an address like https://forms.westmere.example/care; plain http is for this machine only");
    }

    /** Reads the packs; empty when there are none to read or no engines to read them with. */
    Optional<LoadedPacks> packs() {
        if (parts.packs == null || parts.decisions == null || parts.workflow == null) {
            return Optional.empty();
        }
        LoadedPacks loaded = load(parts.packs.source());
        problems.addAll(loaded.problems());
        problems.addAll(new Calculations(parts.calculations, loaded.policies()).problems());
        plugIns(loaded.packs());
        return loaded.council().isPresent() ? Optional.of(loaded) : Optional.empty();
    }

    LoadedPacks load(PackSource source) {
        if (parts.decisions == null || parts.workflow == null) {
            throw new CareFormsException(Fault.BUG, "Packs are read before the engines are known");
        }
        return PackLoader.load(source, parts.decisions, parts.workflow);
    }

    private void plugIns(List<FormPack> packs) {
        Set<String> routed = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        for (FormPack pack : packs) {
            String form = pack.definition().id();
            files(pack);
            calculations(pack);
            for (String mapping : pack.mappings().keySet()) {
                String connector = mapping.split("/", 2)[0];
                routed.add(connector);
                missing(
                        !parts.connectors.containsKey(connector),
                        form + "/form.json /connectors",
                        "routes to connector '" + connector + "', which is not installed; installed: "
                                + new TreeSet<>(parts.connectors.keySet()));
            }
            for (String finder : pack.finders()) {
                asked.add(finder);
                missing(
                        !parts.people.containsKey(finder),
                        form + "/process.bpmn20.xml",
                        "asks finder '" + finder + "', which is not installed; installed: "
                                + new TreeSet<>(parts.people.keySet()));
            }
        }
        unused("connector", parts.connectors.keySet(), routed);
        unused("finder", parts.people.keySet(), asked);
    }

    private void calculations(FormPack pack) {
        pack.calculations()
                .forEach((name, spec) -> missing(
                        !parts.calculations.containsKey(spec.calculation()),
                        pack.definition().id() + "/form.json /calculations/" + name,
                        "names the calculation '" + spec.calculation()
                                + "', which is not installed; install it with calculation(…); installed: "
                                + new TreeSet<>(parts.calculations.keySet())));
    }

    /** Files that nobody scans are never clean, and files that one node keeps to itself are lost to the others. */
    private void files(FormPack pack) {
        if (!pack.definition().takesFiles()) {
            return;
        }
        String form = pack.definition().id() + "/form.json";
        missing(
                parts.scanner == null,
                form,
                "asks for files, and nothing scans them; name a scanner with scanner(…), like ClamAv.connect(…)");
        missing(
                parts.files == null && parts.database != null,
                form,
                "asks for files, and it is not said where they are kept; name a place that every node reaches with"
                        + " files(…), like FolderFiles.in(…)");
    }

    private void unused(String what, Set<String> installed, Set<String> used) {
        for (String name : installed) {
            missing(
                    problems.isEmpty() && !used.contains(name),
                    what + " '" + name + "'",
                    "is installed and no form pack uses it; take it away, or name it in a pack; named: " + used);
        }
    }

    /** How many connections there are: as the host says, or as the pool itself does. */
    OptionalInt connections(DataSource database) {
        return parts.connections.isPresent() ? parts.connections : PoolSize.of(database);
    }

    /** A pool in which job threads would wait for each other's connections for ever. */
    Optional<SetupProblem> tooFew(int connections) {
        return parts.background && connections < PoolSize.LEAST
                ? Optional.of(new SetupProblem(
                        "connections",
                        "The pool has " + connections + ", and eight job threads that each need a second one for a"
                                + " moment would wait for each other; give it " + PoolSize.ENOUGH))
                : Optional.empty();
    }

    /** What to say of a pool that works and is small. */
    static String few(int connections) {
        return "The pool has " + connections + "; for job threads and requests together give it " + PoolSize.ENOUGH;
    }

    /** Looks at the size of the pool, where it can be told. */
    void pool(DataSource database) {
        OptionalInt size = connections(database);
        if (size.isPresent()) {
            tooFew(size.getAsInt()).ifPresent(problems::add);
            if (parts.background && size.getAsInt() < PoolSize.ENOUGH) {
                LOG.warn(few(size.getAsInt()));
            }
        }
    }

    private void missing(boolean wrong, String where, String sentence) {
        if (wrong) {
            problems.add(new SetupProblem(where, sentence));
        }
    }

    /** Ends here when anything is wrong, with all of it. */
    void failIfWrong() {
        if (!problems.isEmpty()) {
            throw new CareFormsException(
                    Fault.SETUP,
                    problems.stream()
                            .map(SetupProblem::toString)
                            .collect(Collectors.joining("\n", "CareForms cannot start:\n", "")));
        }
    }
}
