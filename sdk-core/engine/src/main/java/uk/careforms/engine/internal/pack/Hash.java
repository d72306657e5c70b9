package uk.careforms.engine.internal.pack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** SHA-256 in hex. */
final class Hash {

    private Hash() {}

    static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Over everything a pack is made of: its own files but README and samples, shared parts and the council. */
    static String ofPack(PackSource source, String folder) {
        MessageDigest digest = sha256();
        for (Map.Entry<String, String> file : source.files().entrySet()) {
            String path = file.getKey();
            boolean counts = path.startsWith(folder + "/") || path.startsWith("shared/") || path.equals("council.json");
            if (counts && !path.endsWith("README.md") && !path.startsWith(folder + "/samples/")) {
                part(digest, path);
                part(digest, file.getValue());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length, so that two different lists of parts never make the same bytes. */
    private static void part(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new CareFormsException(Fault.SETUP, "This Java has no SHA-256", impossible);
        }
    }
}
