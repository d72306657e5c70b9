package uk.careforms.examples.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the scenarios one after the other, writes down what each found as soon as it is over, and makes the page for the docs. */
public final class Benchmarks {

    /** Held, because loggers that nobody holds forget their level. */
    private static final Logger ROOT = Logger.getLogger("");

    private Benchmarks() {}

    /** {@code [--quick] [--only NAME] [--results FOLDER] [--docs FILE]}; a name may be the beginning of several. */
    public static void main(String[] arguments) throws Exception {
        quiet();
        Options options = Options.of(List.of(arguments));
        Book book = new Book(options.results());
        boolean quick = !options.effort().isFull() && options.only().isEmpty();
        List<Scenario> chosen = (quick ? Scenarios.quick() : Scenarios.all())
                .stream()
                        .filter(scenario -> scenario.name().startsWith(options.only()))
                        .toList();
        if (chosen.isEmpty()) {
            System.err.println("There is no scenario '" + options.only() + "'; there are "
                    + Scenarios.all().stream().map(Scenario::name).toList());
            System.exit(2);
        }
        int failed = 0;
        for (Scenario scenario : chosen) {
            failed += run(scenario, options.effort(), book) ? 0 : 1;
        }
        Path page = options.docs();
        book.page(page);
        System.out.println("Written: " + page);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean run(Scenario scenario, Effort effort, Book book) {
        System.out.println(scenario.name() + " …");
        long start = System.nanoTime();
        try {
            Report report = scenario.run(effort);
            book.write(report, effort, (System.nanoTime() - start) / 1e9);
            System.out.printf("%s: %.0f s%n", scenario.name(), (System.nanoTime() - start) / 1e9);
            return true;
        } catch (Exception | LinkageError e) { // one that fails must not take the others' figures with it
            System.err.println(scenario.name() + " failed:");
            e.printStackTrace();
            return false;
        }
    }

    static void quiet() {
        for (Handler console : ROOT.getHandlers()) {
            console.setLevel(Level.SEVERE); // engines, pools and migrations talk a lot
        }
        ROOT.setLevel(Level.SEVERE);
    }
}
