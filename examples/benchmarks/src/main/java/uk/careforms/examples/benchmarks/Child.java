package uk.careforms.examples.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a {@link Probe} in a JVM of its own, with the same Java and class path, and reads what it found. */
final class Child {

    private static final int MINUTES = 10;

    private Child() {}

    static Map<String, Double> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("The probe '" + arguments[0] + "' failed; it said: " + said);
            }
            Map<String, Double> found = new HashMap<>();
            said.lines().filter(line -> line.startsWith("found ")).forEach(line -> {
                String[] words = line.split(" ", -1);
                found.put(words[1], Double.parseDouble(words[2]));
            });
            return found;
        } finally {
            process.destroyForcibly();
        }
    }
}
