package uk.careforms.forms.staff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.DeclineReason;
import uk.careforms.engine.InvitationNotice;
import uk.careforms.engine.InvitationRecord;
import uk.careforms.engine.InvitationState;
import uk.careforms.engine.Invitee;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;

/** Invitations in words. */
final class InvitationViews {

    static final String PATH = "/staff/invitations";

    private static final Map<InvitationState, String> COLOURS = Map.of(
            InvitationState.SENT, "blue",
            InvitationState.OPENED, "light-blue",
            InvitationState.IN_PROGRESS, "yellow",
            InvitationState.SUBMITTED, "green",
            InvitationState.DECLINED, "orange",
            InvitationState.WITHDRAWN, "grey",
            InvitationState.EXPIRED, "grey");

    private final Bench bench;

    InvitationViews(Bench bench) {
        this.bench = bench;
    }

    View row(Exchange exchange, InvitationRecord one) {
        Instant now = bench.forms().clock().instant();
        return new View()
                .text("href", exchange.base() + PATH + "/" + one.id())
                .text("client", one.clientReference().isEmpty() ? "No reference" : one.clientReference())
                .text("form", bench.forms().form(one.formVersion()).title())
                .text("to", one.to() == Invitee.PERSON ? "The person" : "Their representative")
                .text("channel", channel(one.channel()))
                .texts("address", one.address().lines().toList())
                .text("state", StatusWords.of(one.state().text()))
                .text("stateColour", COLOURS.getOrDefault(one.state(), "grey"))
                .flag("bounced", one.bounced())
                .text("days", days(one.sentAt(), now))
                .number("reminders", one.reminders())
                .text("next", next(one))
                .text("sentAt", When.moment(one.sentAt()))
                .text("openedAt", one.openedAt().map(When::moment))
                .text("progressAt", one.progressAt().map(When::moment))
                .text("submittedAt", one.submittedAt().map(When::moment))
                .text("endedAt", one.endedAt().map(When::moment))
                .text("expires", When.day(one.expiresAt().minusSeconds(1)))
                .text("officer", one.officer())
                .text("reason", one.reason().map(DeclineReason::sentence))
                .text("reasonText", one.reasonText())
                .text("pausedUntil", one.pausedUntil().map(When::day))
                .text("pausedReason", one.pausedReason())
                .text("reference", one.submission().map(Reference::text))
                .text("caseHref", one.submission().map(sent -> exchange.base() + "/staff/cases/" + sent.text()))
                .flag("open", one.state().isOpen())
                .flag("paused", one.pausedUntil().isPresent());
    }

    private static String next(InvitationRecord one) {
        if (!one.state().isOpen()) {
            return "";
        }
        return one.nextReminder().map(When::day).orElse("None planned");
    }

    private static String days(Instant since, Instant now) {
        long days = java.time.temporal.ChronoUnit.DAYS.between(
                since.atZone(When.LONDON).toLocalDate(), now.atZone(When.LONDON).toLocalDate());
        return days == 0 ? "Today" : days == 1 ? "1 day" : days + " days";
    }

    static String channel(Notice.Kind kind) {
        return switch (kind) {
            case EMAIL -> "Email";
            case SMS -> "Text message";
            case LETTER -> "Letter";
        };
    }

    List<View> notices(String id) {
        List<View> rows = new ArrayList<>();
        for (InvitationNotice notice : bench.forms().invitations().notices(id)) {
            rows.add(new View()
                    .text(
                            "what",
                            switch (notice.occasion()) {
                                case INVITE -> "The invitation";
                                case REMIND -> "A reminder";
                                case RENEW -> "A new link";
                            })
                    .text("noticeChannel", channel(notice.kind()))
                    .text("noticeState", StatusWords.of(notice.state().name().toLowerCase(Locale.ROOT)))
                    .text("when", When.moment(notice.sentAt().orElse(notice.at())))
                    .text("why", notice.reason()));
        }
        return rows;
    }

    List<View> events(String id) {
        EventWords words = new EventWords(bench);
        return bench.forms().invitations().events(id).stream().map(words::view).toList();
    }

    /** Radios or options, with one chosen. */
    static View choice(String id, String value, String title, Optional<String> chosen) {
        return new View()
                .text("choiceId", id)
                .text("choiceValue", value)
                .text("choiceTitle", title)
                .flag("on", chosen.filter(value::equals).isPresent());
    }

    static List<View> channels(String prefix, Optional<String> chosen) {
        List<View> choices = new ArrayList<>();
        for (Notice.Kind kind : Notice.Kind.values()) {
            choices.add(choice(prefix + kind.text(), kind.text(), channel(kind), chosen));
        }
        return choices;
    }

    static Optional<Notice.Kind> channelOf(String text) {
        for (Notice.Kind kind : Notice.Kind.values()) {
            if (kind.text().equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
