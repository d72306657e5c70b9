package uk.careforms.forms.assess;

import java.util.List;
import java.util.Optional;
import uk.careforms.engine.SentLetter;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.staff.Bench;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The letters that are kept with a case, as they went out. */
final class LettersPage {

    private final Bench bench;

    LettersPage(Bench bench) {
        this.bench = bench;
    }

    Reply show(Exchange exchange) {
        Optional<Opened> opened = Opened.of(bench, exchange);
        if (opened.isEmpty()) {
            return bench.notFound(exchange);
        }
        List<SentLetter> letters =
                bench.forms().assessments().letters(opened.get().reference());
        View view = new View()
                .text("reference", opened.get().reference().text())
                .views("letters", letters.stream().map(LettersPage::letter).toList());
        return bench.page(
                exchange, 200, bench.frame("Letters").back(opened.get().path()), "case-letters", view);
    }

    private static View letter(SentLetter letter) {
        return new View()
                .text("subject", letter.subject())
                .text("at", When.moment(letter.at()))
                .text("body", letter.body());
    }
}
