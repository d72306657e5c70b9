package uk.careforms.testkit;

import java.util.UUID;

/** A file that a case system holds. {@link #toString()} shows no name, which can say who somebody is. */
public final class StoredFile {

    private final UUID id;
    private final String caseId;
    private final String name;
    private final String mediaType;
    private final byte[] bytes;

    /**
     * @param id the case system's key for the file
     * @param caseId the case system's key for the case that it is beside
     */
    public StoredFile(UUID id, String caseId, String name, String mediaType, byte[] bytes) {
        this.id = id;
        this.caseId = caseId;
        this.name = name;
        this.mediaType = mediaType;
        this.bytes = bytes.clone();
    }

    public UUID id() {
        return id;
    }

    public String caseId() {
        return caseId;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    StoredFile named(String other) {
        return new StoredFile(id, caseId, other, mediaType, bytes);
    }

    @Override
    public String toString() {
        return "StoredFile[" + id + ", " + mediaType + ", " + bytes.length + " bytes]";
    }
}
