package uk.careforms.examples.devurl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** CareForms to try, from the command line; with {@code doctor} as the first word it only looks whether it would start. */
public final class DevUrl {

    private DevUrl() {}

    /** Starts, prints {@code Ready: <address> (N ms)} and serves until it is stopped by a signal. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("doctor")) {
            List<String> rest = List.of(arguments).subList(1, arguments.length);
            System.exit(DevDoctor.run(rest, data(), System.out));
        }
        long began = System.nanoTime();
        DevServer server;
        try {
            server = DevServer.start(Options.parse(List.of(arguments)), data());
        } catch (CareFormsException e) {
            if (e.fault() != Fault.SETUP) {
                throw e;
            }
            System.err.println("The dev URL cannot start:\n" + e.getMessage());
            System.exit(2);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
            Runtime.getRuntime()
                    .halt(0); // stopped as it was told to: 143, the signal's own code, would say that it failed
        }));
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        System.out.println("Ready: " + server.address() + " (" + millis + " ms)");
        System.out.println(
                "Sign in, simulators and the clock: " + server.address().replace("/care/", "/dev/"));
        stopped.await();
    }

    private static Path data() {
        return Path.of(System.getProperty("careforms.data", "careforms-data"));
    }
}
