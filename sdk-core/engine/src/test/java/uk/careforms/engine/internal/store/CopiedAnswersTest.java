package uk.careforms.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;

/** What is kept of a sending is what was checked, whether the database copies it or is given it. */
class CopiedAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final FormVersion FORM = new FormVersion("small-ask", 1);
    private static final Reference REFERENCE = Reference.of("SA", "2345678");
    private static final JsonObject ANSWERS = Json.createObjectBuilder()
            .add("person", Json.createObjectBuilder().add("name", "Zoë \"Zo\" O’Hara\n𝄞"))
            .add("help", Json.createArrayBuilder().add("meals").add("bathing"))
            .add("pets", false)
            .build();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void answers_of_which_nothing_is_hidden_are_kept_as_they_stand_in_the_draft(TestDatabase kind) {
        try (HikariDataSource pool = kind.migrated()) {
            Database database = new Database(pool);
            DraftTable.Row draft = draft(database);

            assertThat(accept(database, draft, draft.answers())).isTrue();

            assertThat(kept(database)).contains(ANSWERS);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void answers_that_are_hidden_are_not_kept(TestDatabase kind) {
        try (HikariDataSource pool = kind.migrated()) {
            Database database = new Database(pool);
            DraftTable.Row draft = draft(database);
            JsonObject visible =
                    Json.createObjectBuilder(ANSWERS).remove("pets").build();

            assertThat(accept(database, draft, new Answers(visible))).isTrue();

            assertThat(kept(database)).contains(visible);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothing_is_kept_when_a_save_was_faster(TestDatabase kind) {
        try (HikariDataSource pool = kind.migrated()) {
            Database database = new Database(pool);
            DraftTable.Row draft = draft(database);
            JsonObject others = Json.createObjectBuilder().add("pets", true).build();
            database.with(handle ->
                    DraftTable.save(handle, draft.hash(), draft.row(), filled(draft.hash(), new Answers(others))));

            assertThat(accept(database, draft, draft.answers())).isFalse();

            assertThat(kept(database)).isEmpty();
        }
    }

    private static DraftTable.Row draft(Database database) {
        database.inTransaction(handle -> {
            DraftTable.add(handle, "hash", filled("hash", new Answers(ANSWERS)));
            return true;
        });
        return database.alone(connection -> DraftTable.find(connection, "hash", NOW))
                .orElseThrow();
    }

    private static Draft filled(String id, Answers answers) {
        return new Draft(id, FORM, Channel.WEB, answers, "first", 1, NOW, NOW.plus(Duration.ofDays(1)));
    }

    private static boolean accept(Database database, DraftTable.Row draft, Answers answers) {
        Submission sent = new Submission(REFERENCE, FORM, Channel.WEB, answers, NOW);
        return database.with(handle -> SubmissionCommits.accept(
                handle,
                draft,
                NOW.plus(Duration.ofDays(1)),
                sent,
                Optional.empty(),
                new SubmissionCommits.Said(NOW, "submission.accepted", EventTable.PERSON, "{}")));
    }

    private static Optional<JsonObject> kept(Database database) {
        return database.with(handle -> SubmissionTable.find(handle, REFERENCE))
                .map(sent -> sent.answers().json());
    }
}
