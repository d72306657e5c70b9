package uk.careforms.forms.mycase;

import uk.careforms.engine.EvidenceItem;

/** How an item of evidence stands, in words. */
public final class ItemWords {

    private ItemWords() {}

    /** To the person. */
    static String forPerson(EvidenceItem item) {
        if (item.checking()) {
            return "Being checked for viruses";
        }
        return switch (item.state()) {
            case ASKED -> "We need this";
            case RECEIVED -> "We have it";
            case UNREADABLE -> "Send it again";
            case WAIVED -> "Not needed";
        };
    }

    /** To staff. */
    public static String forStaff(EvidenceItem item) {
        if (item.checking()) {
            return "File not scanned yet";
        }
        return switch (item.state()) {
            case ASKED -> "Asked for";
            case RECEIVED -> "Received";
            case UNREADABLE -> "Unreadable";
            case WAIVED -> "Waived";
        };
    }

    /** The colour of its tag in the GOV.UK Design System. */
    public static String colour(EvidenceItem item) {
        if (item.checking()) {
            return "yellow";
        }
        return switch (item.state()) {
            case ASKED -> "blue";
            case RECEIVED -> "green";
            case UNREADABLE -> "red";
            case WAIVED -> "grey";
        };
    }
}
