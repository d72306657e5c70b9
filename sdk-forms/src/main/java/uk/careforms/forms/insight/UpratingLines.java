package uk.careforms.forms.insight;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.uprating.UpratingLine;
import uk.careforms.engine.uprating.UpratingLine.Outcome;
import uk.careforms.engine.uprating.UpratingLine.Told;

/** The cases of a run that somebody asks for, by one of a few keys; they are read on from a reference. */
@FunctionalInterface
public interface UpratingLines {

    /** The key of every case. */
    String ALL = "all";

    /** The key of those whose process did not wait to be told. */
    String NOT_TOLD = Told.NOT_TOLD.text();

    /** Every key. */
    List<String> KEYS = List.of(Outcome.CHANGED.text(), Outcome.PERSON.text(), NOT_TOLD, Outcome.SAME.text(), ALL);

    /** The next cases by reference; the first ones after an empty text. */
    List<UpratingLine> after(String reference);

    /** Empty for a key that is none of {@link #KEYS}. */
    static Optional<UpratingLines> of(CareForms forms, UUID run, String key) {
        if (key.equals(NOT_TOLD)) {
            return Optional.of(reference -> forms.upratings().notTold(run, reference));
        }
        Optional<Outcome> outcome = Outcome.parse(key);
        return KEYS.contains(key)
                ? Optional.of(reference -> forms.upratings().lines(run, outcome, reference))
                : Optional.empty();
    }
}
