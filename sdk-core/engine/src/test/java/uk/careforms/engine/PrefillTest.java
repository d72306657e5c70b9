package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.Prefill;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.PrefillQuestion;
import uk.careforms.api.spi.PrefillSource;
import uk.careforms.engine.internal.prefill.PrefillAsker;
import uk.careforms.engine.internal.steps.Remotes;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryPrefill;
import uk.careforms.testkit.Leaks;
import uk.careforms.testkit.Samples;

/** What a draft looks like after a source of prefill was asked, whatever came of that. */
@ParameterizedClass
@EnumSource
class PrefillTest {

    private static final PersonDetails SHE = Samples.person();

    private final TestDesk desk;
    private final InMemoryPrefill gp = new InMemoryPrefill("your GP's record");

    PrefillTest(TestDatabase kind) {
        desk = new TestDesk(kind);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void what_is_known_is_there_when_the_form_begins_and_says_where_it_came_from() {
        gp.know(SHE, person("firstName", "Philippa-Canary", "lastName", "O'Sparrow", "dateOfBirth", "1941-03-27"));

        Prefilled begun = start(gp);

        assertThat(begun.answer().sentence()).contains("Check them, and change what is wrong.");
        assertThat(begun.draft().answers().json())
                .isEqualTo(
                        person("firstName", "Philippa-Canary", "lastName", "O'Sparrow", "dateOfBirth", "1941-03-27"));
        assertThat(desk.drafts.find(begun.draft().id())).contains(begun.draft());
        assertThat(prefills(gp).origins(begun.draft()))
                .containsExactly(
                        origin("/person/firstName"), origin("/person/lastName"), origin("/person/dateOfBirth"));
    }

    @Test
    void only_good_answers_to_questions_that_apply_are_taken() {
        JsonObject odd = Json.createObjectBuilder(person(
                        "firstName", "Philippa\u0000", "email", "no address", "shoeSize", "5", "postcode", "ze1 0ax"))
                .add("area", "moon")
                .add("why", "Only asked in the south")
                .add("story", 7)
                .build();
        gp.know(SHE, odd);

        Prefilled begun = start(gp);

        assertThat(begun.draft().answers().json()).isEqualTo(person("postcode", "ZE1 0AX"));
        assertThat(prefills(gp).origins(begun.draft())).containsExactly(origin("/person/postcode"));
    }

    @Test
    void what_was_typed_stays_and_what_is_changed_has_no_origin_any_more() {
        gp.know(SHE, person("firstName", "Philippa-Canary", "lastName", "O'Sparrow"));
        Draft draft = saved(desk.drafts.start("ask-help", Channel.WEB), person("firstName", "Pip"));

        Prefilled filled = prefills(gp).fill(draft.id(), "gp", SHE).orElseThrow();

        assertThat(filled.draft().answers().json()).isEqualTo(person("firstName", "Pip", "lastName", "O'Sparrow"));
        assertThat(prefills(gp).origins(filled.draft())).containsExactly(origin("/person/lastName"));
        Draft changed = saved(filled.draft(), person("lastName", "Sparrow"));
        assertThat(prefills(gp).origins(changed)).isEmpty();
    }

    @Test
    void what_is_typed_while_the_source_is_asked_stays_too() {
        Draft draft = desk.drafts.start("ask-help", Channel.WEB);
        PrefillSource slow = source(question -> {
            saved(draft, person("firstName", "Pip"));
            return new Prefill.Found(person("firstName", "Philippa-Canary", "lastName", "O'Sparrow"), Map.of());
        });

        Prefilled filled = prefills(slow).fill(draft.id(), "gp", SHE).orElseThrow();

        assertThat(filled.draft().answers().json()).isEqualTo(person("firstName", "Pip", "lastName", "O'Sparrow"));
    }

    @Test
    void a_source_is_asked_for_no_more_than_the_form_still_wants_to_know() {
        Draft draft = saved(desk.drafts.start("ask-help", Channel.WEB), person("firstName", "Pip"));
        PrefillSource curious = source(question -> {
            assertThat(question.wanted()).contains("/person/lastName").doesNotContain("/person/firstName");
            return new Prefill.NotFound();
        });

        assertThat(prefills(curious).fill(draft.id(), "gp", SHE).orElseThrow().answer())
                .isEqualTo(new Prefill.NotFound());
    }

    @Test
    void nobody_two_a_withheld_one_and_a_source_that_is_down_leave_the_form_empty_and_say_so() {
        assertThat(empty(gp)).isEqualTo(new Prefill.NotFound());
        gp.down();
        assertThat(empty(gp)).isInstanceOf(Prefill.Unavailable.class);
        gp.up();
        gp.know(SHE, person("firstName", "Philippa-Canary"));
        gp.know(SHE, person("firstName", "Philippa-Canary"));
        assertThat(empty(gp)).isEqualTo(new Prefill.Ambiguous());
        assertThat(empty(source(question -> new Prefill.Withheld()))).isEqualTo(new Prefill.Withheld());
    }

    @Test
    void a_source_that_throws_is_a_source_that_is_down_and_its_words_are_not_logged() {
        PrefillSource bad = source(question -> {
            throw new IllegalStateException("Cannot parse Philippa-Canary");
        });
        try (Leaks leaks = new Leaks()) {
            leaks.hear(empty(bad));
            leaks.assertHeard("threw java.lang.IllegalStateException");
            leaks.assertNone(Samples.CANARIES);
        }
    }

    @Test
    void twenty_forms_begin_in_time_beside_a_source_that_never_answers() {
        gp.fallSilent();
        PrefillAsker asker = new PrefillAsker(Map.of("gp", gp), new Remotes(desk.clock), PrefillAsker.PATIENCE);
        Prefills prefills = prefills(asker);
        start(gp()); // the first form ever waits for class loading, which is not what is measured

        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            Prefilled prefilled = prefills.start("ask-help", Channel.WEB, "gp", SHE);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(took).as("form " + i).isLessThan(Duration.ofSeconds(3));
            assertThat(prefilled.answer()).isInstanceOf(Prefill.Unavailable.class);
            assertThat(prefilled.draft().answers().json()).isEmpty();
        }

        assertThat(gp.asked()).as("then its circuit is open").isEqualTo(5);
        gp.speak();
        desk.clock.advance(Duration.ofMinutes(10));
        Prefill answer = prefills.start("ask-help", Channel.WEB, "gp", SHE).answer();
        for (int i = 0; i < 1_000 && answer instanceof Prefill.Unavailable; i++) { // those who were held come out first
            answer = prefills.start("ask-help", Channel.WEB, "gp", SHE).answer();
        }
        assertThat(answer).isEqualTo(new Prefill.NotFound());
    }

