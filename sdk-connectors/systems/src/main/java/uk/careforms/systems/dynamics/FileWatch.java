package uk.careforms.systems.dynamics;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import uk.careforms.api.model.Attachment;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.systems.internal.wire.Trouble;

/** Watches a file go by and tells whether it is the one that was scanned. For one thread. */
final class FileWatch {

    static final Trouble CHANGED = Trouble.refused(
            "file-changed",
            "The file is not what it was when it was scanned, so it was not sent; ask the person for it again");

    static final Trouble UNREADABLE =
            Trouble.notDone("file-unreadable", Duration.ZERO, "The file could not be read from the file store");

    private final Attachment attachment;
    private final MessageDigest hash = sha256();
    private long size;

    FileWatch(Attachment attachment) {
        this.attachment = attachment;
    }

    void take(byte[] bytes, int count) {
        size += count;
        hash.update(bytes, 0, count);
    }

    boolean isTooLong() {
        return size > attachment.size();
    }

    /** Whether all of it went by and nothing else; asked once, at the end. */
    boolean isWhole() {
        return size == attachment.size()
                && MessageDigest.isEqual(hash.digest(), HexFormat.of().parseHex(attachment.sha256()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new CareFormsException(Fault.SETUP, "This Java has no SHA-256, which every Java must have", e);
        }
    }
}
