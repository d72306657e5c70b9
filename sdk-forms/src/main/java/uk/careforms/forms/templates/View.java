package uk.careforms.forms.templates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a template sees: texts, flags, and more of the same by name. Nothing else can be put in, so no template can call a
 * method or reach an object. Not thread-safe while it is filled.
 */
public final class View {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A text; empty counts as absent in a section. Characters that HTML does not allow are left out. */
    public View text(String name, String text) {
        values.put(name, clean(text));
        return this;
    }

    /** A text that may be absent. */
    public View text(String name, Optional<String> text) {
        return text(name, text.orElse(""));
    }

    /** A number as digits. */
    public View number(String name, long number) {
        return text(name, String.valueOf(number));
    }

    /** Whether a section is shown. */
    public View flag(String name, boolean on) {
        values.put(name, on);
        return this;
    }

    /** A view inside this one; its section is shown once. */
    public View view(String name, View inner) {
        values.put(name, inner.asMap());
        return this;
    }

    /** A view inside this one that may be absent. */
    public View view(String name, Optional<View> inner) {
        values.put(name, inner.<Object>map(View::asMap).orElse(false));
        return this;
    }

    /** Views inside this one; their section is shown once for each. */
    public View views(String name, List<View> inner) {
        List<Map<String, Object>> maps = new ArrayList<>(inner.size());
        for (View one : inner) {
            maps.add(one.asMap());
        }
        values.put(name, maps);
        return flag("has-" + name, !inner.isEmpty());
    }

    /** Texts inside this one, each {@code {{.}}} in their section. */
    public View texts(String name, List<String> texts) {
        values.put(name, texts.stream().map(View::clean).toList());
        return flag("has-" + name, !texts.isEmpty());
    }

    /** Everything that another view holds. */
    public View all(View other) {
        values.putAll(other.values);
        return this;
    }

    Map<String, Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    /** HTML forbids the C0 and C1 controls but for white space, even as character references; and half surrogate pairs. */
    private static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return text.codePoints()
                        .filter(View::allowed)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static boolean allowed(int c) {
        boolean space = c == '\n' || c == '\t';
        boolean control = Character.isISOControl(c);
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return space || !(control || surrogate || noCharacter);
    }

    /** The names only. */
    @Override
    public String toString() {
        return "View" + values.keySet();
    }
}
