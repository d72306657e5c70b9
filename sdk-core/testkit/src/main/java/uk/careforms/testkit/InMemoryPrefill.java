package uk.careforms.testkit;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.Prefill;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.PrefillQuestion;
import uk.careforms.api.spi.PrefillSource;

/**
 * Knows a few invented people by NHS number, or by last name and date of birth, for tests of what stands above prefill. It passes
 * the same contract as the real ones.
 *
 * <p>Thread-safe. A test may take it down or let it fall silent.
 */
public final class InMemoryPrefill implements PrefillSource {

    private final String from;
    private final List<Known> people = new ArrayList<>();
    private CountDownLatch silence = new CountDownLatch(0);
    private boolean down;
    private boolean locked;
    private int asked;

    private record Known(PersonDetails person, JsonObject values) {}

    /**
     * @param from where its values come from, in plain words, like {@code your GP's record}
     */
    public InMemoryPrefill(String from) {
        this.from = from;
    }

    @Override
    public Prefill find(PrefillQuestion question) {
        try {
            arrived().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Prefill.Unavailable("The look-up was given up");
        }
        return answer(question.person());
    }

    private synchronized CountDownLatch arrived() {
        asked++;
        return silence;
    }

    private synchronized Prefill answer(PersonDetails person) {
        if (down) {
            return new Prefill.Unavailable("The source of prefill could not be reached");
        }
        if (locked) {
            return new Prefill.Unavailable("The source of prefill did not accept our key");
        }
        List<Known> found =
                people.stream().filter(known -> same(known.person(), person)).toList();
        if (found.isEmpty()) {
            return new Prefill.NotFound();
        }
        if (found.size() > 1) {
            return new Prefill.Ambiguous();
        }
        return found.get(0).person().restricted()
                ? new Prefill.Withheld()
                : new Prefill.Found(found.get(0).values(), Map.of("", from));
    }

    private static boolean same(PersonDetails known, PersonDetails asked) {
        if (asked.nhsNumber().isPresent()) {
            return known.nhsNumber()
                    .map(NhsNumber::digits)
                    .equals(asked.nhsNumber().map(NhsNumber::digits));
        }
        return asked.dateOfBirth().isPresent()
                && known.dateOfBirth().equals(asked.dateOfBirth())
                && known.familyName().equalsIgnoreCase(asked.familyName());
    }

    @Override
    public synchronized List<SetupProblem> check() {
        if (down) {
            return List.of(new SetupProblem("prefill", "The source could not be reached; check its address"));
        }
        return locked ? List.of(new SetupProblem("prefill", "The source did not accept our key; renew it")) : List.of();
    }

    /** Knows this person from now on. */
    public synchronized void know(PersonDetails person, JsonObject values) {
        people.add(new Known(person, values));
    }

    /** How often it was asked. */
    public synchronized int asked() {
        return asked;
    }

    /** From now on it takes questions and answers none, until {@link #speak()}. */
    public synchronized void fallSilent() {
        silence = new CountDownLatch(1);
    }

    /** Answers again, also those who still wait. */
    public synchronized void speak() {
        silence.countDown();
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
