package uk.careforms.charging;

import java.time.LocalDate;
import java.util.Optional;
import uk.careforms.charging.Rates.Figure;

/** The minimum income guarantee by group, with its premiums: SI 2014/2672 reg. 7. */
final class Guarantee {

    private static final String CODE = "minimum-income-guarantee";

    private final Sheet sheet;
    private final Person person;
    private final IncomeWork income;
    private final Allowances allowances;

    Guarantee(Sheet sheet, IncomeWork income, Allowances allowances) {
        this.sheet = sheet;
        this.person = sheet.person;
        this.income = income;
        this.allowances = allowances;
    }

    void allow() {
        LocalDate born = person.born();
        Boolean reached = person.hasReachedPensionAge(sheet.on);
        if (born == null || reached == null) {
            sheet.missing("/person/dateOfBirth", "What is the person's date of birth?");
            return;
        }
        soon(PensionAge.on(born), "pension-age", "The person reaches pension age, so the guarantee changes.");
        soon(born.plusYears(25), "age-25", "The person becomes 25, so the guarantee changes.");
        if (!person.facts().has("household")) {
            sheet.warn(
                    "household-assumed",
                    "Nothing was said about a partner, so the person was taken to be single.",
                    "/person/household");
        }
        if (person.isInCouple()) {
            couple(reached);
        } else {
            add(base(born, reached), true, "");
        }
        premiums(reached);
        for (int child = 1; child <= person.children(); child++) {
            add("mig-child", true, " Child " + child + ".");
        }
    }

    private void soon(LocalDate day, String event, String sentence) {
        if (day.isBefore(sheet.on.plusYears(2))) {
            sheet.event(day, event, sentence);
        }
    }

    private String base(LocalDate born, boolean reached) {
        if (reached) {
            return "mig-single-pension-age";
        }
        return person.household().equals("lone-parent")
                ? "mig-lone-parent"
                : Person.age(born, sheet.on) < 25 ? "mig-single-18-24" : "mig-single-25";
    }

    private void couple(boolean reached) {
        Boolean partner = person.partnerHasReachedPensionAge(sheet.on);
        if (!reached && partner == null) {
            sheet.missing("/person/partnerOverPensionAge", "Has the partner reached pension age?");
            return;
        }
        add(reached || Boolean.TRUE.equals(partner) ? "mig-couple-pension-age" : "mig-couple", true, "");
    }

    private void premiums(boolean reached) {
        Facts override = person.facts().part("premiums");
        if (!override.json().isEmpty() && override.word("reason").isEmpty()) {
            sheet.missing(override.at("reason"), "Why does an officer decide about the premiums?");
        }
        String end = person.isInCouple() ? "couple" : "single";
        boolean enhanced =
                decided(override, "enhanced", !reached && income.disability().bringsEnhancedPremium());
        boolean disability = decided(
                override,
                "disability",
                !reached
                        && (enhanced
                                || income.disability().bringsPremium()
                                || person.facts().is("limitedCapabilityForWork")));
        Boolean said = person.facts().yesNo("carer");
        boolean carer = decided(override, "carer", said == null ? income.hasCarersAllowance() : said);
        String by = override.json().isEmpty() ? "" : " An officer decided about the premiums, with a reason.";
        if (disability) {
            add("premium-disability-" + end, false, by);
        }
        if (enhanced) {
            add("premium-enhanced-" + end, false, by);
        }
        if (carer) {
            add("premium-carer", false, by);
        }
    }

    private static boolean decided(Facts override, String premium, boolean derived) {
        return Optional.ofNullable(override.yesNo(premium)).orElse(derived);
    }

    private void add(String key, boolean base, String more) {
        Figure figure = sheet.figure(key);
        var own = sheet.policy.guarantee(figure, base && !key.equals("mig-child"));
        String reason = own.compareTo(figure.amount()) == 0
                ? "The national figure of " + sheet.year.id() + "."
                : "The national figure of " + sheet.year.id() + " is " + Words.pounds(figure.amount())
                        + "; the council leaves more.";
        sheet.line(Line.whole(
                "allowance", CODE, figure.label(), own, reason + more, figure.law() + "; " + figure.source()));
        allowances.count(CODE, "Minimum income guarantee", own);
    }
}
