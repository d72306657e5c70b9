package uk.careforms.systems.internal.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** Makes UUIDs of version 5 (RFC 9562, section 5.5): the same name in the same space gives the same id, everywhere. */
public final class NameUuid {

    private NameUuid() {}

    /** The id of a name, as UTF-8, in a space. */
    public static UUID of(UUID space, String name) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new CareFormsException(Fault.SETUP, "This Java has no SHA-1, which every Java must have", e);
        }
    }
}
