package uk.careforms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.Prefill;
import uk.careforms.api.spi.PrefillQuestion;
import uk.careforms.api.spi.PrefillSource;

/** What every source of prefill must do: extend this class and say where the far end is. */
public abstract class PrefillSourceContract {

    private static final Set<String> WANTED = Set.of("/person/firstName", "/person/lastName", "/person/dateOfBirth");

    /** The source on a good set-up; the same one throughout one test. */
    protected abstract PrefillSource source();

    /** A source at the same far end whose key is wrong. */
    protected abstract PrefillSource withBadKey();

    /** A source at an address where nobody listens. */
    protected abstract PrefillSource unreachable();

    /**
     * Lets the far end know a person.
     *
     * @param values as the source should give them: first name, last name and date of birth under {@code /person}
     */
    protected abstract void know(PersonDetails person, JsonObject values);

    /** The secrets that the sources of this test were given: they must never be shown. */
    protected abstract List<String> secrets();

    @Test
    void what_is_known_of_a_person_is_found_and_says_where_it_came_from() {
        know(Samples.person(), values());

        Prefill answer = source().find(new PrefillQuestion(Samples.person(), WANTED));

        assertThat(answer).isInstanceOfSatisfying(Prefill.Found.class, found -> {
            assertThat(found.values().getJsonObject("person")).containsAllEntriesOf(values().getJsonObject("person"));
            assertThat(WANTED).allSatisfy(pointer -> assertThat(found.from(pointer))
                    .hasValueSatisfying(from -> assertThat(from).isNotBlank()));
        });
    }

    @Test
    void somebody_it_does_not_know_is_not_found() {
        assertThat(source().find(new PrefillQuestion(Samples.person(), WANTED))).isEqualTo(new Prefill.NotFound());
    }

    @Test
    void two_records_that_could_be_the_person_are_ambiguous_and_neither_is_passed_on() {
        know(Samples.person(), values());
        know(numbered(Samples.person(), "9990000026", false), values());

        assertThat(source().find(new PrefillQuestion(unnumbered(Samples.person()), WANTED)))
                .isEqualTo(new Prefill.Ambiguous());
    }

    @Test
    void a_restricted_record_is_withheld_and_the_person_is_told_no_more_than_of_none() {
        know(numbered(Samples.person(), "9990000018", true), values());

        Prefill answer = source().find(new PrefillQuestion(Samples.person(), WANTED));

        assertThat(answer).isEqualTo(new Prefill.Withheld());
        assertThat(answer.sentence()).isEqualTo(new Prefill.NotFound().sentence());
    }

    @Test
    void nobody_there_or_a_wrong_key_is_unavailable_and_no_exception() {
        var question = new PrefillQuestion(Samples.person(), WANTED);

        assertThat(unreachable().find(question)).isInstanceOf(Prefill.Unavailable.class);
        assertThat(withBadKey().find(question)).isInstanceOf(Prefill.Unavailable.class);
    }

    @Test
    void a_check_finds_a_wrong_key_and_that_nobody_is_there_and_nothing_wrong_with_a_good_set_up() {
        assertThat(source().check()).isEmpty();
        assertThat(withBadKey().check()).isNotEmpty();
        assertThat(unreachable().check()).hasSize(1);
    }

    @Test
    void nothing_personal_and_no_secret_is_ever_logged_or_shown() {
        know(Samples.person(), values());
        var question = new PrefillQuestion(Samples.person(), WANTED);
        List<String> canaries = new ArrayList<>(Samples.CANARIES);
        canaries.addAll(secrets());
        try (Leaks leaks = new Leaks()) {
            leaks.hear(question);
            for (PrefillSource each : List.of(source(), withBadKey(), unreachable())) {
                leaks.hear(each);
                leaks.hear(each.find(question));
                leaks.hear(each.check());
            }
            leaks.assertNone(canaries);
        }
    }

    private static JsonObject values() {
        return Json.createObjectBuilder()
                .add(
                        "person",
                        Json.createObjectBuilder()
                                .add("firstName", "Philippa-Canary")
                                .add("lastName", "O'Sparrow")
                                .add("dateOfBirth", "1941-03-27"))
                .build();
    }

    private static PersonDetails unnumbered(PersonDetails person) {
        return with(person, Optional.empty(), false);
    }

    private static PersonDetails numbered(PersonDetails person, String number, boolean restricted) {
        return with(person, NhsNumber.parse(number), restricted);
    }

    private static PersonDetails with(PersonDetails person, Optional<NhsNumber> number, boolean restricted) {
        Optional<LocalDate> born = person.dateOfBirth();
        return new PersonDetails(number, person.givenName(), person.familyName(), born, person.postcode(), restricted);
    }
}
