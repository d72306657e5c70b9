package uk.careforms.engine.internal.pack.derive;

import jakarta.json.JsonObject;

/** How the facts for a calculation are made of answers. Immutable and thread-safe. */
public record FactsTemplate(Fact root) {

    /**
     * The facts.
     *
     * @param visible answers that are visible, in their normal form
     */
    public JsonObject facts(JsonObject visible) {
        return root.object(Scope.of(visible));
    }
}
