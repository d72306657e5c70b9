package uk.careforms.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.insight.InsightReport;
import uk.careforms.engine.insight.Remark;
import uk.careforms.engine.internal.insight.Tables;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.InsightQuery.Span;
import uk.careforms.engine.internal.store.JourneyTable;
import uk.careforms.engine.internal.store.RemarkQuery;

/**
 * Measures of forms, for managers: how many links come back, how long that takes, where people stop and why, clocks, outcomes and
 * satisfaction. Counts from 1 to 4 are withheld, and whatever would give them away. Thread-safe.
 */
public final class Insight {

    /** The longest period of one report. */
    public static final int MOST_YEARS = 5;

    /** Who neither sent nor saved a form for that long has stopped. */
    static final Duration STOPPED_AFTER = Duration.ofDays(7);

    /** Transactions that were under way when a later event was read have committed by then. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 2_000;
    private static final int MOST_REMARKS = 500;

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final ChoreThread thread = new ChoreThread("careforms-insight", EVERY, () -> readOn(GRACE));

    Insight(Database database, Clock clock, Forms forms) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
    }

    /**
     * Measures a form over a period.
     *
     * @param from the first day, Europe/London
     * @param to the last day, not before the first and less than {@value #MOST_YEARS} years after it
     * @return empty when there is no such form
     * @throws CareFormsException {@code CALLER} for another period
     */
    public Optional<InsightReport> report(String form, LocalDate from, LocalDate to) {
        checked(from, to);
        return forms.newest(form).map(definition -> report(definition, from, to));
    }

    /**
     * What people wrote beside how satisfied they were, the newest first: 500 at most. It may say who they are, so it is shown to
     * managers only and apart from the figures.
     *
     * @return empty when there is no such form
     * @throws CareFormsException {@code CALLER} for a period that {@link #report} does not take
     */
    public Optional<List<Remark>> remarks(String form, LocalDate from, LocalDate to) {
        checked(from, to);
        return forms.newest(form)
                .map(definition -> database.with(
                        handle -> RemarkQuery.run(handle, span(form, from, to, clock.instant()), MOST_REMARKS)));
    }

    private static void checked(LocalDate from, LocalDate to) {
        if (from.isAfter(to) || !to.isBefore(from.plusYears(MOST_YEARS))) {
            throw new CareFormsException(
                    Fault.CALLER, "A period ends on or after its first day and is no longer than 5 years");
        }
    }

    private InsightReport report(FormDefinition form, LocalDate from, LocalDate to) {
        Instant now = clock.instant();
        Span span = span(form.id(), from, to, now);
        return database.inTransaction(handle -> new InsightReport(
                form.id(), form.title(), from, to, JourneyTable.readUpTo(handle, now), Tables.of(handle, form, span)));
    }

    private static Span span(String form, LocalDate from, LocalDate to, Instant now) {
        return new Span(form, start(from), start(to.plusDays(1)), now.minus(STOPPED_AFTER), now);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(WorkingTime.ZONE).toInstant();
    }

    ChoreThread thread() {
        return thread;
    }

    /** Counts every event that there is, without grace; how many that were. */
    int runDue() {
        return readOn(Duration.ofMillis(-1));
    }

    private int readOn(Duration grace) {
        int all = 0;
        int read;
        do {
            Instant before = clock.instant().minus(grace);
            read = database.inTransaction(handle -> JourneyTable.readOn(handle, before, AT_ONCE));
            all += read;
        } while (read > 0 && !thread.isClosed());
        return all;
    }
}
