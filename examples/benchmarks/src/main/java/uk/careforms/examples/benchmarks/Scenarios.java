package uk.careforms.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import uk.careforms.examples.benchmarks.Acceptance.Place;

/** All scenarios, in the order of the report. */
final class Scenarios {

    private Scenarios() {}

    /** What a quick run does: the large form on the same host only. */
    static List<Scenario> quick() {
        return all().stream()
                .filter(scenario -> !scenario.name().startsWith("accept-226-")
                        || scenario.name().endsWith("-here"))
                .toList();
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (MadeUpForm form : List.of(MadeUpForm.REFERRAL, MadeUpForm.ASSESSMENT)) {
            for (Place place : Place.values()) {
                all.add(new Acceptance(form, place));
            }
        }
        all.add(new Reading());
        all.add(new Charge());
        all.add(new Drawing());
        all.add(new Delivering());
        all.add(new Booting());
        all.add(new Remembering());
        return all;
    }
}
