package uk.careforms.engine.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of file that people may add to a form; which one a file is, its content says and never its name. */
public enum FileType {
    PDF("application/pdf", "pdf"),
    JPG("image/jpeg", "jpg jpeg jfif"),
    PNG("image/png", "png"),
    HEIC("image/heic", "heic heif"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ODT("application/vnd.oasis.opendocument.text", "odt");

    private final String mediaType;
    private final String extensions;

    FileType(String mediaType, String extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    /** The media type under which it is kept and sent on. */
    public String mediaType() {
        return mediaType;
    }

    /** What its names end in, lower case without the dot, the usual one first. */
    public List<String> extensions() {
        return List.of(extensions.split(" ", -1));
    }

    /** The lower-case word a pack uses. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word a pack uses. */
    public static Optional<FileType> parse(String text) {
        for (FileType type : values()) {
            if (type.text().equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
