package uk.careforms.engine.internal.steps;

import java.time.Duration;
import java.util.UUID;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.internal.pack.LetterWriter.Letter;

/** Says that there is a message on a case, in the lane and circuit in which all notices are sent. Thread-safe. */
public final class MessageNotices {

    private final NoticeSender notices;
    private final Remotes remotes;

    public MessageNotices(NoticeSender notices, Remotes remotes) {
        this.notices = notices;
        this.remotes = remotes;
    }

    /**
     * Sends one notice.
     *
     * @param first false when an earlier try may have reached the service
     * @return what came of it, in the terms of the process's steps
     */
    public Result send(UUID key, Reference reference, Letter letter, boolean first) {
        Notice notice = new Notice(key, letter.kind(), letter.to(), letter.subject(), letter.body(), reference);
        return remotes.through(
                Remotes.NOTICES,
                () -> PlugIn.call(
                        "Notice sender",
                        () -> notices.send(notice, first),
                        delivery -> delivery.fold(
                                delivered -> OneStep.DONE,
                                there -> OneStep.DONE,
                                refused -> new Result.Park(refused.reason() + " (" + refused.code() + ")"),
                                later -> new Result.TryLater(later.after(), later.reason()),
                                uncertain -> new Result.TryLater(Duration.ZERO, uncertain.reason()))));
    }
}
