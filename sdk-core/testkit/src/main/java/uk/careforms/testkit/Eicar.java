package uk.careforms.testkit;

import java.nio.charset.StandardCharsets;

/**
 * The harmless text that every scanner finds (eicar.org, "Anti-Malware Testfile", 68 characters). Put together when it is asked for,
 * so that no scanner of a developer's machine takes this class away.
 */
public final class Eicar {

    private Eicar() {}

    /** The text. */
    public static String text() {
        return String.join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*");
    }

    /** The text's bytes. */
    public static byte[] bytes() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }
}
