package uk.careforms.engine.internal.letters;

import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** A letter's text, compiled once. Thread-safe. */
public final class LetterTemplate {

    private final Mustache compiled;

    private LetterTemplate(Mustache compiled) {
        this.compiled = compiled;
    }

    /**
     * Finds everything a template may not hold.
     *
     * @param known whether a name like {@code council.name} will have a meaning
     * @return one sentence for each, with its line; empty when it can be compiled
     */
    public static List<String> faults(String template, Predicate<String> known) {
        List<String> faults = LetterTags.faults(template, known);
        if (faults.isEmpty()) {
            try {
                compile("letter", template);
            } catch (CareFormsException refused) {
                return List.of(String.valueOf(refused.getMessage()));
            }
        }
        return faults;
    }

    /**
     * Compiles a template that has no faults.
     *
     * @param place the file, for messages
     * @throws CareFormsException {@code SETUP} when it has some after all
     */
    public static LetterTemplate compile(String place, String template) {
        if (!LetterTags.faults(template, name -> true).isEmpty()) {
            throw new CareFormsException(Fault.SETUP, "Template '" + place + "' holds tags that letters may not have");
        }
        try {
            return new LetterTemplate(new TextFactory().compile(new StringReader(template), place));
        } catch (MustacheException refused) {
            throw new CareFormsException(Fault.SETUP, "Template '" + place + "' cannot be compiled", refused);
        }
    }

    /**
     * The letter.
     *
     * @param texts texts, whether something is so, and maps and lists of them, by name; a name without a text stays empty, and its section is left out
     */
    public String render(Map<String, ?> texts) {
        StringWriter letter = new StringWriter();
        compiled.execute(letter, texts);
        return letter.toString();
    }
}
