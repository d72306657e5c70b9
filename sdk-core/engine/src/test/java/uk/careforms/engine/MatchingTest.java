package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.engine.internal.store.TestDatabase;

@ParameterizedClass
@EnumSource
class MatchingTest {

    private static final String ANN = "ann@testshire";

    private final TestDoor door;

    MatchingTest(TestDatabase kind) {
        door = TestDoor.shared(kind);
    }

    @Test
    void a_known_nhs_number_with_the_same_birth_date_links_by_itself() {
        CaseReference known = door.crm.know(details("9990000026", "Bea", "Known", "1950-05-05", false));

        Reference reference = door.sent(person("Bea", "Known", "1950-05-05", "9990000026"));

        assertThat(match(reference).state()).isEqualTo(MatchRecord.State.LINKED);
        assertThat(match(reference).decidedBy()).contains("system");
        assertThat(dispatch(reference).person()).contains(known);
    }

    @Test
    void a_likely_person_waits_for_somebody_to_look_who_links_the_record() {
        CaseReference known = door.crm.know(details("", "Cy", "Likely", "1951-01-01", false));
        Reference reference = door.sent(person("Cy", "Likely", "1951-01-01", "9990000034"));
        Task task = task(reference);
        assertThat(match(reference).candidates()).hasSize(1);
        assertThat(door.forms.submissions().ledger().inFlight()).isPositive();

        assertThat(door.forms.tasks().confirmMatch(task.id(), Optional.of("nobody"), "", ANN))
                .isEqualTo(TaskResult.UNKNOWN_OUTCOME);
        assertThat(door.forms.tasks().confirmMatch(task.id(), Optional.of(known.id()), "Same daughter", ANN))
                .isEqualTo(TaskResult.DONE);
        door.forms.runDue();

        assertThat(match(reference)).satisfies(match -> {
            assertThat(match.state()).isEqualTo(MatchRecord.State.LINKED);
            assertThat(match.person()).contains(known);
            assertThat(match.decidedBy()).contains(ANN);
            assertThat(match.note()).isEqualTo("Same daughter");
        });
        assertThat(dispatch(reference).person()).contains(known);
    }

    @Test
    void somebody_who_looks_may_say_that_it_is_somebody_new() {
        door.crm.know(details("", "Di", "Other", "1952-02-02", false));
        Reference reference = door.sent(person("Di", "Other", "1952-02-02", "9990000042"));

        assertThat(door.forms.tasks().complete(task(reference).id(), "new", "A cousin", ANN))
                .isEqualTo(TaskResult.DONE);
        door.forms.runDue();

        assertThat(match(reference).state()).isEqualTo(MatchRecord.State.NEW);
        assertThat(dispatch(reference).person()).isEmpty();
    }

    @Test
    void a_restricted_record_is_never_linked_by_software_and_shows_nothing() {
        door.crm.know(details("9990000050", "Eve", "Hidden", "1953-03-03", true));

        Reference reference = door.sent(person("Eve", "Hidden", "1953-03-03", "9990000050"));

        assertThat(match(reference).state()).isEqualTo(MatchRecord.State.REVIEW);
        assertThat(match(reference).candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.details().familyName()).isEmpty();
            assertThat(candidate.details().postcode()).isEmpty();
        });
    }

    private Task task(Reference reference) {
        return door.find(reference).tasks().stream()
                .filter(task -> task.key().equals("confirm-match"))
                .findFirst()
                .orElseThrow();
    }

    private MatchRecord match(Reference reference) {
        return door.find(reference).matches().get(0);
    }

    private Dispatch dispatch(Reference reference) {
        return door.connector.asked().stream()
                .filter(dispatch -> dispatch.submission().reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject person(String first, String last, String born, String number) {
        return Json.createObjectBuilder(TestDoor.answers())
                .add(
                        "person",
                        Json.createObjectBuilder()
                                .add("firstName", first)
                                .add("lastName", last)
                                .add("dateOfBirth", born)
                                .add("nhsNumber", number)
                                .add("postcode", "LS1 4AP"))
                .build();
    }

    private static PersonDetails details(String number, String first, String last, String born, boolean restricted) {
        return new PersonDetails(
                NhsNumber.parse(number),
                first,
                last,
                Optional.of(LocalDate.parse(born)),
                Optional.of("LS1 4AP"),
                restricted);
    }
}
