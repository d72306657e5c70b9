package uk.careforms.engine.internal.letters;

import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.SafeMustacheFactory;
import com.github.mustachejava.TemplateContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;

/**
 * Compiles plain-text templates. There is nothing it could include: no name resolves to a file, an address or a resource, and
 * tags that would ask for one are refused while compiling, whatever was checked before.
 */
final class TextFactory extends SafeMustacheFactory {

    TextFactory() {
        super(Set.of(), "none");
        setObjectHandler(new TextScope());
        setRecursionLimit(1);
    }

    /** Plain text needs no HTML escapes; who shows a letter on a page escapes it there. */
    @Override
    public void encode(String value, Writer writer) {
        try {
            writer.write(value);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public MustacheVisitor createMustacheVisitor() {
        return new NamesAndSections(this);
    }

    private static final class NamesAndSections extends DefaultMustacheVisitor {

        private NamesAndSections(TextFactory factory) {
            super(factory);
        }

        @Override
        public void value(TemplateContext context, String name, boolean encoded) {
            if (!encoded) {
                throw refused();
            }
            super.value(context, name, true);
        }

        @Override
        public void partial(TemplateContext context, String name, String indent) {
            throw refused();
        }

        @Override
        public void dynamicPartial(TemplateContext context, String name, String indent) {
            throw refused();
        }

        @Override
        public void extend(TemplateContext context, String name, Mustache mustache) {
            throw refused();
        }

        @Override
        public void name(TemplateContext context, String name, Mustache mustache) {
            throw refused();
        }

        @Override
        public void checkName(TemplateContext context, String name, Mustache mustache) {
            throw refused();
        }

        @Override
        public void pragma(TemplateContext context, String name, String arguments) {
            throw refused();
        }

        private static MustacheException refused() {
            return new MustacheException("Only names, sections and inverted sections are allowed");
        }
    }
}
