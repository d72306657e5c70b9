package uk.careforms.examples.durability;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** The nodes that share one database. Thread-safe. */
final class Nodes implements AutoCloseable {

    private static final long PATIENCE = 120;
    private static final long STOP = 30;

    private final List<Node> all;
    private final Path archive;

    private Nodes(List<Node> all, Path archive) {
        this.all = all;
        this.archive = archive;
    }

    /**
     * Starts all of them and waits until they serve. The first start of all makes an archive of classes, which takes a third
     * off every later one.
     */
    static Nodes start(Plan plan, Postgres postgres, Neighbours neighbours) throws Exception {
        List<String> config = new ArrayList<>(neighbours.config());
        config.add("node.lock-time=PT" + plan.lockSeconds() + "S");
        List<Path> classPath = classPath();
        Node.Surroundings surroundings = new Node.Surroundings(
                plan.folder(),
                java(plan.folder(), classPath),
                postgres.port(),
                neighbours.crmPort(),
                neighbours.crmTokenPath(),
                config);
        List<Node> all = new ArrayList<>();
        for (int i = 1; i <= plan.nodes(); i++) {
            all.add(new Node("node-" + i, surroundings));
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> all.forEach(Node::kill))); // a stopped harness leaves none
        Nodes nodes = new Nodes(List.copyOf(all), plan.folder().resolve("classes.jsa"));
        if (classPath.stream().allMatch(Files::isRegularFile)) {
            nodes.makeArchive();
        }
        for (Node node : nodes.all) {
            nodes.restart(node);
        }
        for (Node node : nodes.all) {
            node.awaitReady(PATIENCE);
        }
        return nodes;
    }

    /** Only of jars: classes in folders cannot be put into an archive. */
    private void makeArchive() throws Exception {
        Node first = all.get(0);
        first.start("-XX:ArchiveClassesAtExit=" + archive);
        first.awaitReady(PATIENCE);
        int code = first.stop(STOP);
        if (code != 0) {
            throw new IllegalStateException("A node ended with " + code + " after the stop signal");
        }
    }

    private static List<String> java(Path folder, List<Path> classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dcareforms.data=" + folder.resolve("data"),
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "uk.careforms.examples.devurl.DevUrl");
    }

    /** What a node needs of our own class path: everything but the harness. */
    private static List<Path> classPath() {
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path harness = Path.of("durability", "target");
        return Arrays.stream(own.split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.getParent() == null || !entry.getParent().endsWith(harness))
                .toList();
    }

    List<Node> all() {
        return all;
    }

    void restart(Node node) throws IOException {
        if (Files.exists(archive)) {
            node.start("-Xshare:auto", "-XX:SharedArchiveFile=" + archive);
        } else {
            node.start();
        }
    }

    /** One that serves, drawn by chance; waits until there is one. */
    Node ready(Random random) {
        long until = System.nanoTime() + PATIENCE * 1_000_000_000L;
        while (System.nanoTime() < until) {
            List<Node> ready =
                    all.stream().filter(node -> node.address().isPresent()).toList();
            if (!ready.isEmpty()) {
                return ready.get(random.nextInt(ready.size()));
            }
            Pause.briefly();
        }
        throw new IllegalStateException("No node served within " + PATIENCE + " s");
    }

    @Override
    public void close() throws IOException {
        for (Node node : all) {
            node.close();
        }
    }
}
