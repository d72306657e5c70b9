package uk.careforms.forms.staff;

import uk.careforms.engine.DeliveryState;
import uk.careforms.engine.Finding;

/** The colour of a state's tag in the GOV.UK Design System; the words stand in it as well. */
final class Colours {

    private Colours() {}

    static String of(DeliveryState state) {
        return switch (state) {
            case IN_FLIGHT -> "blue";
            case PARKED -> "red";
            case DELIVERED -> "green";
            case BY_HAND -> "purple";
            case NOT_NEEDED -> "grey";
        };
    }

    static String of(Finding.State state) {
        return switch (state) {
            case OK -> "green";
            case WARNING -> "yellow";
            case PROBLEM -> "red";
        };
    }
}
