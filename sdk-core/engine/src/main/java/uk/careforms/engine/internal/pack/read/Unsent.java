package uk.careforms.engine.internal.pack.read;

import java.util.List;
import java.util.Set;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.AnswerShape.Kind;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.Question;

/** Holds a form that sends nothing to what that means: nobody can be known from it, and nothing happens after it. */
final class Unsent {

    private static final List<String> ONLY_FOR_SENDING = List.of(
            "person",
            "variables",
            "tasks",
            "outcomes",
            "letters",
            "connectors",
            "evidence",
            "chasing",
            "whatHappensNext");

    /** What says who somebody is; free text may say anything. */
    private static final Set<AnswerFormat> TELLING = Set.of(
            AnswerFormat.NHS_NUMBER,
            AnswerFormat.NATIONAL_INSURANCE_NUMBER,
            AnswerFormat.POSTCODE,
            AnswerFormat.PHONE,
            AnswerFormat.EMAIL,
            AnswerFormat.PERSON_NAME,
            AnswerFormat.BIRTH_DATE,
            AnswerFormat.ADULT_BIRTH_DATE,
            AnswerFormat.ONE_LINE,
            AnswerFormat.TEXT);

    private Unsent() {}

    static void check(Node form, List<Page> pages) {
        for (String key : ONLY_FOR_SENDING) {
            if (form.has(key)) {
                form.fault(key, "A form that sends nothing has no '" + key + "'; take it away, or let it send");
            }
        }
        for (Page page : pages) {
            for (Question question : page.questions()) {
                if (tells(question.shape())) {
                    form.fault(
                            "pages",
                            "A form that sends nothing is anonymous, and '" + question.at()
                                    + "' could say who somebody is; ask choices, amounts, numbers or days");
                }
            }
        }
        if (!pages.isEmpty() && !pages.get(pages.size() - 1).questions().isEmpty()) {
            form.fault("pages", "The last page of a form that sends nothing shows what it came to, and asks nothing");
        }
    }

    private static boolean tells(AnswerShape shape) {
        return shape.kind() == Kind.FILES
                || shape.format().filter(TELLING::contains).isPresent()
                || shape.parts().stream().anyMatch(part -> tells(part.shape()));
    }
}