    @Test
    void a_draft_takes_its_origins_with_it_when_it_expires() {
        gp.know(SHE, person("firstName", "Philippa-Canary"));
        start(gp);
        assertThat(desk.count("cf_prefill")).isOne();

        desk.clock.advance(Duration.ofDays(60));
        desk.housekeeping.runDue();

        assertThat(desk.count("cf_prefill")).isZero();
    }

    @Test
    void a_source_that_is_not_installed_and_a_draft_that_is_not_there_are_told_apart() {
        Prefills prefills = prefills(gp);

        assertThatThrownBy(() -> prefills.start("ask-help", Channel.WEB, "nhs", SHE))
                .isInstanceOf(CareFormsException.class)
                .hasMessage("Prefill source 'nhs' is not installed; installed: [gp]");
        assertThat(desk.count("cf_draft")).isZero();
        assertThat(prefills.fill("no-such-draft", "gp", SHE)).isEmpty();
        assertThat(prefills.sources()).isEqualTo(Set.of("gp"));
    }

    private InMemoryPrefill gp() {
        return new InMemoryPrefill("your GP's record");
    }

    private Prefilled start(PrefillSource source) {
        return prefills(source).start("ask-help", Channel.WEB, "gp", SHE);
    }

    private Prefill empty(PrefillSource source) {
        Prefilled begun = start(source);
        assertThat(begun.draft().answers().json()).isEmpty();
        assertThat(begun.answer().sentence()).contains("Answer the questions yourself.");
        return begun.answer();
    }

    private Prefills prefills(PrefillSource source) {
        return prefills(new PrefillAsker(Map.of("gp", source), new Remotes(desk.clock), PrefillAsker.PATIENCE));
    }

    private Prefills prefills(PrefillAsker asker) {
        return new Prefills(desk.database, desk.clock, desk.forms, desk.drafts, asker);
    }

    private Draft saved(Draft draft, JsonObject patch) {
        return ((Saved.Stored) desk.drafts.save(draft.id(), draft.row(), patch, Optional.empty())).draft();
    }

    private Origin origin(String pointer) {
        return new Origin(pointer, "gp", "your GP's record", desk.clock.instant());
    }

    private static JsonObject person(String... namesAndValues) {
        var person = Json.createObjectBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            person.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Json.createObjectBuilder().add("person", person).build();
    }

    private static PrefillSource source(Function<PrefillQuestion, Prefill> find) {
        return new PrefillSource() {
            @Override
            public Prefill find(PrefillQuestion question) {
                return find.apply(question);
            }

            @Override
            public List<SetupProblem> check() {
                return List.of();
            }
        };
    }
}
