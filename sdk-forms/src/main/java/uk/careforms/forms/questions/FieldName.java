package uk.careforms.forms.questions;

import java.util.List;

/** What a question is called in HTML: its JSON Pointer in letters that names and ids may hold. */
public final class FieldName {

    /** The parts of a date, in the order of the boxes. */
    static final List<String> DATE_PARTS = List.of("day", "month", "year");

    private FieldName() {}

    /** {@code person-firstName} for {@code /person/firstName}. */
    public static String of(String pointer) {
        return pointer.substring(1).replaceAll("[^A-Za-z0-9_]", "-");
    }

    /** One box of a date, like {@code person-dateOfBirth-year}. */
    static String part(String name, String part) {
        return name + "-" + part;
    }
}
