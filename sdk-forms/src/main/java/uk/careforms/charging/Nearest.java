package uk.careforms.charging;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which known name somebody probably meant. What was typed is never repeated, because it may be personal. */
final class Nearest {

    private static final int LONGEST = 60;

    private Nearest() {}

    /** {@code ; perhaps 'income' was meant}, or nothing when no name is near. */
    static String question(String typed, Collection<String> known) {
        return to(typed, known)
                .map(name -> "; perhaps '" + name + "' was meant")
                .orElse("");
    }

    static Optional<String> to(String typed, Collection<String> known) {
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = letters(typed);
        String best = "";
        int least = Math.max(1, plain.length() / 3) + 1;
        for (String name : known) {
            int steps = steps(plain, letters(name));
            if (steps < least) {
                least = steps;
                best = name;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** How many letters have to be changed, added or left out. */
    private static int steps(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(swap, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
