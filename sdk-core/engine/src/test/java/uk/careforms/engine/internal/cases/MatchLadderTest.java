package uk.careforms.engine.internal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.PersonMatch;
import uk.careforms.api.spi.PersonFinder.KnownPerson;

class MatchLadderTest {

    private static final String NUMBER = "9990000018";
    private static final String OTHER_NUMBER = "9990000026";

    private static final PersonDetails ANN = person(NUMBER, "Ann", "O'Hara-Smyth", "1941-03-27", "LS1 4AP");

    @Test
    void an_equal_nhs_number_and_birth_date_links_whatever_the_name() {
        PersonMatch match = climb(person(NUMBER, "Anne", "Jones", "1941-03-27", "LS9 9ZZ"));

        assertThat(match).isInstanceOf(PersonMatch.One.class);
    }

    @Test
    void an_equal_nhs_number_and_last_name_link_when_one_side_has_no_birth_date() {
        assertThat(climb(person(NUMBER, "Ann", "o hara smyth", "", ""))).isInstanceOf(PersonMatch.One.class);
    }

    @Test
    void an_equal_nhs_number_with_another_birth_date_is_for_a_person_to_look_at() {
        PersonMatch match = climb(person(NUMBER, "Ann", "O'Hara-Smyth", "1952-11-02", "LS1 4AP"));

        assertThat(reasons(match)).contains("NHS number is the same", "Date of birth is different");
    }

    @Test
    void an_equal_nhs_number_alone_is_for_a_person_to_look_at() {
        assertThat(climb(person(NUMBER, "Ann", "Jones", "", ""))).isInstanceOf(PersonMatch.Several.class);
    }

    @Test
    void two_records_under_one_nhs_number_are_for_a_person_to_look_at() {
        PersonMatch match = climb(
                person(NUMBER, "Ann", "O'Hara-Smyth", "1941-03-27", "LS1 4AP"),
                person(NUMBER, "Bert", "Jones", "1970-01-01", ""));

        assertThat(match).isInstanceOf(PersonMatch.Several.class);
    }

    @Test
    void a_restricted_record_is_never_linked_and_shows_nothing() {
        PersonDetails restricted = new PersonDetails(
                NhsNumber.parse(NUMBER),
                "Ann",
                "O'Hara-Smyth",
                Optional.of(LocalDate.parse("1941-03-27")),
                Optional.of("LS1 4AP"),
                true);

        PersonMatch match = climb(restricted);

        assertThat(match).isInstanceOfSatisfying(PersonMatch.Several.class, several -> {
            PersonDetails shown = several.candidates().get(0).details();
            assertThat(shown.givenName() + shown.familyName()).isEmpty();
            assertThat(shown.postcode()).isEmpty();
            assertThat(shown.dateOfBirth()).isEmpty();
            assertThat(shown.nhsNumber()).isEmpty();
            assertThat(shown.restricted()).isTrue();
        });
    }

    @Test
    void equal_birth_date_name_and_postcode_without_a_number_is_for_a_person_to_look_at() {
        PersonMatch match = climb(person("", "Ann", "OHARA SMYTH", "1941-03-27", "LS1 4AP"));

        assertThat(reasons(match))
                .containsExactly(
                        "Date of birth is the same",
                        "Last name is the same",
                        "First name is the same",
                        "Postcode is the same");
    }

    @Test
    void a_name_that_sounds_alike_with_day_and_month_swapped_is_for_a_person_to_look_at() {
        PersonMatch match = MatchLadder.climb(
                person("", "Ann", "Smith", "1941-03-07", ""),
                List.of(known(person("", "A", "Smyth", "1941-07-03", ""))));

        assertThat(reasons(match)).contains("Last name sounds alike", "Date of birth is one typing mistake apart");
    }

    @Test
    void a_neighbour_of_the_same_first_name_and_age_is_for_a_person_to_look_at() {
        assertThat(climb(person("", "ANN", "Patel", "1941-12-01", "LS1 4AP"))).isInstanceOf(PersonMatch.Several.class);
    }

    @Test
    void twins_with_numbers_of_their_own_are_never_linked() {
        PersonMatch match = climb(person(OTHER_NUMBER, "Beth", "O'Hara-Smyth", "1941-03-27", "LS1 4AP"));

        assertThat(reasons(match)).contains("NHS number is different");
    }

    @Test
    void somebody_else_is_not_shown() {
        assertThat(climb(person(OTHER_NUMBER, "Carl", "Novak", "1988-08-08", "BS1 1AA")))
                .isInstanceOf(PersonMatch.None.class);
    }

    @Test
    void likelier_records_come_first() {
        PersonMatch match = climb(
                person("", "Ann", "Patel", "1941-12-01", "LS1 4AP"),
                person(NUMBER, "Ann", "O'Hara-Smyth", "1952-11-02", "LS1 4AP"));

        assertThat(match).isInstanceOfSatisfying(PersonMatch.Several.class, several -> assertThat(
                        several.candidates().get(0).reasons())
                .contains("NHS number is the same"));
    }

    @Test
    void soundex_codes_are_those_of_the_national_archives() {
        assertThat(Alike.soundex("washington")).isEqualTo("w252");
        assertThat(Alike.soundex("lee")).isEqualTo("l000");
        assertThat(Alike.soundex("gutierrez")).isEqualTo("g362");
        assertThat(Alike.soundex("pfister")).isEqualTo("p236");
        assertThat(Alike.soundex("jackson")).isEqualTo("j250");
        assertThat(Alike.soundex("tymczak")).isEqualTo("t522");
        assertThat(Alike.soundex("ashcraft")).isEqualTo("a261");
        assertThat(Alike.soundex("\u0438\u0432\u0430\u043d")).isEmpty();
    }

    private static PersonMatch climb(PersonDetails... known) {
        return MatchLadder.climb(
                ANN, List.of(known).stream().map(MatchLadderTest::known).toList());
    }

    private static KnownPerson known(PersonDetails details) {
        return new KnownPerson(new CaseReference("crm", "id", "label"), details);
    }

    private static List<String> reasons(PersonMatch match) {
        assertThat(match).isInstanceOf(PersonMatch.Several.class);
        return ((PersonMatch.Several) match).candidates().get(0).reasons();
    }

    private static PersonDetails person(String number, String given, String family, String born, String postcode) {
        return new PersonDetails(
                NhsNumber.parse(number),
                given,
                family,
                Optional.of(born).filter(date -> !date.isEmpty()).map(LocalDate::parse),
                Optional.of(postcode).filter(text -> !text.isEmpty()),
                false);
    }
}
