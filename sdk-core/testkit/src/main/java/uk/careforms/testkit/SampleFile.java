package uk.careforms.testkit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import uk.careforms.api.model.Attachment;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.FileDispatch;

/** Invented files, for contracts and tests. */
public final class SampleFile {

    /** A name that says who somebody is, so that a test can search logs and messages for it. */
    public static final String NAME = "Philippa-Canary O'Sparrow's care plan (2).pdf";

    private SampleFile() {}

    /** Bytes that look like a PDF at their beginning and like nothing after it, the same for the same seed. */
    public static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        byte[] start = {'%', 'P', 'D', 'F', '-'};
        System.arraycopy(start, 0, bytes, 0, Math.min(start.length, size));
        return bytes;
    }

    /** A first try at putting a file beside a case, under a key of its own. */
    public static FileDispatch beside(CaseReference to, byte[] content) {
        return beside(to, NAME, content);
    }

    /** A first try at putting a file of this name beside a case, under a key of its own. */
    public static FileDispatch beside(CaseReference to, String name, byte[] content) {
        byte[] copy = content.clone();
        return new FileDispatch(
                UUID.randomUUID(),
                Reference.of("AR", "7K3M9QX"),
                to,
                new Attachment(UUID.randomUUID(), name, "application/pdf", copy.length, sha256(copy)),
                () -> new ByteArrayInputStream(copy),
                true);
    }

    /** The same dispatch after an earlier try may have reached the remote. */
    public static FileDispatch again(FileDispatch file) {
        return new FileDispatch(file.key(), file.reference(), file.to(), file.attachment(), file.content(), false);
    }

    /** The same dispatch with other content than was announced. */
    public static FileDispatch holding(FileDispatch file, FileDispatch.Content content) {
        return new FileDispatch(file.key(), file.reference(), file.to(), file.attachment(), content, file.firstTry());
    }

    /** Content that breaks off half-way with an error. */
    public static InputStream broken(byte[] content) {
        return new BrokenStream(content);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
