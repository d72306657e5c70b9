package uk.careforms.engine.internal.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A piece of a file, read by offset; whatever is beyond its end reads as -1. */
final class Bytes {

    private final byte[] bytes;

    Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    int u8(int at) {
        return at < 0 || at >= bytes.length ? -1 : bytes[at] & 0xFF;
    }

    /** Big-endian. */
    int u16(int at) {
        return at < 0 || at + 2 > bytes.length ? -1 : u8(at) << 8 | u8(at + 1);
    }

    /** Big-endian. */
    long u32(int at) {
        return at < 0 || at + 4 > bytes.length ? -1 : (long) u16(at) << 16 | u16(at + 2);
    }

    /** Little-endian. */
    int le16(int at) {
        return at < 0 || at + 2 > bytes.length ? -1 : u8(at) | u8(at + 1) << 8;
    }

    /** Little-endian. */
    long le32(int at) {
        return at < 0 || at + 4 > bytes.length ? -1 : le16(at) | (long) le16(at + 2) << 16;
    }

    boolean has(int at, String latin1) {
        if (at < 0 || at + latin1.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if (u8(at + i) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where a text stands first from a place on; -1 when nowhere. */
    int indexOf(String latin1, int from) {
        for (int at = Math.max(0, from); at + latin1.length() <= bytes.length; at++) {
            if (has(at, latin1)) {
                return at;
            }
        }
        return -1;
    }

    String utf8(int at, int many) {
        return new String(bytes, at, many, StandardCharsets.UTF_8);
    }

    String lowerCase() {
        return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
