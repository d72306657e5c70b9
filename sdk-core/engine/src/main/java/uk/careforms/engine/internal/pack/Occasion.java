package uk.careforms.engine.internal.pack;

import java.time.LocalDate;
import uk.careforms.api.model.Channel;

/**
 * When and how a form was sent.
 *
 * @param submittedOn the day in Europe/London
 */
public record Occasion(Channel channel, LocalDate submittedOn) {}
