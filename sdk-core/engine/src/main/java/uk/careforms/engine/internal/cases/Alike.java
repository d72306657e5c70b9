package uk.careforms.engine.internal.cases;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When names and dates are near enough to be the same, typed by somebody else. */
final class Alike {

    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("ddMMuuuu", Locale.ROOT);

    /** The code of each letter from A to Z; 0 is not coded, and H and W do not part equal codes. */
    private static final String CODES = "01230120022455012623010202";

    private Alike() {}

    /** A name without accents, case, spaces, hyphens and apostrophes; empty when nothing is left. */
    static Optional<String> name(String written) {
        String bare = Normalizer.normalize(written, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}]+", "");
        return bare.isEmpty() ? Optional.empty() : Optional.of(bare);
    }

    /** Whether two bare names have the same Soundex code (US National Archives, "The Soundex Indexing System", 30 May 2007). */
    static boolean sounds(String one, String other) {
        String code = soundex(one);
        return !code.isEmpty() && code.equals(soundex(other));
    }

    /** One digit wrong, two neighbouring digits swapped, or day and month swapped. */
    static boolean aTypingMistakeApart(LocalDate one, LocalDate other) {
        if (one.getYear() == other.getYear()
                && one.getDayOfMonth() == other.getMonthValue()
                && one.getMonthValue() == other.getDayOfMonth()) {
            return true;
        }
        String a = DIGITS.format(one);
        String b = DIGITS.format(other);
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < a.length(); i++) {
            if (a.charAt(i) != b.charAt(i)) {
                wrong.add(i);
            }
        }
        return wrong.size() == 1 || (wrong.size() == 2 && areSwapped(a, b, wrong.get(0), wrong.get(1)));
    }

    private static boolean areSwapped(String a, String b, int one, int other) {
        return one + 1 == other && a.charAt(one) == b.charAt(other) && a.charAt(other) == b.charAt(one);
    }

    /** A letter and three digits; empty for a name that is not written in the letters A to Z. */
    static String soundex(String bare) {
        StringBuilder code = new StringBuilder();
        char last = '0';
        for (int i = 0; i < bare.length() && code.length() < 4; i++) {
            char letter = bare.charAt(i);
            if (letter < 'a' || letter > 'z') {
                return "";
            }
            char digit = CODES.charAt(letter - 'a');
            if (code.isEmpty()) {
                code.append(letter);
            } else if (digit != '0' && digit != last) {
                code.append(digit);
            }
            if (letter != 'h' && letter != 'w') {
                last = digit;
            }
        }
        while (!code.isEmpty() && code.length() < 4) {
            code.append('0');
        }
        return code.toString();
    }
}
