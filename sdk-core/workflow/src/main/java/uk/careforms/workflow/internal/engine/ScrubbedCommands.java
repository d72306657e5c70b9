package uk.careforms.workflow.internal.engine;

import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.common.engine.impl.interceptor.CommandContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Flowable's transactions log an exception without its message; the caller gets the exception itself. */
final class ScrubbedCommands extends CommandContextFactory {

    private static final Logger LOG = LoggerFactory.getLogger(ScrubbedCommands.class);

    @Override
    public CommandContext createCommandContext(Command<?> command) {
        CommandContext context = new CommandContext(command) {
            @Override
            protected void logException() {
                LOG.debug("A workflow transaction was rolled back", Scrubbed.of(getException()));
            }

            @Override
            public void exception(Throwable thrown) {
                if (exception == null) {
                    exception = thrown;
                } else {
                    LOG.warn("A workflow transaction failed again while it was rolled back", Scrubbed.of(thrown));
                }
            }
        };
        context.setSessionFactories(sessionFactories);
        return context;
    }
}
