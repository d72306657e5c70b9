package uk.careforms.engine;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.FileScanner;
import uk.careforms.api.spi.FileStore;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.PrefillSource;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.PackReport;
import uk.careforms.engine.internal.pack.PackChecker;

/**
 * Everything that stands behind the door.
 *
 * @param closeables what has to be let go of, in that order
 */
record Rooms(
        Forms forms,
        Council council,
        Clock clock,
        Optional<String> baseUrl,
        boolean background,
        Drafts drafts,
        Prefills prefills,
        Invitations invitations,
        Satisfaction satisfaction,
        Submissions submissions,
        Cases cases,
        Tasks tasks,
        Deliveries deliveries,
        Calculations calculations,
        Insight insight,
        Upratings upratings,
        Assessments assessments,
        Upgrades upgrades,
        Sessions sessions,
        Attachments attachments,
        Correspondence correspondence,
        WorkingTimes workingTimes,
        Vitals vitals,
        Housekeeping housekeeping,
        FileChores fileChores,
        Bounces bounces,
        Reminders reminders,
        WorkflowEngine workflow,
        Map<String, CaseConnector> connectors,
        NoticeSender notices,
        Map<String, PrefillSource> prefillSources,
        FileStore files,
        Optional<FileScanner> scanner,
        List<AutoCloseable> closeables) {

    /** Everything that is due, in this thread; jobs and timers only where no thread of our own runs them. */
    int runDue() {
        int done = housekeeping.runDue() + fileChores.runDue() + bounces.runDue() + reminders.runDue();
        done += correspondence.chores().runDue() + upratings.runDue();
        int all = background ? done : done + workflow.runDue();
        insight.runDue(); // last, so that it counts what the others wrote
        return all;
    }

    PackReport checkPacks() {
        return new PackChecker(council, forms.today()).check(forms.shipped());
    }
}
