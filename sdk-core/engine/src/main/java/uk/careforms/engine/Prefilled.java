package uk.careforms.engine;

import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Prefill;

/**
 * A draft after a source of prefill was asked.
 *
 * @param draft with what was taken over; as it was before when there was nothing to take
 * @param answer what the source said; {@link Prefill#sentence} is for the person
 */
public record Prefilled(Draft draft, Prefill answer) {}
