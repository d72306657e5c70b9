package uk.careforms.charging;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who lives in the home: SI 2014/2672 Sch. 2 para 4. */
final class Occupants {

    private final Sheet sheet;

    Occupants(Sheet sheet) {
        this.sheet = sheet;
    }

    /** A sentence when the law ignores the home for somebody who lives there, {@code null} otherwise. */
    @Nullable
    String reasonToIgnore(Facts property) {
        String reason = null;
        boolean others = false;
        for (Facts occupant : property.each("occupants")) {
            String own = reason(occupant);
            reason = reason == null ? own : reason;
            others = true;
        }
        if (others && reason == null) {
            sheet.warn(
                    "property-discretion",
                    "Somebody lives in the property for whom the law does not ignore it. An officer may decide to ignore it.",
                    property.at());
        }
        return reason;
    }

    private @Nullable String reason(Facts occupant) {
        String who = occupant.word("relationship").orElse("");
        if (who.isEmpty()) {
            sheet.missing(occupant.at("relationship"), "How is the person who lives there related?");
            return null;
        }
        String reason = qualifies(occupant, who);
        if (reason == null) {
            return null;
        }
        Boolean before = livedThereBefore(occupant);
        if (before == null && who.equals("partner") && !sheet.facts.says("purpose", "final")) {
            sheet.warn(
                    "occupant-assumed",
                    "Nobody said since when the partner lives there, so the home was taken to be theirs from before the move.",
                    occupant.at("livedThereBeforeMove"));
            return reason;
        }
        if (before == null) {
            sheet.missing(
                    occupant.at("livedThereBeforeMove"), "Did they live there before the person moved into care?");
            return reason;
        }
        return before ? reason : null;
    }

    private @Nullable String qualifies(Facts occupant, String who) {
        return switch (who) {
            case "partner" -> "The partner lives there.";
            case "former-partner" -> "The former partner lives there.";
            case "estranged-partner" ->
                occupant.is("loneParent") ? "A former partner lives there who brings up a child alone." : null;
            case "relative", "child" -> relative(occupant, who.equals("child"));
            default -> null;
        };
    }

    private @Nullable String relative(Facts occupant, boolean isChild) {
        if (occupant.is("incapacitated")) {
            return "A relative lives there who is ill or disabled.";
        }
        LocalDate born = occupant.day("dateOfBirth");
        boolean sixty = born == null ? occupant.is("aged60OrOver") : Person.age(born, sheet.on) >= 60;
        boolean minor = born == null ? occupant.is("under18") : Person.age(born, sheet.on) < 18;
        if (sixty) {
            return "A relative lives there who is 60 or over.";
        }
        if (isChild && minor) {
            sheet.event(
                    born == null ? null : born.plusYears(18), "child-18", "A child who lives in the home becomes 18.");
            return "The person's child lives there who is under 18.";
        }
        if (born == null && !occupant.has("aged60OrOver") && !occupant.has("under18")) {
            sheet.missing(occupant.at("dateOfBirth"), "How old is the relative who lives there?");
        }
        return null;
    }

    private @Nullable Boolean livedThereBefore(Facts occupant) {
        Boolean said = occupant.yesNo("livedThereBeforeMove");
        LocalDate since = occupant.day("livedThereSince");
        LocalDate moved = sheet.stay.day("from");
        return said != null ? said : since == null ? null : (Boolean) since.isBefore(moved == null ? sheet.on : moved);
    }
}
