package uk.careforms.engine.form;

import java.util.List;
import java.util.Optional;

/**
 * One page of a form.
 *
 * @param id lower case with dashes, unique in the form; used in addresses
 * @param section a group of pages, for progress and check answers; empty when the page belongs to none
 * @param title the heading where no variant applies
 * @param content shown above the questions
 * @param decision the name of the decision whose outcome is worked out from the answers so far
 */
public record Page(
        String id,
        String section,
        Kind kind,
        String title,
        Condition when,
        List<ContentBlock> content,
        Optional<String> decision,
        List<Question> questions,
        List<Variant> variants) {

    public Page {
        content = List.copyOf(content);
        questions = List.copyOf(questions);
        variants = List.copyOf(variants);
    }

    /** What a page is for. */
    public enum Kind {
        /** Asks something. */
        QUESTION,
        /** Says something that must be read before going on, and has a continue button. */
        INTERRUPTION
    }

    /** A title, content or both that replace the page's own when the condition holds; an empty list leaves the content. */
    public record Variant(Condition when, Optional<String> title, List<ContentBlock> content) {
        public Variant {
            content = List.copyOf(content);
        }
    }
}
