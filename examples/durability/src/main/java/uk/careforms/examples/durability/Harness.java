package uk.careforms.examples.durability;

import java.nio.file.Path;
import java.util.List;

/** The kill harness on the command line. Ends with 0 only when nothing was lost, doubled or left. */
public final class Harness {

    private Harness() {}

    /** Takes the options of {@link Plan}. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(System.getProperty("careforms.durability", "durability"))
                .resolve("run-" + ProcessHandle.current().pid());
        Plan plan;
        try {
            plan = Plan.parse(List.of(arguments), folder.toAbsolutePath());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.out.println("Seed " + plan.seed() + ", logs in " + plan.folder());
        Report report = Campaign.run(plan, System.out::println);
        System.out.print(report.text());
        System.exit(report.passed() ? 0 : 1);
    }
}
