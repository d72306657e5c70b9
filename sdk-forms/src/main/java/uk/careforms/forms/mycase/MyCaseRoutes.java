package uk.careforms.forms.mycase;

import static uk.careforms.forms.web.Access.ANYONE;

import java.util.List;
import uk.careforms.engine.CareForms;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Route;

/** The addresses of a person's own case. */
public final class MyCaseRoutes {

    private MyCaseRoutes() {}

    /** Every page below {@code /my-case/}. */
    public static List<Route> of(CareForms forms, Layout layout, Refusals refusals) {
        Entrance entrance = new Entrance(forms, layout, refusals);
        CasePage page = new CasePage(entrance, new OwnLetters(forms));
        CodePages code = new CodePages(entrance, page);
        ItemPages items = new ItemPages(entrance);
        WritingPages writing = new WritingPages(entrance);
        Unavailable unavailable = new Unavailable(layout);
        return List.of(
                Route.get("/my-case/{token}", ANYONE, code::show),
                Route.post("/my-case/{token}", ANYONE, code::open),
                Route.get("/my-case/{token}/evidence/{item}", ANYONE, items::show),
                Route.post("/my-case/{token}/evidence/{item}", ANYONE, items::send)
                        .withFile()
                        .rescuedBy(unavailable::file),
                Route.get("/my-case/{token}/messages", ANYONE, writing::messages),
                Route.post("/my-case/{token}/messages", ANYONE, writing::write).rescuedBy(unavailable::message),
                Route.post(
                                "/my-case/{token}/satisfaction",
                                ANYONE,
                                exchange -> entrance.inside(exchange, in -> page.satisfaction(exchange, in)))
                        .rescuedBy(unavailable::satisfaction),
                Route.get("/my-case/{token}/change", ANYONE, writing::change),
                Route.post("/my-case/{token}/change", ANYONE, writing::report).rescuedBy(unavailable::change));
    }
}
