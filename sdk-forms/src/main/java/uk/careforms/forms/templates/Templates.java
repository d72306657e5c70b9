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
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
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
        Mustache template = compiled.get(name);
        if (template == null) {
            template = compiled.computeIfAbsent(name, factory::compile);
        }
        Html html = new Html();
        template.execute(html, view.asMap());
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

    /** A page being written by one thread: a writer of the JDK would take a lock for each piece. */
    private static final class Html extends Writer {

        private static final int USUAL = 20 * 1024;

        private final StringBuilder text = new StringBuilder(USUAL);

        @Override
        public void write(char[] from, int offset, int length) {
            text.append(from, offset, length);
        }

        @Override
        public void write(String from) {
            text.append(from);
        }

        @Override
        public void write(String from, int offset, int length) {
            text.append(from, offset, offset + length);
        }

        @Override
        public void write(int c) {
            text.append((char) c);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** Mustache with one folder and maps only. */
    private static final class Factory extends DefaultMustacheFactory {

        /** Characters that mean nothing in HTML. */
        private static final BitSet PLAIN = new BitSet();

        static {
            PLAIN.set('a', 'z' + 1);
            PLAIN.set('A', 'Z' + 1);
            PLAIN.set('0', '9' + 1);
            " .,-/_()?!:;".chars().forEach(PLAIN::set);
        }

        private final AtomicInteger compiled = new AtomicInteger();

        Factory() {
            super((String name) -> new StringReader(source(name)));
            setObjectHandler(new MapObjectHandler());
        }

        /** Most values hold nothing that HTML could take for its own; those go out as they are. */
        @Override
        public void encode(String value, Writer writer) {
            for (int i = 0; i < value.length(); i++) {
                if (!PLAIN.get(value.charAt(i))) {
                    super.encode(value, writer);
                    return;
                }
            }
            try {
                writer.write(value);
            } catch (IOException broken) {
                throw new MustacheException("A page cannot be written", broken);
            }
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
