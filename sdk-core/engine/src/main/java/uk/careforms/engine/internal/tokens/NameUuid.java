package uk.careforms.engine.internal.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import uk.careforms.api.model.Reference;

/** UUIDs of version 5 (RFC 9562, May 2024, section 5.5): the same name gives the same id on every try and every node. */
public final class NameUuid {

    /** Our own name space, drawn once; it can never change, because remote rows carry ids made from it. */
    private static final UUID SPACE = UUID.fromString("6d7e3f0a-6c2b-4b57-9a53-0c1f5f2f9d11");

    private NameUuid() {}

    /**
     * The key of what one step of one submission's process sends.
     *
     * @param occurrence 1 the first time the process comes to the step
     */
    public static UUID ofStep(Reference reference, String step, int occurrence) {
        return of(reference.text() + "/" + step + (occurrence == 1 ? "" : "/" + occurrence));
    }

    /** The key of one file of a submission at one step. */
    public static UUID ofFile(Reference reference, String step, UUID file) {
        return of(reference.text() + "/" + step + "/file/" + file);
    }

    /** The key of the notice that says there is a message. */
    public static UUID ofMessage(Reference reference, long number) {
        return of(reference.text() + "/message/" + number);
    }

    static UUID of(String name) {
        MessageDigest sha1 = Token.digest("SHA-1");
        sha1.update(ByteBuffer.allocate(16)
                .putLong(SPACE.getMostSignificantBits())
                .putLong(SPACE.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
