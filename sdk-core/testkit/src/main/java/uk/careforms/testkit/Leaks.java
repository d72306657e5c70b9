package uk.careforms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Listens to every log record of the JVM, down to the finest, while a test runs, and finds what must not be there.
 *
 * <p>Logging has to arrive at {@code java.util.logging}; with slf4j put {@code slf4j-jdk14} on the test class path.
 */
public final class Leaks implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<String> heard = new ArrayList<>();
    private final Handler ear = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            synchronized (heard) {
                heard.add(formatter.format(line));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Starts to listen. */
    public Leaks() {
        ear.setLevel(Level.ALL);
        root.addHandler(ear);
        root.setLevel(Level.ALL);
    }

    /** Adds a text that people or logs would see: an outcome, a message, a {@code toString}. */
    public void hear(Object shown) {
        synchronized (heard) {
            heard.add(String.valueOf(shown));
        }
    }

    /** Adds an exception with its message, causes and stack. */
    public void hear(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        hear(text.toString());
    }

    /** Fails if anything that was heard holds one of the texts. */
    public void assertNone(List<String> canaries) {
        List<String> copy;
        synchronized (heard) {
            copy = List.copyOf(heard);
        }
        for (String canary : canaries) {
            assertThat(copy).as("what was logged or shown").noneMatch(line -> line.contains(canary));
        }
    }

    /** Fails if nothing that was heard holds the text: a listener that hears nothing finds nothing. */
    public void assertHeard(String text) {
        synchronized (heard) {
            assertThat(heard).as("what was logged").anyMatch(line -> line.contains(text));
        }
    }

    @Override
    public void close() {
        root.removeHandler(ear);
        root.setLevel(before);
    }
}
