package uk.careforms.workflow;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps everything that is logged while it is open. */
final class LogCatcher implements AutoCloseable {

    private final StringWriter text = new StringWriter();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            PrintWriter writer = new PrintWriter(text);
            writer.println(new SimpleFormatter().formatMessage(entry));
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(writer);
            }
            writer.flush();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    LogCatcher() {
        Logger.getLogger("").addHandler(handler);
    }

    String text() {
        return text.toString();
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
    }
}
