package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.engine.Resume;
import uk.careforms.testkit.Samples;

/** A form that was begun for somebody with what their GP knows, and that they go on with in a browser. */
class PrefilledTest {

    private RunningPages pages;

    @BeforeEach
    void open() {
        pages = RunningPages.start();
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void the_page_and_the_api_say_what_nobody_typed_and_where_it_came_from_until_it_is_changed() {
        JsonObject values = Json.createObjectBuilder()
                .add("about", Json.createObjectBuilder().add("who", "self"))
                .add(
                        "person",
                        Json.createObjectBuilder().add("firstName", "Ada").add("lastName", "O'Sample"))
                .build();
        PersonDetails she = Samples.person();
        pages.gp.know(she, values);
        Draft draft = pages.forms
                .prefill()
                .start("every-widget", Channel.GP, "gp", she)
                .draft();
        Caller api = pages.caller("");
        assertThat(api.get("/drafts/" + draft.id())
                        .json()
                        .getJsonArray("origins")
                        .getValuesAs(JsonObject.class))
                .extracting(origin -> origin.getString("pointer") + " from " + origin.getString("from"))
                .contains("/person/firstName from your GP's record", "/person/lastName from your GP's record");

        Resume resume = pages.forms.drafts().resume(draft.id()).orElseThrow();
        Visitor visitor = pages.visitor();
        visitor.press(
                visitor.get(resume.link().substring(resume.link().indexOf("/return/"))), Map.of("code", resume.code()));
        Answer name = visitor.get("/forms/every-widget/pages/name");
        assertThat(name.standing("person-firstName")).isEqualTo("Ada");
        assertThat(name.text(".govuk-inset-text"))
                .contains("We have filled in these answers for you")
                .contains("(from your GP's record)");

        visitor.press(name, Map.of("person-firstName", "Adele", "person-lastName", "Sample"));

        Answer again = visitor.get("/forms/every-widget/pages/name");
        assertThat(again.standing("person-firstName")).isEqualTo("Adele");
        assertThat(again.text("main")).doesNotContain("your GP's record");
    }

    @Test
    void the_set_up_check_asks_the_source_too() {
        assertThat(pages.forms.check()).isEmpty();
        pages.gp.down();

        assertThat(pages.forms.check()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("could not be reached"));
    }
}
