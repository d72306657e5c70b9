package uk.careforms.forms.templates;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.reflect.MapObjectHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The page templates: Mustache files in one folder of the class path, compiled once. Thread-safe.
 *
 * <p>A name is one word, so no template can include a file or a resource from elsewhere; values come from maps only, so none can
 * call a method; every value is escaped, because unescaped tags and other delimiters are refused.
 */
public final class Templates {

    private static final String FOLDER = "/uk/careforms/forms/templates/";

    private final Factory factory = new Factory();
    private final Map<String, Mustache> compiled = new ConcurrentHashMap<>();

    /** Fills a template. */
    public String fill(String name, View view) {
        StringWriter html = new StringWriter(8 * 1024);
        compiled.computeIfAbsent(name, factory::compile).execute(html, view.asMap());
        return html.toString();
    }

    /** How many template files have been compiled so far; each is compiled once, whatever the number of pages and threads. */
    public int compiled() {
        return factory.compiled.get();
    }

    private static String source(String name) {
        if (!name.matches("[a-z][a-z-]*")) {
            throw new MustacheException("Template names are words joined by dashes");
        }
        try (InputStream file = Templates.class.getResourceAsStream(FOLDER + name + ".mustache")) {
            if (file == null) {
                throw new MustacheException("There is no template '" + name + "'");
            }
            return checked(name, new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new MustacheException("Template '" + name + "' cannot be read", broken);
        }
    }

    private static String checked(String name, Reader file) throws IOException {
        StringWriter text = new StringWriter();
        file.transferTo(text);
        String source = text.toString();
        if (source.contains("{{{") || source.contains("{{&") || source.contains("{{=") || source.contains("{{>*")) {
            throw new MustacheException(
                    "Template '" + name + "' holds a tag that is not allowed: {{{, {{&, {{= or {{>*");
        }
        return source;
    }

    /** Mustache with one folder and maps only. */
    private static final class Factory extends DefaultMustacheFactory {

        private final AtomicInteger compiled = new AtomicInteger();

        Factory() {
            super((String name) -> new StringReader(source(name)));
            setObjectHandler(new MapObjectHandler());
        }

        /** Reading a file is the first half of compiling it, and nothing else reads one. */
        @Override
        public Reader getReader(String name) {
            compiled.incrementAndGet();
            return super.getReader(name);
        }

        /** Names are used as they are: no folder of the including template, no extension. */
        @Override
        public String resolvePartialPath(String folder, String name, String extension) {
            return name;
        }
    }
}
