package uk.careforms.examples.devurl.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds a Chromium on this machine, or installs Debian's; never lets a browser test be skipped. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge");

    private Chromium() {}

    /**
     * The browser to drive: {@code CAREFORMS_CHROMIUM}, else one on the path, else Debian's, installed on the spot.
     *
     * @throws AssertionError when there is none and none can be installed: the test fails, it does not skip
     */
    static Path executable() throws IOException, InterruptedException {
        Optional<Path> found = find();
        if (found.isPresent()) {
            return found.get();
        }
        if (onPath("apt-get").isPresent()) {
            install();
        }
        return find().orElseThrow(() -> new AssertionError("No Chromium found and none could be installed; install"
                + " the package 'chromium' or set CAREFORMS_CHROMIUM to the path of a Chromium or Chrome"));
    }

    private static Optional<Path> find() {
        @Nullable String named = System.getenv("CAREFORMS_CHROMIUM");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return NAMES.stream().map(Chromium::onPath).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Path> onPath(String name) {
        @Nullable String path = System.getenv("PATH");
        return List.of((path == null ? "" : path).split(":")).stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void install() throws IOException, InterruptedException {
        String sudo = "root".equals(System.getProperty("user.name")) ? "" : "sudo -n ";
        run(sudo + "apt-get update -qq");
        run(sudo + "env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium"
                + " fonts-liberation");
    }

    private static void run(String command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("careforms-chromium", ".log");
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("'" + command + "' failed: " + Files.readString(log));
        }
    }
}
