package uk.careforms.engine.internal.steps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.FileStore;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.internal.assess.CaseCalculations;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.store.Database;

/**
 * Everything steps work with.
 *
 * @param forms the form a case is pinned to
 * @param shelf any form version that was ever open here
 * @param connectors by the name that packs route to
 * @param finders by the name that processes use
 * @param files the content of files that were added to forms
 * @param caseAddress what a link to a case begins with; its token comes after it
 * @param remotes what is known of the systems that these ask
 * @param calculations what forms name, run on cases
 */
public record Workbench(
        Database database,
        Clock clock,
        Function<FormVersion, FormPack> forms,
        Function<FormVersion, Optional<FormPack>> shelf,
        Council council,
        Deadlines deadlines,
        Map<String, CaseConnector> connectors,
        Map<String, PersonFinder> finders,
        NoticeSender notices,
        FileStore files,
        String caseAddress,
        Remotes remotes,
        CaseCalculations calculations) {

    public Workbench {
        connectors = Map.copyOf(connectors);
        finders = Map.copyOf(finders);
    }

    /** Counts in a team's working time. */
    @FunctionalInterface
    public interface Deadlines {

        /**
         * The moment by which a team must have acted.
         *
         * @param team empty for a case that no team owns yet
         */
        Instant dueBy(Optional<String> team, Instant from, Duration allowance);
    }
}
