package uk.careforms.forms.staff;

import static uk.careforms.forms.staff.InvitationViews.PATH;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.InvitationRecord;
import uk.careforms.engine.InvitationRequest;
import uk.careforms.engine.InvitationState;
import uk.careforms.engine.Invited;
import uk.careforms.engine.Invitee;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Inviting people, and the list of those who were invited. */
final class InvitationPages {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** The code that an officer was just given: shown to them only, and only until they invite somebody else. */
    private static final String FACT = "invitation-code";

    private static final int MOST = 500;

    private final Bench bench;
    private final InvitationViews views;

    InvitationPages(Bench bench, InvitationViews views) {
        this.bench = bench;
        this.views = views;
    }

    Reply list(Exchange exchange) {
        Optional<InvitationState> state = exchange.query().first("state").flatMap(InvitationState::parse);
        List<View> rows = bench.forms().invitations().list(Optional.empty(), state, MOST).stream()
                .map(one -> views.row(exchange, one))
                .toList();
        List<View> states = new ArrayList<>();
        for (InvitationState one : InvitationState.values()) {
            states.add(InvitationViews.choice(
                    one.text(), one.text(), StatusWords.of(one.text()), state.map(InvitationState::text)));
        }
        View view = new View()
                .views("invitations", rows)
                .views("states", states)
                .flag("cut", rows.size() == MOST)
                .text("action", exchange.base() + PATH)
                .text("inviteHref", exchange.base() + PATH + "/new");
        return bench.page(exchange, 200, bench.frame("Invitations"), "invitations", view);
    }

    Reply ask(Exchange exchange) {
        return bench.forms().baseUrl().isEmpty() ? noAddress(exchange) : asked(exchange, Map.of());
    }

    /** Links would lead nowhere. */
    private Reply noAddress(Exchange exchange) {
        return bench.sorry(
                exchange,
                "Nobody can be invited yet",
                "This installation has no base URL, so a link would lead nowhere. Ask whoever runs it to set one.",
                PATH);
    }

    Reply invite(Exchange exchange) {
        if (bench.forms().baseUrl().isEmpty()) {
            return noAddress(exchange);
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        Optional<Invitee> to = Invitee.parse(exchange.form().text("to"));
        Optional<Notice.Kind> channel =
                InvitationViews.channelOf(exchange.form().text("channel"));
        if (bench.forms().form(exchange.form().text("form")).isEmpty()) {
            wrong.put("form", "Select a form");
        }
        if (to.isEmpty()) {
            wrong.put("to", "Select who fills it in");
        }
        if (channel.isEmpty()) {
            wrong.put("channel", "Select how the link is sent");
        }
        if (!wrong.isEmpty()) {
            return asked(exchange, wrong);
        }
        InvitationRequest request = new InvitationRequest(
                exchange.form().text("form"),
                to.orElseThrow(),
                channel.orElseThrow(),
                exchange.form().text("address"),
                exchange.form().text("clientReference"));
        return bench.forms()
                .invitations()
                .invite(request, exchange.actor())
                .fold(
                        made -> {
                            show(exchange, made);
                            return bench.seeOther(
                                    exchange, PATH + "/" + made.invitation().id());
                        },
                        refused -> {
                            refused.problems()
                                    .forEach(problem ->
                                            wrong.putIfAbsent(problem.pointer().substring(1), problem.sentence()));
                            return asked(exchange, wrong);
                        });
    }

    /** Keeps the code for the next page of whoever made it. */
    static void show(Exchange exchange, Invited.Made made) {
        exchange.visit()
                .put(
                        FACT,
                        JSON.createObjectBuilder()
                                .add("id", made.invitation().id())
                                .add("code", made.code())
                                .build());
    }

    /** The code of an invitation that this officer has just made. */
    static String code(Exchange exchange, InvitationRecord invitation) {
        JsonObject fact = exchange.visit().get(FACT);
        return fact.getString("id", "").equals(invitation.id()) ? fact.getString("code") : "";
    }

    private Reply asked(Exchange exchange, Map<String, String> wrong) {
        Optional<String> form = exchange.form().first("form");
        List<View> forms = bench.forms().forms().stream()
                .filter(one -> one.about().sends())
                .map(one -> InvitationViews.choice(one.id(), one.id(), one.title(), form))
                .toList();
        Optional<String> to = exchange.form().first("to");
        View view = new View()
                .views("forms", forms)
                .views(
                        "tos",
                        List.of(
                                InvitationViews.choice("to-person", "person", "The person themselves", to),
                                InvitationViews.choice(
                                        "to-representative",
                                        "representative",
                                        "Somebody who acts for them, like an attorney or a deputy",
                                        to)))
                .views(
                        "channels",
                        InvitationViews.channels("channel-", exchange.form().first("channel")))
                .text("address", exchange.form().text("address"))
                .text("clientReference", exchange.form().text("clientReference"))
                .text("action", exchange.base() + PATH + "/new")
                .views("errors", errors(wrong));
        for (String field : List.of("form", "to", "channel", "address", "clientReference")) {
            view.text(field + "Error", wrong.getOrDefault(field, ""));
        }
        return bench.page(
                exchange,
                wrong.isEmpty() ? 200 : 422,
                bench.frame("Invite someone").back(PATH).errors(!wrong.isEmpty()),
                "invitation-new",
                view);
    }

    private static List<View> errors(Map<String, String> wrong) {
        Map<String, String> anchors = Map.of("to", "to-person", "channel", "channel-email");
        List<View> errors = new ArrayList<>();
        wrong.forEach((field, sentence) -> errors.add(new View()
                .text("href", "#" + anchors.getOrDefault(field, field))
                .text("sentence", sentence)));
        return errors;
    }
}
