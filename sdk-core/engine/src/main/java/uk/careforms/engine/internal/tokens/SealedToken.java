package uk.careforms.engine.internal.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * A draft's token shut up with the token of a link, so that the link can give it back and the database alone cannot.
 *
 * <p>AES-256 in GCM. The key is SHA-256 of the link's token, which is random and seals one thing only, so a fixed nonce is
 * never used twice with one key.
 */
public final class SealedToken {

    private static final byte[] NONCE = new byte[12];

    private SealedToken() {}

    public static String seal(String linkToken, String token) {
        byte[] sealed = run(Cipher.ENCRYPT_MODE, linkToken, token.getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(sealed);
    }

    public static String open(String linkToken, String sealed) {
        byte[] token = run(Cipher.DECRYPT_MODE, linkToken, Base64.getDecoder().decode(sealed));
        return new String(token, StandardCharsets.US_ASCII);
    }

    private static byte[] run(int mode, String linkToken, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = new SecretKeySpec(Token.sha256("careforms-seal:" + linkToken), "AES");
            cipher.init(mode, key, new GCMParameterSpec(128, NONCE));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new CareFormsException(Fault.BUG, "A way back to a draft could not be sealed or opened", e);
        }
    }
}
