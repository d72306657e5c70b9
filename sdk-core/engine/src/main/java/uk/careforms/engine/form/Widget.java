package uk.careforms.engine.form;

import java.util.Locale;
import java.util.Optional;

/** How a question is asked on a page. */
public enum Widget {
    /** One line. */
    TEXT,
    /** Several lines. */
    TEXTAREA,
    /** One of a few. */
    RADIOS,
    /** Any of a few. */
    CHECKBOXES,
    /** Three boxes: day, month, year. */
    DATE,
    /** One of many. */
    SELECT,
    /** A list of items that each have the same parts, like people in a household; never named in a pack. */
    ITEMS,
    /** The same as a list to which items are added one by one, each on a page of its own. */
    LIST,
    /** Files, on a page of their own; never named in a pack. */
    FILE;

    /** The lower-case word a pack uses. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word a pack uses; {@link #ITEMS} and {@link #FILE} have none. */
    public static Optional<Widget> parse(String text) {
        for (Widget widget : values()) {
            if (widget != ITEMS && widget != FILE && widget.text().equals(text)) {
                return Optional.of(widget);
            }
        }
        return Optional.empty();
    }
}
