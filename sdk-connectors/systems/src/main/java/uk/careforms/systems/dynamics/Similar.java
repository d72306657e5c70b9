package uk.careforms.systems.dynamics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody most likely meant. */
final class Similar {

    private static final int MOST = 3;

    private Similar() {}

    /** The name that differs by letter case only. */
    static Optional<String> butForCase(String name, Collection<String> names) {
        return names.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    /** The end of a sentence that names up to three similar names; empty when there are none. */
    static String sentence(String name, Collection<String> names) {
        List<String> near = names.stream()
                .filter(other -> isNear(name, other))
                .sorted(Comparator.<String>comparingInt(other -> distance(lower(name), lower(other)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
        return near.isEmpty() ? "" : "; similar: '" + String.join("', '", near) + "'";
    }

    private static boolean isNear(String name, String other) {
        boolean sameStart = name.length() > MOST && other.startsWith(name.substring(0, name.length() / 2 + 1));
        return sameStart || distance(lower(name), lower(other)) <= Math.max(1, name.length() / 4);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** How many letters must be changed, added or left out (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
