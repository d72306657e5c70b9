package uk.careforms.forms.staff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.CaseLink;
import uk.careforms.engine.CaseMessage;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The messages on a case, and the person's way in to it. */
final class CaseMessagePages {

    private final Bench bench;

    CaseMessagePages(Bench bench) {
        this.bench = bench;
    }

    Reply show(Exchange exchange) {
        return found(exchange, reference -> shown(exchange, reference, Optional.empty(), Optional.empty()));
    }

    Reply write(Exchange exchange) {
        return found(exchange, reference -> {
            Optional<Problem> problem = bench.forms()
                    .messages()
                    .write(reference, exchange.form().text("text"), key(exchange), exchange.actor());
            return problem.isPresent()
                    ? shown(exchange, reference, problem, Optional.empty())
                    : bench.seeOther(exchange, path(reference) + "/messages");
        });
    }

    /** Makes a way in, which is shown once and kept nowhere, or ends them all. */
    Reply link(Exchange exchange) {
        return found(exchange, reference -> {
            if (exchange.form().text("act").equals("end")) {
                bench.forms().caseLinks().endAll(reference, exchange.actor());
                return bench.seeOther(exchange, path(reference) + "/messages");
            }
            Optional<CaseLink> made = bench.forms().caseLinks().make(reference, exchange.actor());
            return made.isPresent()
                    ? shown(exchange, reference, Optional.empty(), made)
                    : bench.sorry(
                            exchange,
                            "No link was made",
                            "The case ended long ago, or it has ten links already. End them before you make another.",
                            path(reference) + "/messages");
        });
    }

    private Reply shown(Exchange exchange, Reference reference, Optional<Problem> problem, Optional<CaseLink> link) {
        List<CaseMessage> messages = bench.forms().messages().of(reference);
        bench.forms().messages().readByStaff(reference);
        String error = problem.map(Problem::sentence).orElse("");
        String path = exchange.base() + path(reference);
        View view = new View()
                .text("reference", reference.text())
                .text("action", path + "/messages")
                .text("linkAction", path + "/link")
                .text("link", link.map(CaseLink::link))
                .text("code", link.map(CaseLink::code))
                .text(
                        "key",
                        problem.isPresent() ? key(exchange) : UUID.randomUUID().toString())
                .text("typed", error.isEmpty() ? "" : exchange.form().text("text"))
                .text("error", error)
                .views("messages", messages.stream().map(CaseMessagePages::row).toList())
                .views(
                        "errors",
                        error.isEmpty()
                                ? List.of()
                                : List.of(new View().text("href", "#text").text("sentence", error)));
        return bench.page(
                exchange,
                error.isEmpty() ? 200 : 422,
                bench.frame("Messages on case " + reference)
                        .back(path(reference))
                        .errors(!error.isEmpty()),
                "case-messages",
                view);
    }

    private static View row(CaseMessage message) {
        return new View()
                .text(
                        "who",
                        message.fromPerson()
                                ? (message.change() ? "The person: a change" : "The person")
                                : message.author())
                .text("when", When.moment(message.at()))
                .flag("fresh", message.fromPerson() && message.readAt().isEmpty())
                .text("noticeWords", notice(message))
                .text("noticeColour", message.notice() == CaseMessage.Notice.REFUSED ? "red" : "grey")
                .text("noticeNote", message.noticeNote())
                .texts("lines", message.text().lines().toList());
    }

    private static String notice(CaseMessage message) {
        if (message.fromPerson()) {
            return "";
        }
        String read = message.readAt().map(at -> "Read " + When.brief(at)).orElse("");
        return !read.isEmpty()
                ? read
                : switch (message.notice()) {
                    case NONE -> "No notice: nobody gave an address";
                    case DUE -> "Notice on its way";
                    case SENT -> "Notice sent, not read yet";
                    case REFUSED -> "Notice refused: reach them in another way";
                };
    }

    private static String key(Exchange exchange) {
        String key = exchange.form().text("key");
        return key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString();
    }

    private static String path(Reference reference) {
        return "/staff/cases/" + reference;
    }

    private Reply found(Exchange exchange, Function<Reference, Reply> then) {
        return Reference.parse(exchange.value("reference"))
                .filter(known ->
                        bench.forms().cases().find(known, exchange.actor()).isPresent())
                .map(then)
                .orElseGet(() -> bench.notFound(exchange));
    }
}
