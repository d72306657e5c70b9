package uk.careforms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.api.spi.PersonFinder.KnownPerson;
import uk.careforms.api.spi.PersonFinder.Search;

/** What every person finder must do: extend this class and say where the far end is, which must know nobody at first. */
public abstract class PersonFinderContract {

    private static final LocalDate BORN = LocalDate.of(1941, 3, 27);

    protected abstract PersonFinder finder();

    /** A finder at an address where nobody listens. */
    protected abstract PersonFinder unreachable();

    protected abstract CaseRemote remote();

    /** The secrets that the finders of this test were given: they must never be shown. */
    protected abstract List<String> secrets();

    @Test
    void an_equal_nhs_number_is_found_whatever_the_name() {
        CaseReference known = remote().know(person("9990000018", "Pip", "Married-Name", null, null));

        assertThat(found(Samples.person())).map(KnownPerson::person).containsExactly(known);
    }

    @Test
    void an_equal_birth_date_with_a_similar_last_name_is_found() {
        CaseReference known = remote().know(person(null, "Pippa", "O'Sparrow-Hawk", BORN, null));
        remote().know(person(null, "Walter", "Unlike", BORN, null));

        assertThat(found(Samples.person())).map(KnownPerson::person).containsExactly(known);
    }

    @Test
    void an_equal_postcode_with_the_same_first_name_is_found() {
        CaseReference known = remote().know(person(null, "philippa-canary", "Elsewhere", null, "ZE1 0AX"));
        remote().know(person(null, "Walter", "Unlike", null, "ZE1 0AX"));

        assertThat(found(Samples.person())).map(KnownPerson::person).containsExactly(known);
    }

    @Test
    void nobody_alike_is_nobody() {
        remote().know(person("9990000026", "Walter", "Unlike", LocalDate.of(1950, 1, 1), "ZE2 9AA"));

        assertThat(found(Samples.person())).isEmpty();
    }

    @Test
    void a_person_found_in_every_way_is_found_once_with_what_is_known() {
        CaseReference known = remote().know(Samples.person());

        assertThat(found(Samples.person())).containsExactly(new KnownPerson(known, Samples.person()));
    }

    @Test
    void everybody_alike_is_found() {
        CaseReference one = remote().know(person("9990000018", "Philippa-Canary", "Elsewhere", null, null));
        CaseReference two = remote().know(person(null, "Other", "O'Sparrow", BORN, null));
        CaseReference three = remote().know(person(null, "Philippa-Canary", "Third", null, "ZE1 0AX"));

        assertThat(found(Samples.person())).map(KnownPerson::person).containsExactlyInAnyOrder(one, two, three);
    }

    @Test
    void a_restricted_record_says_so() {
        PersonDetails open = Samples.person();
        remote().know(new PersonDetails(
                open.nhsNumber(), open.givenName(), open.familyName(), open.dateOfBirth(), open.postcode(), true));

        assertThat(found(Samples.person()))
                .map(known -> known.details().restricted())
                .containsExactly(true);
    }

    @Test
    void a_person_of_whom_only_the_name_is_known_is_not_looked_for_by_name_alone() {
        remote().know(person(null, "Philippa-Canary", "O'Sparrow", null, null));

        assertThat(found(person(null, "Philippa-Canary", "O'Sparrow", null, null)))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> names_are_names_and_never_part_of_the_question() {
        return Stream.of(
                        "' or 1 eq 1 or '",
                        "O'') or (lastname ne '",
                        "%27%20or%201%20eq%201",
                        "a/b\\c?d#e&$top=1",
                        "\u0645\u0631\u064A\u0645",
                        "\uD83D\uDE00\uD83D\uDE00")
                .map(name -> DynamicTest.dynamicTest(name, () -> isOnlyAName(name)));
    }

    private void isOnlyAName(String name) {
        remote().know(person(null, "Walter", "Unlike", BORN, "ZE1 0AX"));
        CaseReference known = remote().know(person(null, name, name, BORN, "ZE1 0AX"));

        assertThat(found(person(null, name, name, BORN, "ZE1 0AX")))
                .map(KnownPerson::person)
                .contains(known)
                .allSatisfy(person -> assertThat(person.system()).isEqualTo(known.system()));
        assertThat(found(person(null, name, name, BORN, "ZE1 0AX")))
                .map(person -> person.details().familyName())
                .doesNotContain("Unlike");
    }

    @Test
    void nobody_there_is_a_reason_to_try_later_not_an_exception() {
        Search search = unreachable().find(Samples.person());

        assertThat(search).isInstanceOf(Search.TryLater.class);
    }

    @Test
    void nothing_personal_and_no_secret_is_ever_logged_or_shown() {
        List<String> canaries = new ArrayList<>(Samples.CANARIES);
        canaries.addAll(secrets());
        remote().know(Samples.person());
        try (Leaks leaks = new Leaks()) {
            for (PersonFinder each : List.of(finder(), unreachable())) {
                leaks.hear(each);
                leaks.hear(each.find(Samples.person()));
            }
            leaks.assertNone(canaries);
        }
    }

    private List<KnownPerson> found(PersonDetails person) {
        return finder().find(person).fold(Search.Found::people, later -> {
            throw new AssertionError("The far end could not be asked: " + later);
        });
    }

    private static PersonDetails person(
            @Nullable String nhsNumber,
            String given,
            String family,
            @Nullable LocalDate born,
            @Nullable String postcode) {
        return new PersonDetails(
                Optional.ofNullable(nhsNumber).flatMap(NhsNumber::parse),
                given,
                family,
                Optional.ofNullable(born),
                Optional.ofNullable(postcode),
                false);
    }
}
