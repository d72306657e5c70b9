package uk.careforms.engine.internal.steps;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.PersonMatch;
import uk.careforms.api.model.PersonMatch.Candidate;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.form.FormAbout.PersonPointers;
import uk.careforms.engine.internal.cases.MatchLadder;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.MatchTable;

/** Looks for the person in a case system; software links only what the first rung of the ladder allows. */
final class MatchStep {

    private MatchStep() {}

    static Result run(OneStep one) {
        String name = one.field("finder");
        PersonFinder finder = one.bench().finders().get(name);
        if (finder == null) {
            return new Result.Park("Finder '" + name + "' is not installed");
        }
        PersonDetails person = person(
                one.submission().answers(), one.form().definition().about().person());
        if (!canBeLookedFor(person)) {
            return keep(one, name, new PersonMatch.None());
        }
        return one.bench()
                .remotes()
                .through(
                        name,
                        () -> PlugIn.call(
                                "Finder '" + name + "'",
                                () -> finder.find(person),
                                search -> search.fold(
                                        found -> keep(one, name, MatchLadder.climb(person, found.people())),
                                        later -> new Result.TryLater(later.after(), later.reason()))));
    }

    private static Result keep(OneStep one, String finder, PersonMatch match) {
        MatchTable.Row row = match.fold(
                link -> row(
                        one,
                        finder,
                        "LINKED",
                        List.of(link.candidate()),
                        Optional.of(link.candidate().person())),
                several -> row(one, finder, "REVIEW", several.candidates(), Optional.empty()),
                none -> row(one, finder, "NEW", List.of(), Optional.empty()));
        MatchTable.put(one.handle(), one.reference(), row);
        String word = row.state().toLowerCase(Locale.ROOT);
        one.event(
                "person." + word,
                JsonText.fact("finder", finder)
                        .add("candidates", row.candidates().size())
                        .build());
        return new Result.Done(Map.of("match", word));
    }

    private static MatchTable.Row row(
            OneStep one, String finder, String state, List<Candidate> candidates, Optional<CaseReference> person) {
        boolean decided = !state.equals("REVIEW");
        Optional<Instant> at = decided ? Optional.of(one.now()) : Optional.empty();
        return new MatchTable.Row(
                one.step().id(),
                finder,
                state,
                candidates,
                person,
                decided ? Optional.of(EventTable.SYSTEM) : Optional.empty(),
                at,
                "");
    }

    private static PersonDetails person(Answers answers, PersonPointers at) {
        return new PersonDetails(
                at.nhsNumber().flatMap(answers::text).flatMap(NhsNumber::parse),
                at.givenName().flatMap(answers::text).orElse(""),
                at.familyName().flatMap(answers::text).orElse(""),
                at.dateOfBirth().flatMap(answers::text).flatMap(MatchStep::date),
                at.postcode().flatMap(answers::text),
                false);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return Optional.empty(); // a form may let people say that they do not know it
        }
    }

    private static boolean canBeLookedFor(PersonDetails person) {
        return person.nhsNumber().isPresent()
                || (person.dateOfBirth().isPresent() && !person.familyName().isBlank())
                || (person.postcode().isPresent() && !person.givenName().isBlank());
    }
}
