package uk.careforms.engine.form;

import java.util.List;

/**
 * Which files may answer a question.
 *
 * @param types in the order in which people are told them
 * @param megabytes how large one may be, in units of 1,024 × 1,024 bytes
 */
public record FileRule(List<FileType> types, int megabytes) {

    public FileRule {
        types = List.copyOf(types);
    }

    /** The largest file that is taken, in bytes. */
    public long mostBytes() {
        return megabytes * 1024L * 1024L;
    }

    /** The types in words, like {@code PDF, JPG or PNG}. */
    public String typesInWords() {
        List<String> names = types.stream().map(FileType::name).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
