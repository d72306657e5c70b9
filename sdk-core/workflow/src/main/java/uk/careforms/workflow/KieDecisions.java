package uk.careforms.workflow;

import uk.careforms.api.spi.Decisions;
import uk.careforms.workflow.internal.decision.KieDecisionEngine;

/**
 * Runs decision tables (OMG DMN 1.3 to 1.5 with FEEL) on KIE.
 *
 * <p>A model may hold tables, expressions and contexts, with one top decision; each row has its reason as an annotation.
 * It has no functions of its own, no imports, no clock, no regular expressions and no way to a Java object.
 */
public final class KieDecisions {

    private KieDecisions() {}

    /** Makes the engine; one per application. Thread-safe. */
    public static Decisions create() {
        return new KieDecisionEngine();
    }
}
