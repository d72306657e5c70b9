package uk.careforms.examples.devurl;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uk.careforms.charging.Charging;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.CareFormsBuilder;
import uk.careforms.engine.DoctorReport;
import uk.careforms.engine.Finding;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** Looks whether the dev URL would start with a configuration, and at what its database holds; changes nothing. */
final class DevDoctor {

    private DevDoctor() {}

    /**
     * Prints what was found, a line each, the configuration first.
     *
     * @param data the folder of the embedded database
     * @return the exit code: 0 when it would start, 1 when there is a problem
     */
    static int run(List<String> arguments, Path data, PrintStream out) throws Exception {
        List<Finding> findings = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Options options = Options.read(arguments, faults);
        SetupFaults settings = new SetupFaults();
        Path scratch = Files.createTempDirectory("careforms-doctor");
        DoctorReport report;
        try (Neighbours neighbours = Neighbours.of(options, Clock.systemUTC(), settings);
                HikariDataSource database = DevDatabase.toLookAt(address(options, data))) {
            CareFormsBuilder builder = neighbours
                    .connect(CareForms.builder())
                    .database(database)
                    .workflow(FlowableWorkflow.factory())
                    .decisions(KieDecisions.create())
                    .calculation(Charging.create())
                    .node(options.config().getOrDefault("node.name", "dev-url"));
            settings.orInstead(() -> builder.packs(DevPacks.of(options, scratch)), () -> builder);
            settings.orInstead(() -> builder.files(DevFiles.of(options, data)), () -> builder);
            Optional.ofNullable(options.config().get("bank-holidays.file"))
                    .ifPresent(file -> builder.bankHolidays(Path.of(file)));
            report = builder.doctor();
        } finally {
            delete(scratch);
        }
        faults.forEach(fault -> findings.add(new Finding("configuration", Finding.State.PROBLEM, fault)));
        settings.all().stream()
                .flatMap(fault -> String.valueOf(fault.getMessage()).lines())
                .forEach(line -> findings.add(new Finding("configuration", Finding.State.PROBLEM, line)));
        if (findings.isEmpty()) {
            findings.add(
                    new Finding("configuration", Finding.State.OK, "Every key is known and every setting is there"));
        }
        report.findings().stream()
                .map(finding -> settings.any() ? withoutSimulators(finding) : finding)
                .forEach(findings::add);
        DoctorReport all = new DoctorReport(findings);
        out.println(all.table());
        return all.healthy() ? 0 : 1;
    }

    /** A simulator that stands in for a system with wrong settings says nothing about that system. */
    private static Finding withoutSimulators(Finding finding) {
        boolean simulated = finding.check().equals("connectors") && finding.state() == Finding.State.OK;
        return simulated
                ? new Finding(
                        finding.check(),
                        Finding.State.WARNING,
                        "Not all could be asked; put the configuration right and look again")
                : finding;
    }

    /** The database that would be opened; the embedded one for reading only, and one in memory in place of none yet. */
    private static String address(Options options, Path data) {
        return options.database()
                .orElseGet(() -> Files.exists(data.resolve("careforms.mv.db"))
                        ? DevDatabase.file(data) + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r"
                        : DevDatabase.IN_MEMORY + "-doctor");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
