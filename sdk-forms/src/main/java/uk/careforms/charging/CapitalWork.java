package uk.careforms.charging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.careforms.charging.Kinds.Kind;

/** Accounts, investments and other capital, one line for each: valued, shared, ignored for good or for a time. */
final class CapitalWork {

    private final Sheet sheet;
    private final List<Facts> notional = new ArrayList<>();
    private BigDecimal total = Money.ZERO;

    CapitalWork(Sheet sheet) {
        this.sheet = sheet;
        sheet.facts.each("capital").forEach(this::add);
        sheet.facts.each("gifts").forEach(this::flag);
    }

    /** Without homes and land, and without notional capital. */
    BigDecimal total() {
        return total;
    }

    /** Notional capital that an officer decided on, to be made smaller week by week. */
    List<Facts> notional() {
        return notional;
    }

    private void add(Facts item) {
        String code = item.word("kind").orElse("");
        if (code.isEmpty()) {
            sheet.missing(item.at("kind"), "What kind of savings or capital is it?");
            return;
        }
        Kind kind = Kinds.CAPITAL.of(code);
        BigDecimal amount = item.amount("amount");
        String ignored = reasonToIgnore(kind, item);
        if (amount == null) {
            if (ignored != null) {
                line(item, kind, Money.ZERO, Money.ZERO, ignored + " The amount is not needed.");
            } else {
                sheet.missing(item.at("amount"), "How much is it: " + kind.label() + "?");
            }
            return;
        }
        BigDecimal own = item.share().of(amount);
        if (ignored != null) {
            line(item, kind, own, Money.ZERO, ignored);
        } else if (kind.treatment().equals("notional")) {
            notional.add(item);
        } else {
            BigDecimal net = Valuation.net(amount, item, kind.flag("selling"));
            line(item, kind, own, item.share().of(net), Valuation.words(item, kind.flag("selling")));
        }
    }

    private void line(Facts item, Kind kind, BigDecimal exact, BigDecimal countedExact, String reason) {
        BigDecimal amount = sheet.rounding.taken(exact);
        BigDecimal counted = sheet.rounding.taken(countedExact);
        BigDecimal rest = amount.subtract(counted);
        total = total.add(counted);
        String rule = rest.signum() == 0 ? "counted" : counted.signum() == 0 ? "ignored" : "part";
        String label = item.word("label").map(own -> kind.label() + ": " + own).orElse(kind.label());
        sheet.line(new Line(item.row(), "capital", label, rule, amount, counted, rest, exact, reason, kind.rule()));
    }

    private @Nullable String reasonToIgnore(Kind kind, Facts item) {
        if (item.says("ownedBy", "partner")) {
            return "It is the partner's. A partner's own capital is never counted.";
        }
        if (item.has("ignore")) {
            if (item.part("ignore").word("reason").isEmpty()) {
                sheet.missing(item.at("ignore") + "/reason", "Why does the council ignore this capital?");
            }
            return "An officer decided to ignore it, with a reason that is kept with the case.";
        }
        if (kind.flag("officer") && item.part("decided").word("reason").isEmpty()) {
            sheet.warn(
                    "deprivation",
                    "This may be capital that was given away or changed to pay less. An officer decides; it is not counted here.",
                    item.at());
            return "Not counted: no officer has decided that it counts.";
        }
        return switch (kind.treatment()) {
            case "ignored" -> kind.reason();
            case "timed", "until" -> timed(kind, item);
            default -> null;
        };
    }

    /** Ignored until a day, and a next event on that day. */
    private @Nullable String timed(Kind kind, Facts item) {
        LocalDate last = item.day("ignoredUntil");
        LocalDate received = item.day("receivedOn");
        if (last == null && (received == null || kind.weeks() == 0)) {
            sheet.missing(
                    item.at(kind.weeks() == 0 ? "ignoredUntil" : "receivedOn"),
                    kind.weeks() == 0
                            ? "Until when does an officer ignore it: " + kind.label() + "?"
                            : "When was it received: " + kind.label() + "?");
            return kind.reason();
        }
        LocalDate end =
                last != null ? last.plusDays(1) : received == null ? sheet.on : received.plusWeeks(kind.weeks());
        if (!sheet.on.isBefore(end)) {
            return null;
        }
        sheet.event(end, "disregard-ends", "From this day it counts as capital: " + kind.label() + ".");
        return kind.reason() + " That ends on " + Words.day(end) + ".";
    }

    private void flag(Facts gift) {
        sheet.warn(
                "deprivation",
                "Something was given away, transferred or spent. An officer looks at why and when; nothing is counted for it.",
                gift.at());
        BigDecimal value = gift.amount("amount");
        sheet.line(new Line(
                gift.row(),
                "capital",
                gift.word("label").map(own -> "Gift or transfer: " + own).orElse("Gift or transfer"),
                "ignored",
                value == null ? Money.ZERO : sheet.rounding.taken(value),
                Money.ZERO,
                value == null ? Money.ZERO : sheet.rounding.taken(value),
                null,
                "Flagged for an officer, who decides whether it counts. Software never decides that.",
                "SI 2014/2672 reg. 22; Statutory guidance Annex E"));
    }
}
