package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.TestDatabase;

/** The person's way in, on both databases. */
@ParameterizedClass
@EnumSource
class CaseLinksTest {

    private static final String PERSON = "person";

    private final PapersDesk desk;

    CaseLinksTest(TestDatabase kind) {
        desk = new PapersDesk(kind);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void link_and_code_lead_to_the_case_however_the_code_is_typed() {
        Reference reference = desk.sent();

        CaseLink link = desk.forms.caseLinks().make(reference, PERSON).orElseThrow();

        assertThat(link.link()).isEqualTo("https://forms.testshire.example/care/my-case/" + link.token());
        String typed = " " + link.code().substring(0, 3).toLowerCase(Locale.ROOT) + "-"
                + link.code().substring(3);
        assertThat(desk.forms.caseLinks().open(link.token(), typed)).contains(reference);
        assertThat(desk.forms.caseLinks().at(link.token())).contains(reference);
        assertThat(link.toString()).doesNotContain(link.token(), link.code());
    }

    @Test
    void five_wrong_codes_close_a_link_for_an_hour() {
        Reference reference = desk.sent();
        CaseLink link = desk.forms.caseLinks().make(reference, PERSON).orElseThrow();

        for (int i = 0; i < 5; i++) {
            assertThat(desk.forms.caseLinks().open(link.token(), "WRONG" + i)).isEmpty();
        }

        assertThat(desk.forms.caseLinks().open(link.token(), link.code())).isEmpty();
        desk.clock.advance(Duration.ofMinutes(61));
        assertThat(desk.forms.caseLinks().open(link.token(), link.code())).contains(reference);
    }

    @Test
    void another_links_code_opens_nothing() {
        CaseLink one = desk.forms.caseLinks().make(desk.sent(), PERSON).orElseThrow();
        CaseLink two = desk.forms.caseLinks().make(desk.sent(), PERSON).orElseThrow();

        assertThat(desk.forms.caseLinks().open(one.token(), two.code())).isEmpty();
        assertThat(desk.forms.caseLinks().open("no-such-link", two.code())).isEmpty();
    }

    @Test
    void a_link_lives_for_90_days_after_the_end_of_its_case() {
        Reference reference = desk.sent();
        CaseLink link = desk.forms.caseLinks().make(reference, PERSON).orElseThrow();
        desk.forms.evidence().of(reference).forEach(item -> desk.forms
                .evidence()
                .received(reference, item.number(), Optional.empty(), "", PapersDesk.ANN));
        desk.forms.runDue();
        List<Task> tasks = desk.find(reference).tasks();
        desk.forms.tasks().complete(tasks.get(0).id(), "done", "", PapersDesk.ANN);

        desk.clock.advance(Duration.ofDays(89));
        assertThat(desk.forms.caseLinks().open(link.token(), link.code())).contains(reference);
        assertThat(desk.forms.caseLinks().progress(reference))
                .hasValueSatisfying(progress -> assertThat(progress.outcome()).contains("Looked at"));
        desk.clock.advance(Duration.ofDays(2));
        assertThat(desk.forms.caseLinks().open(link.token(), link.code())).isEmpty();
        assertThat(desk.forms.caseLinks().at(link.token())).isEmpty();
        assertThat(desk.forms.caseLinks().make(reference, PERSON)).isEmpty();
    }

    @Test
    void an_officer_ends_every_link_at_once() {
        Reference reference = desk.sent();
        CaseLink link = desk.forms.caseLinks().make(reference, PERSON).orElseThrow();

        assertThat(desk.forms.caseLinks().endAll(reference, PapersDesk.ANN)).isEqualTo(2); // the process made one, too

        assertThat(desk.forms.caseLinks().open(link.token(), link.code())).isEmpty();
        assertThat(desk.kinds(reference)).contains("case.link-made", "case.links-ended");
    }

    @Test
    void only_forms_that_ask_for_more_offer_a_way_in_and_a_case_that_is_not_there_has_none() {
        assertThat(desk.forms.caseLinks().isOffered(new FormVersion("send-papers", 1)))
                .isTrue();
        assertThat(desk.forms.caseLinks().isOffered(new FormVersion("no-such-form", 1)))
                .isFalse();
        assertThat(desk.forms.caseLinks().make(Reference.of("SP", "7K3M9QX"), PERSON))
                .isEmpty();
    }

    @Test
    void link_and_code_travel_apart_and_open_the_case() {
        Reference reference = desk.sent();

        String mail = letter(reference, "Your link");
        String text = desk.letters(reference).stream()
                .filter(notice -> notice.kind() == Notice.Kind.SMS)
                .findFirst()
                .orElseThrow()
                .body();
        String link = mail.substring(mail.indexOf("https://")).strip();
        String code = text.substring(text.lastIndexOf(' ') + 1).strip();

        assertThat(link).startsWith("https://forms.testshire.example/care/my-case/");
        assertThat(mail).doesNotContain(code);
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(desk.forms.caseLinks().open(token, code)).contains(reference);
        assertThat(desk.held()).isZero();
    }

    private String letter(Reference reference, String subject) {
        return desk.letters(reference).stream()
                .filter(notice -> notice.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .body();
    }
}
