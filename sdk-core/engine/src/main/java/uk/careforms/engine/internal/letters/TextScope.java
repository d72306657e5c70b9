package uk.careforms.engine.internal.letters;

import com.github.mustachejava.reflect.SimpleObjectHandler;
import java.util.List;
import java.util.Map;

/** Finds names in maps and nowhere else: no method or field of any object is ever called or read. */
final class TextScope extends SimpleObjectHandler {

    @Override
    public Object get(String name, Object scope) {
        Object found = scope instanceof Map<?, ?> map ? map.get(name) : null;
        return found instanceof String
                        || found instanceof Boolean
                        || found instanceof Map<?, ?>
                        || found instanceof List<?>
                ? found
                : NOT_FOUND;
    }
}
