package uk.careforms.workflow.internal.decision;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Silences the decision engine's own log, which quotes the facts that it was given ("the value '…' is not allowed").
 *
 * <p>Works with {@code java.util.logging} and Logback; with anything else it says once what the host must configure. What
 * matters of the engine's messages is in the results and in {@code check}.
 */
final class QuietEngine {

    private static final Logger LOG = LoggerFactory.getLogger(QuietEngine.class);

    private static final List<String> NAMES = List.of("org.kie", "org.drools");

    /** Kept, because java.util.logging forgets a level when nobody holds the logger. */
    private static final List<java.util.logging.Logger> HELD =
            NAMES.stream().map(java.util.logging.Logger::getLogger).toList();

    private QuietEngine() {}

    static void ensure() {
        HELD.forEach(logger -> logger.setLevel(Level.OFF));
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory.getClass().getName().equals("ch.qos.logback.classic.LoggerContext")) {
            NAMES.forEach(QuietEngine::logback);
        }
        if (Stream.of("org.kie.dmn.core", "org.kie.dmn.feel")
                .anyMatch(name -> LoggerFactory.getLogger(name).isErrorEnabled())) {
            LOG.warn("Switch the loggers {} off: the decision engine writes the facts it is given to them", NAMES);
        }
    }

    private static void logback(String name) {
        Logger logger = LoggerFactory.getLogger(name);
        try {
            Class<?> level = Class.forName(
                    "ch.qos.logback.classic.Level", false, logger.getClass().getClassLoader());
            logger.getClass()
                    .getMethod("setLevel", level)
                    .invoke(logger, level.getField("OFF").get(null));
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | NoSuchFieldException
                | IllegalAccessException
                | InvocationTargetException e) {
            LOG.debug("This Logback has no levels as known", e);
        }
    }
}
