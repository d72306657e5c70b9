package uk.careforms.forms.pages;

import static uk.careforms.forms.web.Access.ANYONE;

import java.util.List;
import uk.careforms.engine.CareForms;
import uk.careforms.forms.layout.Assets;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Route;

/** The addresses that people who fill in forms use. */
public final class PublicRoutes {

    private PublicRoutes() {}

    /** Every public page, and the style sheets. */
    public static List<Route> of(CareForms forms, Layout layout, Assets assets, Refusals refusals) {
        Desk desk = new Desk(forms, layout, refusals);
        OwnDrafts own = new OwnDrafts(forms);
        Detours detours = new Detours(desk);
        ComingBack later = new ComingBack(desk, own, detours);
        StartPages start = new StartPages(desk, own);
        QuestionPages questions = new QuestionPages(desk, own, detours, later);
        ItemPages items = new ItemPages(desk, own, detours, later);
        CheckPages check = new CheckPages(desk, own, detours);
        SentPages sent = new SentPages(desk, own, detours);
        ReturnPages back = new ReturnPages(desk, own);
        Unavailable unavailable = new Unavailable(desk);
        return List.of(
                Route.get("", ANYONE, exchange -> desk.seeOther(exchange, "/")),
                Route.get("/", ANYONE, start::list),
                Route.get("/assets/{asset}", ANYONE, exchange -> assets.find(exchange)
                        .orElseGet(() -> desk.notFound(exchange))),
                Route.get("/forms/{form}", ANYONE, start::start),
                Route.post("/forms/{form}/begin", ANYONE, start::begin),
                Route.get("/forms/{form}/continue", ANYONE, start::goOn),
                Route.get("/forms/{form}/pages/{page}", ANYONE, questions::show),
                Route.post("/forms/{form}/pages/{page}", ANYONE, questions::save)
                        .withFile()
                        .rescuedBy(unavailable::page),
                Route.post("/forms/{form}/satisfaction", ANYONE, questions::satisfaction),
                Route.get("/forms/{form}/pages/{page}/items/{item}", ANYONE, items::show),
                Route.post("/forms/{form}/pages/{page}/items/{item}", ANYONE, items::save)
                        .rescuedBy(unavailable::item),
                Route.get("/forms/{form}/pages/{page}/items/{item}/remove", ANYONE, items::askRemove),
                Route.post("/forms/{form}/pages/{page}/items/{item}/remove", ANYONE, items::remove),
                Route.get("/forms/{form}/check", ANYONE, check::show),
                Route.post("/forms/{form}/send", ANYONE, check::send).rescuedBy(unavailable::send),
                Route.get("/forms/{form}/sent", ANYONE, sent::confirmation),
                Route.post("/forms/{form}/sent/satisfaction", ANYONE, sent::satisfaction),
                Route.get("/forms/{form}/copy", ANYONE, sent::copy),
                Route.get("/forms/{form}/saved", ANYONE, later::show),
                Route.post("/forms/{form}/saved", ANYONE, later::offer),
                Route.post("/forms/{form}/saved/email", ANYONE, later::email),
                Route.get("/return/{token}", ANYONE, back::ask),
                Route.post("/return/{token}", ANYONE, back::open));
    }
}
