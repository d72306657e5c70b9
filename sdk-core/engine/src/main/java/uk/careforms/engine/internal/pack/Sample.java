package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Channel;

/**
 * Answers and what must happen.
 *
 * @param file like {@code adult-referral/samples/below-threshold.json}
 * @param submittedOn the day it is sent, in Europe/London; empty for the day on which it is run
 * @param valid whether checking must find nothing; empty when it does not matter
 * @param problems JSON Pointers, each of which must have a problem, and no other
 * @param decisions outcomes by decision; what is given must be equal, more may come
 * @param pages ids of pages that must apply
 * @param notPages ids of pages that must not
 * @param dropped JSON Pointers of answers that must be left out as hidden
 */
record Sample(
        String file,
        String about,
        Answers answers,
        Channel channel,
        Optional<LocalDate> submittedOn,
        Optional<Boolean> valid,
        Optional<List<String>> problems,
        Map<String, JsonObject> decisions,
        List<String> pages,
        List<String> notPages,
        List<String> dropped) {}
