package uk.careforms.forms.questions;

import java.util.List;

/** What a question is called in HTML: its JSON Pointer in letters that names and ids may hold. */
public final class FieldName {

    /** The parts of a date, in the order of the boxes. */
    static final List<String> DATE_PARTS = List.of("day", "month", "year");

    private FieldName() {}

    /** {@code person-firstName} for {@code /person/firstName}. */
    public static String of(String pointer) {
        char[] name = pointer.substring(1).toCharArray();
        for (int i = 0; i < name.length; i++) {
            name[i] = isPlain(name[i]) ? name[i] : '-';
        }
        return new String(name);
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    /** One box of a date, like {@code person-dateOfBirth-year}. */
    static String part(String name, String part) {
        return name + "-" + part;
    }
}
