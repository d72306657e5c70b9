package uk.careforms.engine.internal.files;

import java.io.IOException;
import uk.careforms.engine.form.FileType;

/** Reads how many pixels a picture has without decoding it; 0 when it does not say so where it must. */
final class Pixels {

    /** The largest part of a picture that is searched: pictures of phones have previews before they say their size. */
    private static final int MOST_SEARCHED = 4 * 1024 * 1024;

    private static final int MOST_SEGMENTS = 1_000;

    private Pixels() {}

    static long of(FileType type, Spool file) throws IOException {
        return switch (type) {
            case PNG -> png(new Bytes(file.at(0, 32)));
            case JPG -> jpg(file);
            case HEIC -> heic(new Bytes(file.at(0, MOST_SEARCHED)));
            default -> 0;
        };
    }

    private static long png(Bytes head) {
        return head.u32(8) == 13 && head.has(12, "IHDR") ? product(head.u32(16), head.u32(20)) : 0;
    }

    /** Walks the segments to the start of a frame (ITU T.81, table B.1). */
    private static long jpg(Spool file) throws IOException {
        long at = 2;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            Bytes segment = new Bytes(file.at(at, 9));
            int marker = segment.u8(1);
            if (segment.u8(0) != 0xFF) {
                return 0;
            }
            if (marker == 0xFF) {
                at++;
                continue;
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return product(segment.u16(5), segment.u16(7));
            }
            int length = segment.u16(2);
            if (length < 2 || marker == 0xDA || marker == 0xD9) {
                return 0;
            }
            at += 2L + length;
        }
        return 0;
    }

    /** The largest of all spatial extents (ISO 23008-12, 6.5.3): a grid says its whole, tiles and previews their own. */
    private static long heic(Bytes head) {
        long most = 0;
        for (int at = head.indexOf("ispe", 0); at >= 0; at = head.indexOf("ispe", at + 4)) {
            if (head.u32(at - 4) == 20) {
                most = Math.max(most, product(head.u32(at + 8), head.u32(at + 12)));
            }
        }
        return most;
    }

    private static long product(long width, long height) {
        if (width <= 0 || height <= 0) {
            return 0;
        }
        return width > Integer.MAX_VALUE || height > Integer.MAX_VALUE ? Long.MAX_VALUE : width * height;
    }
}
