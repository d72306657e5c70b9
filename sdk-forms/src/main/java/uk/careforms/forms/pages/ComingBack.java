package uk.careforms.forms.pages;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.Resume;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.pages.Standing.Open;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Save and come back later: a link, which can be e-mailed, and a code, which is only shown. */
final class ComingBack {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String FACT = "resume";

    private final Desk desk;
    private final OwnDrafts own;
    private final Detours detours;

    ComingBack(Desk desk, OwnDrafts own, Detours detours) {
        this.desk = desk;
        this.own = own;
        this.detours = detours;
    }

    /** Makes a link and a code, unless this browser has been given some for the same draft, and leads to the page that shows them. */
    Reply offer(Exchange exchange, Open open) {
        String form = open.form().id();
        if (!open.form().about().sends()) {
            return desk.seeOther(exchange, Paths.start(form) + "/continue"); // nothing of it is kept for another day
        }
        if (kept(exchange, open.draft()).isEmpty()) {
            Optional<Resume> made = desk.forms().drafts().resume(open.draft().id());
            if (made.isEmpty()) {
                return detours.gone(exchange, form);
            }
            keep(exchange, open.draft(), made.get());
        }
        return desk.seeOther(exchange, Paths.saved(form));
    }

    /** The button on check answers: nothing to save there. */
    Reply offer(Exchange exchange) {
        return open(exchange, open -> offer(exchange, open));
    }

    Reply show(Exchange exchange) {
        return open(exchange, open -> kept(exchange, open.draft())
                .map(resume -> shown(exchange, open.form(), resume, Said.NOTHING))
                .orElseGet(() -> desk.seeOther(exchange, Paths.check(open.form().id()))));
    }

    Reply email(Exchange exchange) {
        return open(exchange, open -> kept(exchange, open.draft())
                .map(resume -> email(exchange, open.form(), resume))
                .orElseGet(() -> desk.seeOther(exchange, Paths.check(open.form().id()))));
    }

    private Reply email(Exchange exchange, FormDefinition form, Resume resume) {
        String typed = exchange.form().text("email");
        String address = AnswerFormat.EMAIL.normalise(typed);
        LocalDate today = LocalDate.ofInstant(desk.forms().clock().instant(), When.LONDON);
        if (address.isEmpty() || AnswerFormat.EMAIL.fault(address, today).isPresent()) {
            return shown(exchange, form, resume, Said.wrong(typed));
        }
        boolean sent = desk.forms().drafts().emailLink(resume, address);
        return shown(exchange, form, resume, sent ? Said.SENT : Said.notSent(typed));
    }

    private Reply shown(Exchange exchange, FormDefinition form, Resume resume, Said said) {
        String path = exchange.base() + Paths.saved(form.id());
        View view = new View()
                .text("link", resume.link())
                .text("code", resume.code())
                .text("until", When.day(resume.expiresAt()))
                .text("action", path + "/email")
                .text("goOn", exchange.base() + Paths.start(form.id()) + "/continue")
                .text("typed", said.typed())
                .text("error", said.error())
                .text("said", said.sentence())
                .views(
                        "errors",
                        said.error().isEmpty()
                                ? List.of()
                                : List.of(new View().text("href", "#email").text("sentence", said.error())));
        return desk.withToken(
                exchange,
                said.error().isEmpty() ? 200 : 422,
                desk.frame(form, "Your answers are saved").errors(!said.error().isEmpty()),
                "saved",
                view);
    }

    private Reply open(Exchange exchange, Function<Open, Reply> then) {
        String form = exchange.value("form");
        return own.standing(exchange, form)
                .fold(
                        () -> detours.notBegun(exchange, form),
                        () -> detours.gone(exchange, form),
                        then,
                        finished -> desk.seeOther(exchange, Paths.sent(form)));
    }

    private static Optional<Resume> kept(Exchange exchange, Draft draft) {
        JsonObject fact = exchange.visit().get(FACT);
        return fact.getString("draft", "").equals(draft.id())
                ? Optional.of(new Resume(
                        fact.getString("token"),
                        fact.getString("link"),
                        fact.getString("code"),
                        Instant.parse(fact.getString("expiresAt"))))
                : Optional.empty();
    }

    private static void keep(Exchange exchange, Draft draft, Resume resume) {
        JsonValue fact = JSON.createObjectBuilder()
                .add("draft", draft.id())
                .add("token", resume.token())
                .add("link", resume.link())
                .add("code", resume.code())
                .add("expiresAt", resume.expiresAt().toString())
                .build();
        exchange.visit().put(FACT, fact);
    }

    /** What is said about sending the link. */
    private record Said(String typed, String error, String sentence) {

        static final Said NOTHING = new Said("", "", "");
        static final Said SENT =
                new Said("", "", "We have sent the link. The code is not in the email: keep it as well.");

        static Said wrong(String typed) {
            return new Said(typed, "Enter an email address in the correct format, like name@example.com", "");
        }

        static Said notSent(String typed) {
            return new Said(typed, "", "We could not send the link just now. Write it down or copy it.");
        }
    }
}
