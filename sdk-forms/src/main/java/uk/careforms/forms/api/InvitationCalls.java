package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.DeclineReason;
import uk.careforms.engine.InvitationNotice;
import uk.careforms.engine.InvitationRecord;
import uk.careforms.engine.InvitationRequest;
import uk.careforms.engine.InvitationState;
import uk.careforms.engine.Invitee;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Invitations, as an officer's program makes and minds them. */
final class InvitationCalls {

    private static final int MOST = 1_000;
    private static final String NOT_OPEN = "The invitation is not open any more, or its reminders stand otherwise";

    private final CareForms forms;

    InvitationCalls(CareForms forms) {
        this.forms = forms;
    }

    Reply invite(Exchange exchange, JsonObject body) {
        if (forms.baseUrl().isEmpty()) {
            return ProblemReply.of(409, "This installation has no base URL, so a link would lead nowhere; set one");
        }
        List<Problem> wrong = new ArrayList<>();
        Optional<Invitee> to = Said.text(body, "to").flatMap(Invitee::parse);
        Optional<Notice.Kind> channel = Said.text(body, "channel").flatMap(InvitationCalls::channel);
        Optional<String> form = Said.text(body, "form");
        JsonValue answers = body.getOrDefault("answers", JsonValue.EMPTY_JSON_OBJECT);
        if (form.isEmpty()) {
            wrong.add(new Problem("/form", "required", "Name the form by its id"));
        }
        if (to.isEmpty()) {
            wrong.add(new Problem("/to", "choice", "Say who is invited: person or representative"));
        }
        if (channel.isEmpty()) {
            wrong.add(new Problem("/channel", "choice", "Say how the link is sent: email, sms or letter"));
        }
        if (!(answers instanceof JsonObject)) {
            wrong.add(new Problem("/answers", "type", "Answers that are known already are an object"));
        }
        if (!wrong.isEmpty()) {
            return ProblemReply.of(422, "The invitation has members to put right", wrong);
        }
        InvitationRequest request = new InvitationRequest(
                form.orElseThrow(),
                to.orElseThrow(),
                channel.orElseThrow(),
                Said.text(body, "address").orElse(""),
                Said.text(body, "clientReference").orElse(""),
                answers.asJsonObject());
        return forms.invitations()
                .invite(request, exchange.actor())
                .fold(
                        made -> Reply.json(
                                201,
                                shown(made.invitation())
                                        .add("link", orNull(made.link()))
                                        .add("code", orNull(made.code()))
                                        .add("handedOver", made.handedOver())
                                        .build()),
                        refused -> ProblemReply.of(422, "The invitation has members to put right", refused.problems()));
    }

    private static Optional<Notice.Kind> channel(String text) {
        for (Notice.Kind kind : Notice.Kind.values()) {
            if (kind.text().equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static JsonValue orNull(String text) {
        return Said.orNull(Optional.of(text).filter(there -> !there.isEmpty()));
    }

    Reply list(Exchange exchange) {
        Optional<String> form = exchange.query().first("form").filter(text -> !text.isEmpty());
        Optional<String> asked = exchange.query().first("state").filter(text -> !text.isEmpty());
        Optional<InvitationState> state = asked.flatMap(InvitationState::parse);
        if (asked.isPresent() && state.isEmpty()) {
            return ProblemReply.of(
                    400, "state must be sent, opened, in-progress, submitted, declined, withdrawn or expired");
        }
        return Reply.json(
                200,
                Said.JSON
                        .createObjectBuilder()
                        .add(
                                "invitations",
                                Said.list(forms.invitations().list(form, state, MOST), InvitationCalls::shown))
                        .build());
    }

    Reply read(Exchange exchange) {
        return found(exchange, this::whole);
    }

    Reply remind(Exchange exchange) {
        return found(exchange, one -> done(one, forms.invitations().remind(one.id(), exchange.actor())));
    }

    Reply resume(Exchange exchange) {
        return found(exchange, one -> done(one, forms.invitations().resume(one.id(), exchange.actor())));
    }

    Reply withdraw(Exchange exchange) {
        return found(exchange, one -> done(one, forms.invitations().withdraw(one.id(), exchange.actor())));
    }

    Reply pause(Exchange exchange, JsonObject body) {
        Optional<LocalDate> until = Said.text(body, "until").flatMap(InvitationCalls::day);
        if (until.isEmpty()) {
            return ProblemReply.member(
                    "/until", "date.not-real", "Name the day on which reminders go on, like 2027-03-27");
        }
        return found(exchange, one -> {
            List<Problem> problems = forms.invitations()
                    .pause(one.id(), until.get(), Said.text(body, "reason").orElse(""), exchange.actor());
            boolean over =
                    problems.stream().anyMatch(problem -> problem.pointer().isEmpty());
            return problems.isEmpty() || over
                    ? done(one, !over)
                    : ProblemReply.of(422, "The pause has members to put right", problems);
        });
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private Reply found(Exchange exchange, Function<InvitationRecord, Reply> then) {
        return forms.invitations()
                .find(exchange.value("invitation"))
                .map(then)
                .orElseGet(() -> ProblemReply.of(404, "There is no invitation with this id"));
    }

    private Reply done(InvitationRecord before, boolean done) {
        return done ? whole(forms.invitations().find(before.id()).orElse(before)) : ProblemReply.of(409, NOT_OPEN);
    }

    private Reply whole(InvitationRecord one) {
        return Reply.json(
                200,
                shown(one)
                        .add("notices", Said.list(forms.invitations().notices(one.id()), InvitationCalls::notice))
                        .build());
    }

    private static JsonObjectBuilder notice(InvitationNotice notice) {
        return Said.JSON
                .createObjectBuilder()
                .add("number", notice.number())
                .add("occasion", notice.occasion().name().toLowerCase(Locale.ROOT))
                .add("channel", notice.kind().text())
                .add("state", notice.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .add("attempts", notice.attempts())
                .add("plannedAt", Said.at(notice.at()))
                .add("sentAt", Said.atOrNull(notice.sentAt()))
                .add("reason", notice.reason());
    }

    private static JsonObjectBuilder shown(InvitationRecord one) {
        return Said.JSON
                .createObjectBuilder()
                .add("id", one.id())
                .add("form", one.formVersion().form())
                .add("version", one.formVersion().version())
                .add("to", one.to().text())
                .add("channel", one.channel().text())
                .add("address", one.address())
                .add("clientReference", one.clientReference())
                .add("officer", one.officer())
                .add("state", one.state().text())
                .add("bounced", one.bounced())
                .add("reminders", one.reminders())
                .add("nextReminder", Said.atOrNull(one.nextReminder()))
                .add("pausedUntil", Said.atOrNull(one.pausedUntil()))
                .add("pausedReason", one.pausedReason())
                .add("reason", Said.orNull(one.reason().map(DeclineReason::text)))
                .add("reasonText", one.reasonText())
                .add("sentAt", Said.at(one.sentAt()))
                .add("openedAt", Said.atOrNull(one.openedAt()))
                .add("progressAt", Said.atOrNull(one.progressAt()))
                .add("submittedAt", Said.atOrNull(one.submittedAt()))
                .add("endedAt", Said.atOrNull(one.endedAt()))
                .add("expiresAt", Said.at(one.expiresAt()))
                .add("reference", Said.orNull(one.submission().map(Reference::text)));
    }
}
