package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.internal.store.TestDatabase;

@ParameterizedClass
@EnumSource
class DraftsTest {

    private final TestDesk desk;

    DraftsTest(TestDatabase kind) {
        desk = new TestDesk(kind);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_draft_is_found_by_its_token_and_the_token_is_nowhere_in_the_database() {
        Draft draft = desk.drafts.start("ask-help", Channel.WEB);

        assertThat(desk.drafts.find(draft.id())).contains(draft);
        assertThat(draft.page()).isEqualTo("name");
        assertThat(draft.id()).hasSize(27);
        assertThat(everything()).noneMatch(text -> text.contains(draft.id()));
    }

    @Test
    void a_form_that_is_not_installed_is_a_mistake_of_the_program() {
        assertThatThrownBy(() -> desk.drafts.start("ask-hlep", Channel.WEB))
                .isInstanceOf(CareFormsException.class)
                .hasMessage("Form 'ask-hlep' is not installed; installed: [ask-help]");
    }

    @Test
    void answers_are_saved_in_their_normal_form_with_what_is_still_wrong() {
        Draft draft = desk.drafts.start("ask-help", Channel.WEB);

        Saved saved = save(draft, person("nhsNumber", "999 000 0018"), Optional.of("birth"));

        assertThat(saved).isInstanceOfSatisfying(Saved.Stored.class, stored -> {
            assertThat(stored.draft().answers().text("/person/nhsNumber")).contains("9990000018");
            assertThat(stored.draft().page()).isEqualTo("birth");
            assertThat(stored.draft().row()).isEqualTo(2);
            assertThat(stored.problems()).extracting(Problem::pointer).contains("/person/firstName", "/area");
        });
    }

    @Test
    void a_null_takes_an_answer_away_and_leaves_the_others() {
        Draft draft = desk.filledIn();

        save(
                draft,
                Json.createObjectBuilder()
                        .add("person", Json.createObjectBuilder().addNull("email"))
                        .build());

        Draft now = desk.drafts.find(draft.id()).orElseThrow();
        assertThat(now.answers().text("/person/email")).isEmpty();
        assertThat(now.answers().text("/person/firstName")).isPresent();
    }

    @Test
    void two_tabs_do_not_overwrite_each_other() {
        Draft draft = desk.filledIn();
        save(draft, person("firstName", "From the first tab"));

        Saved second = save(draft, person("firstName", "From the second tab"));

        assertThat(second).isInstanceOfSatisfying(Saved.Stale.class, stale -> assertThat(
                        stale.draft().answers().text("/person/firstName"))
                .contains("From the first tab"));
    }

    @Test
    void what_no_database_can_hold_is_left_out_and_said_so() {
        Draft draft = desk.filledIn();
        JsonObject patch = Json.createObjectBuilder()
                .add("story", "a\0b")
                .add(
                        "person",
                        Json.createObjectBuilder()
                                .add("firstName", "half \uD83D")
                                .add("lastName", "Whole \uD83D\uDE00"))
                .build();

        Saved saved = save(draft, patch);

        assertThat(saved).isInstanceOfSatisfying(Saved.Stored.class, stored -> {
            assertThat(stored.problems()).extracting(Problem::pointer).contains("/story", "/person/firstName");
            assertThat(stored.draft().answers().text("/story")).contains("Cannot wash without her neighbour");
            assertThat(desk.drafts.find(draft.id()).orElseThrow().answers().text("/person/lastName"))
                    .contains("Whole \uD83D\uDE00");
        });
    }

    @Test
    void answers_beyond_256_kib_change_nothing() {
        Draft draft = desk.filledIn();

        Saved saved = save(
                draft,
                Json.createObjectBuilder().add("story", "x".repeat(300_000)).build());

        assertThat(saved).isInstanceOfSatisfying(Saved.Stored.class, stored -> {
            assertThat(stored.problems()).extracting(Problem::code).containsExactly("answers.too-large");
            assertThat(stored.draft().row()).isEqualTo(draft.row());
        });
    }

    @Test
    void what_people_really_type_comes_back_as_it_was_typed() {
        String awkward =
                "O'Neil \"quoted\" \\ / ${7*191} <script> {{x}} \u0645\u0631\u062D\u0628\u0627 \uD83D\uDC4D\uD83C\uDFFD";
        Draft draft = desk.filledIn();

        save(draft, Json.createObjectBuilder().add("story", awkward).build());

        assertThat(desk.drafts.find(draft.id()).orElseThrow().answers().text("/story"))
                .contains(awkward);
    }

    @Test
    void each_save_moves_the_expiry_on_and_an_expired_draft_is_gone_and_deleted() {
        Draft draft = desk.filledIn();
        desk.clock.advance(Duration.ofDays(13));
        save(draft, person("firstName", "Still here"));
        desk.clock.advance(Duration.ofDays(13));
        assertThat(desk.drafts.find(draft.id())).isPresent();

        desk.clock.advance(Duration.ofDays(1));

        assertThat(desk.drafts.find(draft.id())).isEmpty();
        assertThat(save(draft, person("firstName", "Too late"))).isInstanceOf(Saved.Gone.class);
        desk.housekeeping.runDue();
        assertThat(desk.count("cf_draft")).isZero();
    }

    @Test
    void a_hidden_answer_stays_in_the_draft_and_is_not_in_what_would_be_sent() {
        Draft draft = desk.filledIn();
        save(
                draft,
                Json.createObjectBuilder().add("why", "hidden for the north").build());
        Draft now = desk.drafts.find(draft.id()).orElseThrow();

        Checked checked = desk.drafts.check(now);

        assertThat(now.answers().text("/why")).isPresent();
        assertThat(checked).isInstanceOfSatisfying(Checked.Valid.class, valid -> assertThat(
                        valid.answers().text("/why"))
                .isEmpty());
    }

    @Test
    void a_form_that_was_sent_cannot_be_saved_again() {
        Draft draft = desk.filledIn();
        desk.submit(draft);

        assertThat(save(draft, person("firstName", "Too late"))).isInstanceOf(Saved.AlreadySubmitted.class);
        assertThat(desk.drafts.find(draft.id())).isPresent();
        desk.clock.advance(Duration.ofDays(1));
        assertThat(desk.drafts.find(draft.id())).isEmpty();
        assertThat(desk.submissions.receipt(draft.id())).isPresent();
        assertThat(save(draft, person("firstName", "Later still"))).isInstanceOf(Saved.AlreadySubmitted.class);
    }

    @Test
    void nobody_makes_up_pages() {
        Draft draft = desk.filledIn();

        assertThatThrownBy(() -> save(draft, JsonValue.EMPTY_JSON_OBJECT, Optional.of("../x")))
                .isInstanceOf(CareFormsException.class);
    }

    private Saved save(Draft draft, JsonObject patch) {
        return save(draft, patch, Optional.empty());
    }

    private Saved save(Draft draft, JsonObject patch, Optional<String> page) {
        return desk.drafts.save(draft.id(), draft.row(), patch, page);
    }

    private static JsonObject person(String key, String value) {
        return Json.createObjectBuilder()
                .add("person", Json.createObjectBuilder().add(key, value))
                .build();
    }

    private List<String> everything() {
        return desk.database.with(
                handle -> handle.createQuery("select token_hash from cf_draft union all select subject from cf_event"
                                + " union all select detail from cf_event union all select answers from cf_draft")
                        .mapTo(String.class)
                        .list());
    }
}
