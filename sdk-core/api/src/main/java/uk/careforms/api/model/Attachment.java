package uk.careforms.api.model;

import java.util.UUID;

/**
 * A file that somebody added to a form: what is known of it, not its content.
 *
 * @param id made by us, unguessable; also the key of its content in the file store
 * @param name what the person's device called it, made safe to show and to use as a file name
 * @param mediaType what its content is, found by looking at it, like {@code application/pdf}
 * @param size bytes
 * @param sha256 the content's hash, 64 lower-case hexadecimal digits
 */
public record Attachment(UUID id, String name, String mediaType, long size, String sha256) {

    /** Shows no name: what somebody called a file can say who they are. */
    @Override
    public String toString() {
        return "Attachment[" + id + ", " + mediaType + ", " + size + " bytes]";
    }
}
