package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.FormVersion;

/** What people and operators see of another version of a form than the one they began with. */
class NextVersionTest {

    private RunningPages pages;
    private Visitor olu;

    @BeforeEach
    void open() {
        pages = RunningPages.start();
        olu = pages.signedIn("olu@testshire", "operator");
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void a_question_that_has_changed_says_so_and_nothing_is_sent_before_it_is_answered_again() throws SQLException {
        Visitor person = pages.visitor();
        Answer check = Journey.toCheck(person);
        run("update cf_draft set ask_again = '/person/firstName'");

        Answer refused = person.press(check, Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsExactly("This question has changed; answer it again");

        Answer name = person.get("/forms/every-widget/pages/name");
        assertThat(name.status()).isEqualTo(200);
        assertThat(name.errors()).containsExactly("This question has changed; answer it again");
        assertThat(name.page().select("#person-firstName").val()).isEqualTo("Ada");

        person.press(name, Map.of("person-firstName", "Ada"));
        assertThat(person.press(person.get("/forms/every-widget/check"), Map.of())
                        .path())
                .isEqualTo("/forms/every-widget/sent");
    }

    @Test
    void an_operator_reads_what_another_mapping_changes_and_sends_with_it() throws SQLException {
        pages.crm.answerNext(new Delivery.Refused("column-too-long", "The case system says a column is too long"));
        String reference = Journey.send(pages.visitor(), Map.of());
        pages.forms.runDue();
        nextVersionIsKept();

        Answer delivery = olu.get(olu.get("/operator/deliveries?state=parked").link(reference));
        Answer correction = olu.get(delivery.link("Version 2"));
        assertThat(correction.text("main"))
                .contains("Send with the mapping of version 2", "case (incidents): title", "Changed")
                .contains("text Ask {{reference}}", "text Care {{reference}}", "was tried 1 times")
                .doesNotContain("O'Sample");
        Answer without = olu.pressIn(correction, "/correct/2", Map.of());
        assertThat(without.errors()).containsExactly("Enter what was wrong with the mapping");
        Answer sent = olu.pressIn(without, "/correct/2", Map.of("note", "The title was too long"));
        pages.forms.runDue();

        assertThat(olu.get(sent.path()).text("main")).contains("Delivered", "Of version 2, chosen by an operator");
        assertThat(pages.crm.rows("incidents").get(0).text("title")).startsWith("Care ");
        assertThat(olu.get("/operator/deliveries").text("main"))
                .contains("A delivery was sent with another mapping", "The title was too long", "olu@testshire");
        assertThat(olu.pressIn(correction, "/correct/2", Map.of("note", "again"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_program_does_the_same() throws SQLException {
        pages.crm.answerNext(new Delivery.Refused("column-too-long", "The case system says a column is too long"));
        Journey.send(pages.visitor(), Map.of());
        pages.forms.runDue();
        nextVersionIsKept();
        Caller operator = pages.caller("olu@testshire", "operator");
        String id = operator.get("/deliveries?state=parked")
                .json()
                .getJsonArray("deliveries")
                .getJsonObject(0)
                .getString("id");

        assertThat(operator.get("/deliveries/" + id + "/mappings").text()).contains("\"version\":2", "\"changed\"");
        String path = "/deliveries/" + id + "/correct";
        assertThat(operator.post(path, "{\"mappingVersion\": 2}").status()).isEqualTo(422);
        assertThat(operator.post(path, "{\"mappingVersion\": 7, \"note\": \"x\"}")
                        .status())
                .isEqualTo(422);
        Caller.Said said = operator.post(path, "{\"mappingVersion\": 2, \"note\": \"The title was too long\"}");
        pages.forms.runDue();

        assertThat(said.json().getInt("mappingVersion")).isEqualTo(2);
        assertThat(operator.post(path, "{\"mappingVersion\": 2, \"note\": \"x\"}")
                        .status())
                .isEqualTo(409);
        assertThat(operator.get("/deliveries/audit").text())
                .contains("delivery.corrected", "olu@testshire", "The title was too long");
        assertThat(operator.get("/deliveries/late").json().getJsonArray("deliveries"))
                .isEmpty();
        assertThat(pages.caller("").get("/health/ready").json().getJsonArray("checks"))
                .hasSizeGreaterThan(5);
    }

    /** As after a start with the next version, which then was withdrawn again. */
    private void nextVersionIsKept() throws SQLException {
        run("insert into cf_form select form, 2, schema_hash, content_hash, replace(replace(files,"
                + " '\\\"version\\\": 1', '\\\"version\\\": 2'), 'Ask {{reference}}', 'Care {{reference}}'), first_seen,"
                + " last_seen from cf_form");
        assertThat(pages.forms.form(new FormVersion("every-widget", 2)).title()).isNotEmpty();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = pages.database.source().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
