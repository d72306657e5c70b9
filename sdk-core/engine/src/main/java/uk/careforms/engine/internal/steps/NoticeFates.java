package uk.careforms.engine.internal.steps;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.ProcessSteps.Result;

/** Asks what became of notices, in the same lane and circuit in which they are sent. Thread-safe. */
public final class NoticeFates {

    private final NoticeSender notices;
    private final Remotes remotes;

    public NoticeFates(NoticeSender notices, Remotes remotes) {
        this.notices = notices;
        this.remotes = remotes;
    }

    /**
     * Asks about one notice.
     *
     * @return empty when now is not the time to ask the service anything
     */
    public Optional<NoticeFate> ask(CaseReference notice) {
        AtomicReference<@Nullable NoticeFate> heard = new AtomicReference<>();
        Result result = remotes.through(
                Remotes.NOTICES,
                () -> PlugIn.call("Notice sender", () -> notices.fate(notice), fate -> {
                    heard.set(fate);
                    return result(fate);
                }));
        return result.fold(
                done -> Optional.ofNullable(heard.get()),
                later -> Optional.of(new NoticeFate.TryLater(later.after(), later.reason())),
                notNow -> Optional.empty(),
                park -> Optional.of(new NoticeFate.TryLater(Duration.ZERO, park.reason())));
    }

    private static Result result(NoticeFate fate) {
        return fate.fold(
                reached -> OneStep.DONE,
                moving -> OneStep.DONE,
                bounced -> OneStep.DONE,
                unknown -> OneStep.DONE,
                later -> new Result.TryLater(later.after(), later.reason()));
    }
}
