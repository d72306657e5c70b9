package uk.careforms.engine.internal.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Reference;

/** Unguessable names. Only their hashes are stored: at 160 random bits a plain SHA-256 cannot be searched backwards. */
public final class Token {

    private static final int BYTES = 20;
    private static final int FIVE_BITS = 31;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    /** 160 random bits, 27 URL-safe characters. */
    public static String fresh() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Characters of the alphabet of references, for codes that people copy by hand. */
    public static String letters(int many) {
        StringBuilder text = new StringBuilder(many);
        byte[] bits = new byte[2 * many]; // asking the source is what costs
        while (text.length() < many) {
            RANDOM.nextBytes(bits);
            for (int i = 0; i < bits.length && text.length() < many; i++) {
                int letter = bits[i] & FIVE_BITS;
                if (letter < Reference.ALPHABET.length()) { // the others are drawn again, so that all are alike
                    text.append(Reference.ALPHABET.charAt(letter));
                }
            }
        }
        return text.toString();
    }

    /** SHA-256 in lower-case hex: what the database knows a token by. */
    public static String hash(String token) {
        return HexFormat.of().formatHex(sha256("careforms:" + token));
    }

    /** Whether two hashes are equal, in a time that does not tell where they differ. */
    public static boolean sameHash(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] sha256(String text) {
        return digest("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new CareFormsException(Fault.SETUP, "This Java runtime has no " + algorithm, e);
        }
    }
}
