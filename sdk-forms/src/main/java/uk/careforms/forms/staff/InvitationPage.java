package uk.careforms.forms.staff;

import static uk.careforms.forms.staff.InvitationViews.PATH;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.Problem;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.DeclineReason;
import uk.careforms.engine.InvitationRecord;
import uk.careforms.engine.InvitationState;
import uk.careforms.engine.Invited;
import uk.careforms.engine.form.TypedDate;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** One invitation: what was sent, how it stands, and what an officer can do. */
final class InvitationPage {

    private final Bench bench;
    private final InvitationViews views;

    InvitationPage(Bench bench, InvitationViews views) {
        this.bench = bench;
        this.views = views;
    }

    Reply show(Exchange exchange) {
        return found(exchange, one -> shown(exchange, one, Map.of()));
    }

    Reply remind(Exchange exchange) {
        return found(
                exchange,
                one -> done(
                        exchange,
                        one,
                        bench.forms().invitations().remind(one.id(), exchange.actor()),
                        "No reminder was sent. The person may have sent the form, reminders may be held back, or a message"
                                + " may have come back."));
    }

    Reply resume(Exchange exchange) {
        return found(
                exchange,
                one -> done(
                        exchange,
                        one,
                        bench.forms().invitations().resume(one.id(), exchange.actor()),
                        "Reminders are not held back any more."));
    }

    Reply withdraw(Exchange exchange) {
        return found(
                exchange,
                one -> done(
                        exchange,
                        one,
                        bench.forms().invitations().withdraw(one.id(), exchange.actor()),
                        "The invitation is not open any more."));
    }

    Reply pause(Exchange exchange) {
        return found(exchange, one -> {
            TypedDate typed = new TypedDate(
                    exchange.form().text("until-day"),
                    exchange.form().text("until-month"),
                    exchange.form().text("until-year"));
            Optional<LocalDate> until = typed.date();
            Map<String, String> wrong = new LinkedHashMap<>();
            if (until.isEmpty()) {
                wrong.put("until", "Enter the day on which reminders go on, like 27 3 2027");
                return shown(exchange, one, wrong);
            }
            List<Problem> problems = bench.forms()
                    .invitations()
                    .pause(one.id(), until.get(), exchange.form().text("pauseReason"), exchange.actor());
            for (Problem problem : problems) {
                wrong.put(problem.pointer().equals("/reason") ? "pauseReason" : "until", problem.sentence());
            }
            return wrong.isEmpty() ? back(exchange, one) : shown(exchange, one, wrong);
        });
    }

    Reply decline(Exchange exchange) {
        return found(exchange, one -> {
            Optional<DeclineReason> reason = DeclineReason.parse(exchange.form().text("reason"));
            if (reason.isEmpty()) {
                return shown(exchange, one, Map.of("reason", "Select the reason that they gave"));
            }
            return done(
                    exchange,
                    one,
                    bench.forms()
                            .invitations()
                            .declinedByPhone(
                                    one.id(), reason.get(), exchange.form().text("words"), exchange.actor()),
                    "The invitation is not open any more.");
        });
    }

    Reply renew(Exchange exchange) {
        return found(exchange, one -> {
            Optional<Notice.Kind> channel =
                    InvitationViews.channelOf(exchange.form().text("channel"));
            if (channel.isEmpty()) {
                return shown(exchange, one, Map.of("channel", "Select how the link is sent"));
            }
            Optional<Invited> renewed = bench.forms()
                    .invitations()
                    .renew(one.id(), channel.get(), exchange.form().text("address"), exchange.actor());
            if (renewed.isEmpty()) {
                return done(exchange, one, false, "The invitation is not open any more.");
            }
            return renewed.get()
                    .fold(
                            made -> {
                                InvitationPages.show(exchange, made);
                                return back(exchange, one);
                            },
                            wrong -> shown(
                                    exchange,
                                    one,
                                    Map.of("address", wrong.problems().get(0).sentence())));
        });
    }

    private Reply found(Exchange exchange, Function<InvitationRecord, Reply> then) {
        return bench.forms()
                .invitations()
                .find(exchange.value("invitation"))
                .map(then)
                .orElseGet(() -> bench.notFound(exchange));
    }

    private Reply done(Exchange exchange, InvitationRecord one, boolean done, String sentence) {
        return done
                ? back(exchange, one)
                : bench.sorry(exchange, "This could not be done", sentence, PATH + "/" + one.id());
    }

    private Reply back(Exchange exchange, InvitationRecord one) {
        return bench.seeOther(exchange, PATH + "/" + one.id());
    }

    private Reply shown(Exchange exchange, InvitationRecord one, Map<String, String> wrong) {
        boolean mayRenew = one.state().isOpen() || one.state() == InvitationState.DECLINED;
        List<View> reasons = new ArrayList<>();
        for (DeclineReason reason : bench.forms().invitations().reasons(one.formVersion())) {
            reasons.add(InvitationViews.choice(
                    reason.text(),
                    reason.text(),
                    reason.sentence(),
                    exchange.form().first("reason")));
        }
        String address = exchange.form().first("address").orElse(one.address());
        View view = views.row(exchange, one)
                .text("code", InvitationPages.code(exchange, one))
                .flag("paper", one.channel() == Notice.Kind.LETTER)
                .flag("mayRenew", mayRenew)
                .flag("mayRemind", one.state().isOpen() && one.pausedUntil().isEmpty() && !one.bounced())
                .views("notices", views.notices(one.id()))
                .views("events", views.events(one.id()))
                .views("reasons", reasons)
                .views(
                        "channels",
                        InvitationViews.channels(
                                "channel-",
                                exchange.form()
                                        .first("channel")
                                        .or(() -> Optional.of(one.channel().text()))))
                .text("typedAddress", address)
                .text("action", exchange.base() + PATH + "/" + one.id())
                .views("errors", errors(wrong));
        for (String field : List.of("until-day", "until-month", "until-year", "pauseReason", "words")) {
            view.text(field, exchange.form().text(field));
        }
        for (String field : List.of("until", "pauseReason", "reason", "channel", "address")) {
            view.text(field + "Error", wrong.getOrDefault(field, ""));
        }
        String name = one.clientReference().isEmpty() ? "Invitation" : "Invitation for " + one.clientReference();
        return bench.page(
                exchange,
                wrong.isEmpty() ? 200 : 422,
                bench.frame(name).back(PATH).errors(!wrong.isEmpty()),
                "invitation",
                view.text("heading", name));
    }

    private static List<View> errors(Map<String, String> wrong) {
        Map<String, String> anchors = Map.of("until", "until-day", "channel", "channel-email");
        List<View> errors = new ArrayList<>();
        wrong.forEach((field, sentence) -> errors.add(new View()
                .text("href", "#" + anchors.getOrDefault(field, field))
                .text("sentence", sentence)));
        return errors;
    }
}
