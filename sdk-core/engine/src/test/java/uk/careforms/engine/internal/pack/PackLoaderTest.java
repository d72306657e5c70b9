package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.spi.ProcessSource.VariableType;
import uk.careforms.engine.form.CaseOutcome;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.TaskKind;
import uk.careforms.engine.form.Widget;

class PackLoaderTest {

    private final FormDefinition form = SmallAsk.pack().definition();

    @Test
    void a_good_pack_is_read_whole() {
        assertThat(form.formVersion()).isEqualTo(new FormVersion("small-ask", 3));
        assertThat(form.pages())
                .extracting(Page::id)
                .startsWith("danger", "who", "relation", "name")
                .endsWith("confirm");
        assertThat(form.about().retention().draftDays()).isEqualTo(14);
        assertThat(form.about().person().postcode()).contains("/person/address/postcode");
        assertThat(form.tasks())
                .containsEntry(
                        "accept",
                        new TaskKind(
                                "Accept",
                                Map.of("advice", "Give advice", "assessment", "Assess"),
                                TaskKind.Note.OPTIONAL));
        assertThat(form.outcomes().values()).extracting(CaseOutcome::title).containsExactly("Advice", "Assessment");
        assertThat(form.contentHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void the_councils_own_texts_stand_in_titles_contents_and_what_happens_next() {
        assertThat(form.title()).isEqualTo("Ask Testshire for something small");
        assertThat(form.about().whatHappensNext()).isEqualTo("We read it. Phone 01632 960 001 if it cannot wait.");
        assertThat(form.pages().get(0).content().get(1).label()).isEqualTo("Or Testshire Council");
    }

    @Test
    void words_beside_a_reference_go_before_those_of_the_shared_part() {
        assertThat(form.question("/person/nhsKnown").orElseThrow().words().title())
                .isEqualTo("Do you know your NHS number?");
    }

    @Test
    void each_answer_brings_the_widget_that_fits_it() {
        assertThat(widget("/about/who")).isEqualTo(Widget.RADIOS);
        assertThat(widget("/needs/areas")).isEqualTo(Widget.CHECKBOXES);
        assertThat(widget("/person/dateOfBirth")).isEqualTo(Widget.DATE);
        assertThat(widget("/needs/story")).isEqualTo(Widget.TEXTAREA);
        assertThat(widget("/person/email")).isEqualTo(Widget.TEXT);
        assertThat(widget("/confirmed")).isEqualTo(Widget.CHECKBOXES);
        assertThat(widget("/text")).isEqualTo(Widget.RADIOS);
        assertThat(widget("/household")).isEqualTo(Widget.ITEMS);
    }

    private Widget widget(String pointer) {
        return form.question(pointer).orElseThrow().widget();
    }

    @Test
    void the_process_may_read_what_is_declared_and_what_its_own_steps_and_tasks_set() {
        assertThat(SmallAsk.pack().process().orElseThrow().variables())
                .containsEntry("team", VariableType.TEXT)
                .containsEntry("undecided", VariableType.BOOLEAN)
                .containsEntry("acceptDue", VariableType.INSTANT)
                .containsEntry("acceptHalf", VariableType.INSTANT)
                .containsEntry("acceptFourFifths", VariableType.INSTANT)
                .containsEntry("match", VariableType.TEXT)
                .containsEntry("acceptOutcome", VariableType.TEXT)
                .containsEntry("closed", VariableType.TEXT);
    }

    @Test
    void a_pack_says_which_finders_and_connectors_it_needs() {
        assertThat(SmallAsk.pack().finders()).containsExactly("crm");
        assertThat(SmallAsk.pack().mappings()).containsOnlyKeys("crm");
    }

    @Test
    void the_council_is_read_with_its_teams_and_hours() {
        Council council = SmallAsk.load(new TreeMap<>(SmallAsk.source().files()))
                .council()
                .orElseThrow();

        assertThat(council.name()).isEqualTo("Testshire Council");
        assertThat(council.team("duty").orElseThrow().hours()).hasSize(5);
        assertThat(council.team("north").orElseThrow().mode()).isEqualTo(Council.Mode.NEXT_WORKING_DAY);
        assertThat(council.localities()).containsEntry("ZZ99", "north");
        assertThat(council.directory()).extracting(Council.Place::name).containsExactly("Lunch club");
    }

    @Test
    void a_councils_folder_replaces_files_and_patches_the_form() {
        PackSource over = PackSource.of(
                Map.of(
                        "small-ask/form.overlay.json", "{\"title\": \"Ask us\", \"quickExit\": null}",
                        "small-ask/letters/thanks-text.mustache", "Ours: {{reference}}"),
                List.of());

        FormPack pack = SmallAsk.one(SmallAsk.load(SmallAsk.source().overlaidBy(over)));

        assertThat(pack.definition().title()).isEqualTo("Ask us");
        assertThat(pack.definition().about().quickExit()).isFalse();
        assertThat(pack.definition().contentHash()).isNotEqualTo(form.contentHash());
    }

    @Test
    void an_overlay_cannot_turn_a_form_into_another_one() {
        PackSource over = PackSource.of(Map.of("small-ask/form.overlay.json", "{\"version\": 4}"), List.of());

        assertThat(SmallAsk.load(SmallAsk.source().overlaidBy(over)).problems())
                .extracting(Object::toString)
                .containsExactly(
                        "small-ask/form.overlay.json /version: An overlay cannot change 'version'; make a form of"
                                + " your own instead");
    }

    @Test
    void samples_and_readme_do_not_change_what_the_form_is() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        files.put("small-ask/README.md", "Other words");
        files.remove("small-ask/samples/needs-help.json");

        assertThat(SmallAsk.one(SmallAsk.load(files)).definition().contentHash())
                .isEqualTo(form.contentHash());
    }
}
