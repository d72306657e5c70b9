package uk.careforms.examples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine that figures were taken on. */
final class Machine {

    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final double GIGABYTE = 1024.0 * 1024 * 1024;

    private Machine() {}

    static JsonObject describe() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Json.createObjectBuilder()
                .add("cores", Runtime.getRuntime().availableProcessors())
                .add("cpu", cpu())
                .add("memoryGb", Math.round(system.getTotalMemorySize() / GIGABYTE))
                .add("loadAverage", Math.round(system.getSystemLoadAverage() * 10) / 10.0)
                .add("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .add("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"))
                .add(
                        "jvmOptions",
                        String.join(
                                " ",
                                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                        .filter(option -> option.startsWith("-X"))
                                        .toList()))
                .build();
    }

    private static String cpu() {
        try {
            List<String> lines = Files.exists(CPU) ? Files.readAllLines(CPU) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
