package uk.careforms.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Notice;
import uk.careforms.api.spi.NoticeSender;

/**
 * Sends nothing and remembers everything, for tests of what stands above notice senders. It passes the same contract as
 * the real ones.
 *
 * <p>Thread-safe. A test may take it down, lose its answers or script the next ones.
 */
public final class InMemoryNotices implements NoticeSender {

    private final String system;
    private final Map<UUID, Notice> sent = new LinkedHashMap<>();
    private final Map<String, NoticeFate> fates = new HashMap<>();
    private final Deque<Delivery> script = new ArrayDeque<>();
    private int lostAnswers;
    private boolean down;
    private boolean locked;
    private int asked;

    /**
     * @param system the sender's name in this installation, like {@code notices}
     */
    public InMemoryNotices(String system) {
        this.system = system;
    }

    @Override
    public synchronized Delivery send(Notice notice, boolean firstTry) {
        if (down) {
            return new Delivery.TryLater(Duration.ZERO, "The notice service could not be reached");
        }
        if (locked) {
            return new Delivery.Refused("sign-in", "The notice service did not accept our key");
        }
        Delivery scripted = script.poll();
        if (scripted != null) {
            return scripted;
        }
        var reference =
                new CaseReference(system, notice.key().toString(), notice.key().toString());
        if (sent.putIfAbsent(notice.key(), notice) != null) {
            return new Delivery.AlreadyThere(reference);
        }
        if (lostAnswers > 0) {
            lostAnswers--;
            return new Delivery.Uncertain("The answer of the notice service was lost");
        }
        return new Delivery.Delivered(reference);
    }

    /** Every notice that was taken has reached whom it was for, unless {@link #becomes} said otherwise. */
    @Override
    public synchronized NoticeFate fate(CaseReference notice) {
        asked++;
        if (down) {
            return new NoticeFate.TryLater(Duration.ZERO, "The notice service could not be reached");
        }
        if (locked) {
            return new NoticeFate.TryLater(Duration.ZERO, "The notice service did not accept our key");
        }
        boolean ours = notice.system().equals(system)
                && sent.keySet().stream().anyMatch(key -> key.toString().equals(notice.id()));
        return ours ? fates.getOrDefault(notice.id(), new NoticeFate.Reached()) : new NoticeFate.Unknown();
    }

    @Override
    public synchronized List<SetupProblem> check() {
        if (down) {
            return List.of(new SetupProblem(system, "The notice service could not be reached; check its address"));
        }
        if (locked) {
            return List.of(new SetupProblem(system, "The notice service did not accept our key; renew it"));
        }
        return List.of();
    }

    /** What was sent, oldest first. */
    public synchronized List<Notice> sent() {
        return List.copyOf(sent.values());
    }

    /** From now on this is what became of a notice, before or after it is sent. */
    public synchronized void becomes(UUID key, NoticeFate fate) {
        fates.put(key.toString(), fate);
    }

    /** How often it was asked what became of a notice. */
    public synchronized int asked() {
        return asked;
    }

    /** Answers the next notice with this and sends nothing; several calls queue up. */
    public synchronized void answerNext(Delivery delivery) {
        script.add(delivery);
    }

    /** Sends the next notice but loses the answer; several calls add up. */
    public synchronized void loseNextAnswer() {
        lostAnswers++;
    }

    /** Cannot be reached until {@link #up()}. */
    public synchronized void down() {
        down = true;
    }

    /** Can be reached again. */
    public synchronized void up() {
        down = false;
    }

    /** From now on the key is refused, as after it was revoked. */
    public synchronized void refuseCredentials() {
        locked = true;
    }
}
