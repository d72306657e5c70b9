package uk.careforms.forms.mycase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.CaseMessage;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.mycase.Entrance.Inside;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Messages read and written, and telling us about a change. */
final class WritingPages {

    private final Entrance entrance;

    WritingPages(Entrance entrance) {
        this.entrance = entrance;
    }

    Reply messages(Exchange exchange) {
        return entrance.inside(exchange, in -> messages(exchange, in, Optional.empty()));
    }

    Reply write(Exchange exchange) {
        return entrance.inside(exchange, in -> {
            Optional<Problem> problem =
                    entrance.forms().messages().answer(in.reference(), text(exchange), key(exchange));
            return problem.isPresent()
                    ? messages(exchange, in, problem)
                    : entrance.seeOther(exchange, in.path() + "/messages");
        });
    }

    private Reply messages(Exchange exchange, Inside in, Optional<Problem> problem) {
        List<CaseMessage> messages = entrance.forms().messages().of(in.reference());
        entrance.forms().messages().readByPerson(in.reference());
        View view = form(exchange, in, problem)
                .text("action", exchange.base() + in.path() + "/messages")
                .views("messages", messages.stream().map(WritingPages::row).toList());
        return drawn(exchange, in, "Messages", "my-case-messages", view, problem);
    }

    private static View row(CaseMessage message) {
        return new View()
                .text("who", message.fromPerson() ? (message.change() ? "You: a change" : "You") : "Us")
                .text("when", When.moment(message.at()))
                .flag("fresh", !message.fromPerson() && message.readAt().isEmpty())
                .texts("lines", message.text().lines().toList());
    }

    Reply change(Exchange exchange) {
        return entrance.inside(exchange, in -> change(exchange, in, Optional.empty()));
    }

    Reply report(Exchange exchange) {
        return entrance.inside(exchange, in -> {
            Optional<Problem> problem =
                    entrance.forms().messages().reportChange(in.reference(), text(exchange), key(exchange));
            return problem.isPresent()
                    ? change(exchange, in, problem)
                    : entrance.seeOther(exchange, in.path() + "/messages");
        });
    }

    private Reply change(Exchange exchange, Inside in, Optional<Problem> problem) {
        View view = form(exchange, in, problem).text("action", exchange.base() + in.path() + "/change");
        return drawn(exchange, in, "Tell us about a change", "my-case-change", view, problem);
    }

    private View form(Exchange exchange, Inside in, Optional<Problem> problem) {
        String error = problem.map(Problem::sentence).orElse("");
        return new View()
                .text("caption", entrance.formTitle(in))
                .text("overview", exchange.base() + in.path())
                .text(
                        "key",
                        problem.isPresent() ? key(exchange) : UUID.randomUUID().toString())
                .text("typed", exchange.form().text("text"))
                .text("error", error)
                .views(
                        "errors",
                        error.isEmpty()
                                ? List.of()
                                : List.of(new View().text("href", "#text").text("sentence", error)));
    }

    private Reply drawn(
            Exchange exchange, Inside in, String heading, String template, View view, Optional<Problem> problem) {
        return entrance.page(
                exchange,
                problem.isEmpty() ? 200 : 422,
                Frame.of(heading, entrance.formTitle(in), in.path())
                        .back(in.path())
                        .errors(problem.isPresent()),
                template,
                view);
    }

    private static String text(Exchange exchange) {
        return exchange.form().text("text");
    }

    /** A page that somebody has tampered with gets a key of its own. */
    private static String key(Exchange exchange) {
        String key = exchange.form().text("key");
        return key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString();
    }
}
