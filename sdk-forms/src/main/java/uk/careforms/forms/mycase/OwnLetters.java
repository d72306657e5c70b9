package uk.careforms.forms.mycase;

import java.util.List;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.SentLetter;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;

/** The letters that are kept with a case, as their person reads them: the very words that went out. */
record OwnLetters(CareForms forms) implements CasePage.LettersShown {

    @Override
    public List<View> of(Reference reference) {
        return forms.assessments().letters(reference).stream()
                .map(OwnLetters::view)
                .toList();
    }

    private static View view(SentLetter letter) {
        return new View()
                .text("letterTitle", letter.subject())
                .text("letterWhen", When.day(letter.at()))
                .texts("letterLines", letter.body().lines().toList());
    }
}
