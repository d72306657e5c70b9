package uk.careforms.engine.internal.pack.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.Set;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.form.Walk;

/**
 * Shows of answers that they meet a form's schema, without the validator where that is plain to see.
 *
 * <p>The walk has settled what the schema's conditions are about: what is visible is there, what is hidden is not, and nothing
 * else is. What is left is each answer and the part of the schema that stands at its place. Whatever is not understood here
 * is not shown, and the validator is asked. Thread-safe.
 */
public final class Proofs {

    private static final Set<String> FORM =
            Set.of("$schema", "title", "type", "additionalProperties", "properties", "allOf");

    private final IdentityHashMap<Question, Proof> proofs = new IdentityHashMap<>();

    public Proofs(FormDefinition form) {
        if (!FORM.containsAll(form.schema().keySet())) {
            throw new CareFormsException(Fault.BUG, "A form's schema says what no question and no condition says");
        }
        for (Page page : form.pages()) {
            for (Question question : page.questions()) {
                proofs.put(question, Proof.of(part(form.schema(), question)));
            }
        }
    }

    private static JsonObject part(JsonObject schema, Question question) {
        JsonObject here = schema;
        for (String key : question.place().keys()) {
            here = here.getJsonObject("properties").getJsonObject(key);
        }
        return here;
    }

    /** Whether the visible answers are shown to be good; false does not say that they are not. */
    public boolean hold(Walk walk, LocalDate today) {
        JsonObject visible = walk.visible().json();
        return walk.everyAsked(question -> {
            JsonValue answer = question.place().find(visible);
            return answer == null ? !question.required() : holds(question, answer, today);
        });
    }

    /** Whether one answer is shown to be good. */
    public boolean holds(Question question, JsonValue answer, LocalDate today) {
        Proof proof = proofs.get(question);
        return proof != null && proof.holds(answer, today);
    }
}
