package uk.careforms.engine.internal.tokens;

import java.util.Locale;

/**
 * A link's token and its code: what somebody needs to come to a case. Only {@link #linkHash()} and {@link #codeHash()} are kept.
 *
 * @param token 27 URL-safe characters
 * @param code six letters and numbers that people copy by hand
 */
public record CaseToken(String token, String code) {

    private static final int CODE_LENGTH = 6;

    /** One that nobody can guess. */
    public static CaseToken fresh() {
        return new CaseToken(Token.fresh(), Token.letters(CODE_LENGTH));
    }

    /** As somebody typed the code: in any case, with spaces or dashes. */
    public static CaseToken typed(String token, String typed) {
        return new CaseToken(token, typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
    }

    public String linkHash() {
        return Token.hash("case/" + token);
    }

    /** The code is hashed together with the token, so that six characters cannot be searched. */
    public String codeHash() {
        return Token.hash("case/" + token + "/" + code);
    }

    /** Whether two hashes are equal, in a time that does not tell where they differ. */
    public static boolean sameHash(String one, String other) {
        return Token.sameHash(one, other);
    }

    /** Shows neither. */
    @Override
    public String toString() {
        return "CaseToken[]";
    }
}
