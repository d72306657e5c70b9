package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Reference;

/** Sends the form that asks for papers, and goes in by its link and code. */
record Papers(RunningPages pages) {

    private static final List<Map<String, String>> PAGES = List.of(
            Map.of("name", "Ada Invented"),
            Map.of("email", "ada@testshire.example", "phone", "07700 900123"),
            Map.of("owns", "no"),
            Map.of("bank", "Bank of Invention"));

    /** What somebody has after they have sent the form. */
    record Way(Reference reference, String path, String code) {}

    /** Somebody with another device who has given the code. */
    Visitor in(Way way) {
        Visitor visitor = pages.visitor();
        assertThat(visitor.press(visitor.get(way.path()), Map.of("code", way.code()))
                        .heading())
                .isEqualTo("Where your form is");
        return visitor;
    }

    Answer sent(Visitor visitor) {
        Answer page = visitor.press(visitor.get("/forms/send-papers"), Map.of());
        for (Map<String, String> typed : PAGES) {
            page = visitor.press(page, typed);
        }
        Answer sent = visitor.press(page, Map.of());
        assertThat(sent.path()).isEqualTo("/forms/send-papers/sent");
        pages.forms.runDue();
        return sent;
    }

    static Way way(Answer sent) {
        Optional<Reference> reference = Reference.parse(sent.text(".govuk-panel__body strong"));
        String path = URI.create(sent.text(".cf-link")).getPath().replaceFirst("/care", "");
        return new Way(reference.orElseThrow(), path, sent.text(".cf-code"));
    }
}
