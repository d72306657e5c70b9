package uk.careforms.forms.pages;

/** The words of an estimate: for the person whose charge it is, or for somebody who answers for them. */
enum EstimateWords {
    YOU("You", "you have"),
    THE_PERSON("The person", "they have");

    private final String who;
    private final String have;

    EstimateWords(String who, String have) {
        this.who = who;
        this.have = have;
    }

    private boolean isYou() {
        return this == YOU;
    }

    /** @param amount the contribution a week in words; empty when there is none */
    String headline(String status, String amount) {
        return switch (status) {
            case "contribution" -> who + " may be asked to pay about " + amount + " a week";
            case "nil" -> who + " may not have to pay anything towards " + (isYou() ? "your" : "their") + " care";
            case "self-funder" ->
                who + " may have to pay the full cost of " + (isYou() ? "your" : "their") + " care"
                        + (amount.isEmpty() ? "" : ", " + amount + " a week");
            case "not-chargeable" -> "There is no charge for this care";
            default -> "We cannot work out a figure yet";
        };
    }

    String explained(String status) {
        return switch (status) {
            case "contribution" -> "The council would pay the rest of the cost of the care that it arranges.";
            case "nil" -> "The council would pay for the care that it arranges.";
            case "self-funder" ->
                who + " can still ask for an assessment of " + (isYou() ? "your" : "their")
                        + " needs, and for help to arrange care, whatever " + have + ".";
            case "not-chargeable" -> "The law says that people are not charged for it.";
            default ->
                "Nothing is taken to be zero because it is not answered. Tell us what is missing, and we work it out.";
        };
    }

    /** The heading of what is kept. */
    String keeps() {
        return isYou() ? "What you keep" : "What they keep";
    }

    /** The heading of what may be asked. */
    String pays() {
        return isYou() ? "What you may be asked to pay" : "What they may be asked to pay";
    }

    /** A line's kind; empty for one that nobody has a word for. */
    String kind(String kind) {
        return switch (kind) {
            case "income" -> "Income";
            case "capital" -> "Savings and property";
            case "allowance" -> keeps();
            case "limit" -> "Limits";
            case "step" -> "Working out";
            default -> "";
        };
    }
}
