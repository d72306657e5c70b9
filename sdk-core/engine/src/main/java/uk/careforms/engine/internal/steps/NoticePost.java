package uk.careforms.engine.internal.steps;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.Notice;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.ProcessSteps.Result;

/** Sends notices that belong to no process, in the same lane and circuit as letters. Thread-safe. */
public final class NoticePost {

    private final NoticeSender notices;
    private final Remotes remotes;

    public NoticePost(NoticeSender notices, Remotes remotes) {
        this.notices = notices;
        this.remotes = remotes;
    }

    /**
     * Tries once.
     *
     * @param first false when an earlier try may have reached the service
     * @return empty when now is not the time to ask the service anything
     */
    public Optional<Delivery> send(Notice notice, boolean first) {
        AtomicReference<@Nullable Delivery> heard = new AtomicReference<>();
        Result result = remotes.through(
                Remotes.NOTICES,
                () -> PlugIn.call("Notice sender", () -> notices.send(notice, first), delivery -> {
                    heard.set(delivery);
                    return result(delivery);
                }));
        return result.fold(
                done -> Optional.ofNullable(heard.get()),
                later -> Optional.of(new Delivery.TryLater(later.after(), later.reason())),
                notNow -> Optional.empty(),
                park -> Optional.of(new Delivery.TryLater(Duration.ZERO, park.reason())));
    }

    private static Result result(Delivery delivery) {
        return delivery.fold(
                delivered -> OneStep.DONE,
                there -> OneStep.DONE,
                refused -> OneStep.DONE,
                later -> new Result.TryLater(later.after(), later.reason()),
                uncertain -> new Result.TryLater(Duration.ZERO, uncertain.reason()));
    }
}
