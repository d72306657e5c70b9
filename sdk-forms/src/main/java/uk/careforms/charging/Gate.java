package uk.careforms.charging;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What settles a stay before any arithmetic: free services, declarations, light touch. */
final class Gate {

    private static final Set<String> FREE = Set.of(
            "needs-assessment-or-care-planning",
            "community-equipment-or-minor-adaptation",
            "section-117-aftercare",
            "vcjd-care",
            "nhs-funded",
            "carer-support");
    private static final String FREE_LAW = "SI 2014/2672 reg. 3; Care Act 2014 s.14; Mental Health Act 1983 s.117";
    private static final String LIGHT_LAW = "SI 2014/2672 reg. 10";
    private static final int REABLEMENT_WEEKS = 6;

    private final Sheet sheet;

    Gate(Sheet sheet) {
        this.sheet = sheet;
    }

    /** The status when there is nothing to calculate; empty when the full assessment goes on. */
    Optional<String> status() {
        if (!sheet.facts.isOrUnsaid("eligibleNeeds")) {
            step("not-chargeable", "No charge", "The person has no eligible needs that the council meets.", FREE_LAW);
            return Optional.of("not-chargeable");
        }
        if (!sheet.stay.has("setting")) {
            sheet.missing(
                    sheet.stay.at("setting"), "Where is the care given: at home, or in a care home for how long?");
            return Optional.of("cannot-decide");
        }
        if (isFree()) {
            return Optional.of("not-chargeable");
        }
        return declared();
    }

    private boolean isFree() {
        String service = sheet.stay.word("service").orElse("chargeable");
        if (FREE.contains(service)) {
            step("free-service", "No charge", "This service is free or not charged for.", FREE_LAW);
            return true;
        }
        if (!service.equals("intermediate-care-or-reablement")) {
            return false;
        }
        LocalDate from = sheet.stay.day("from");
        LocalDate end = (from == null ? sheet.on : from).plusWeeks(REABLEMENT_WEEKS);
        if (!sheet.on.isBefore(end)) {
            return false;
        }
        sheet.event(end, "reablement-end", "The six weeks end in which intermediate care and reablement are free.");
        step("free-service", "No charge", "Intermediate care and reablement are free for six weeks.", FREE_LAW);
        return true;
    }

    private Optional<String> declared() {
        Facts declaration = sheet.facts.part("declaration");
        return switch (declaration.word("kind").orElse("full")) {
            case "over-limit" -> {
                step("declared", "Over the limit", "The person declares capital over the limit.", LIGHT_LAW);
                yield Optional.of("self-funder");
            }
            case "declines" -> declines(declaration);
            case "light-touch" -> lightTouch(declaration);
            default -> Optional.empty();
        };
    }

    private Optional<String> declines(Facts declaration) {
        if (declaration.part("decided").word("reason").isEmpty()) {
            sheet.missing(
                    declaration.at("decided") + "/reason",
                    "The person does not wish to give details. An officer decides whether that is a refusal.");
            return Optional.of("cannot-decide");
        }
        step(
                "refused",
                "Treated as over the limit",
                "An officer decided that the person refuses an assessment. They may ask for one at any time.",
                LIGHT_LAW);
        return Optional.of("self-funder");
    }

    private Optional<String> lightTouch(Facts declaration) {
        if (!declaration.is("consent")) {
            sheet.missing(declaration.at("consent"), "Does the person agree to a light-touch assessment?");
        }
        if (!declaration.has("finding")) {
            sheet.missing(declaration.at("finding"), "What does the evidence show: capital under or over the limit?");
        }
        boolean over = declaration.says("finding", "over-limit");
        if (!over && declaration.weekly("charge", sheet.weeks) == null) {
            sheet.missing(declaration.at("charge"), "What charge was agreed?");
        }
        if (!sheet.missing().isEmpty()) {
            return Optional.of("cannot-decide");
        }
        step(
                "light-touch",
                over ? "Treated as over the limit" : "Light-touch assessment",
                "The evidence was enough and the person agreed. They may ask for a full assessment at any time.",
                LIGHT_LAW);
        return Optional.of(over ? "self-funder" : "light-touch");
    }

    private void step(String item, String label, String reason, String law) {
        sheet.line(Line.whole("step", item, label, Money.ZERO, reason, law));
    }
}
