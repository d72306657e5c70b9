package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.internal.files.TestFiles;
import uk.careforms.engine.internal.store.TestDatabase;

@ParameterizedClass
@EnumSource
class RefusedFilesTest extends ProofDesk {

    RefusedFilesTest(TestDatabase kind) {
        super(kind);
    }

    @Test
    void what_cannot_be_taken_is_refused_in_words_and_leaves_nothing_behind() {
        byte[] large = TestFiles.joined(LETTER, new byte[2 * 1024 * 1024]);
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(LETTER), new Endless());

        assertThat(refused("a.pdf", new byte[0]).code()).isEqualTo("file.empty");
        assertThat(refused("a.pdf", large).sentence()).isEqualTo("The selected file must be smaller than 2MB");
        assertThat(refused(add(endless, "a.pdf", OptionalLong.of(100))).code()).isEqualTo("file.too-large");
        assertThat(refused("a.pdf", TestFiles.latin1("<html>")).sentence())
                .isEqualTo("The selected file must be a PDF, JPG, PNG, HEIC, DOCX or ODT");
        assertThat(refused("a.svg", TestFiles.latin1("<svg/>")).code()).isEqualTo("file.type");
        assertThat(refused("a.docm", TestFiles.docm()).code()).isEqualTo("file.type");
        assertThat(refused("a.html", LETTER).code()).isEqualTo("file.name");
        assertThat(refused("a.png", TestFiles.png(60_000, 60_000)).code()).isEqualTo("file.pixels");
        assertThat(refused("a.png", TestFiles.joined(TestFiles.png(2, 2), TestFiles.docx()))
                        .code())
                .isEqualTo("file.unsafe");
        assertThat(refused(add(new ByteArrayInputStream(LETTER), "a.pdf", OptionalLong.of(9_999)))
                        .code())
                .isEqualTo("file.cut-short");
        assertThat(desk.count("cf_attachment")).isZero();
        assertThat(desk.files.ids()).isEmpty();
        assertThat(desk.drafts.find(draft.id())).contains(draft);
    }

    @Test
    void there_is_an_end_to_how_many_there_may_be() {
        for (int i = 0; i < 3; i++) {
            added("a.pdf", LETTER);
        }

        assertThat(refused("a.pdf", LETTER).sentence())
                .isEqualTo("You can only add up to 3 files. Remove one before you add another");
    }

    @Test
    void a_store_without_room_is_a_sentence_and_nothing_is_lost() {
        desk.files.full(true);

        Problem problem = refused("a.pdf", LETTER);

        assertThat(problem.code()).isEqualTo("file.not-kept");
        assertThat(problem.sentence()).isEqualTo("The selected file could not be uploaded – try again");
        assertThat(desk.drafts.find(draft.id())).contains(draft);
        desk.files.full(false);
        added("a.pdf", LETTER);
        desk.chores.runDue();
        assertThat(desk.count("cf_attachment")).isEqualTo(1);
    }

    @Test
    void many_at_once_are_all_kept_up_to_the_limit() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            Callable<Upload> one = () -> add(new ByteArrayInputStream(LETTER), "a.pdf", OptionalLong.empty());
            threads.invokeAll(List.of(one, one, one, one, one, one));
        } finally {
            threads.shutdownNow();
        }
        desk.chores.runDue();

        assertThat(desk.attachments.list(draft.id())).hasSize(3);
        assertThat(files()).hasSize(3);
        assertThat(desk.files.ids()).hasSize(3);
        assertThat(desk.count("cf_attachment")).isEqualTo(3);
    }

    @Test
    void nobody_removes_or_sends_the_file_of_another_draft() {
        UUID id = added("a.pdf", LETTER).file().file().id();
        Draft other = desk.drafts.start("show-proof", Channel.WEB);
        JsonObject stolen = Json.createObjectBuilder()
                .add("name", "Eve Invented")
                .add("more", false)
                .add("proofs", files())
                .build();

        Saved saved = desk.drafts.save(other.id(), 1, stolen, Optional.empty());

        assertThat(desk.attachments.remove(other.id(), id)).isEmpty();
        assertThat(saved).isInstanceOfSatisfying(Saved.Stored.class, stored -> {
            assertThat(stored.problems()).extracting(Problem::code).containsExactly("file.not-added");
            assertThat(stored.draft().answers().json()).doesNotContainKey("proofs");
        });
    }

    @Test
    void saving_answers_never_changes_which_files_there_are() {
        added("a.pdf", LETTER);
        Draft now = desk.drafts.find(draft.id()).orElseThrow();

        Saved saved = desk.drafts.save(
                now.id(),
                now.row(),
                Json.createObjectBuilder().add("name", "Ada").addNull("proofs").build(),
                Optional.empty());

        assertThat(saved).isInstanceOfSatisfying(Saved.Stored.class, stored -> assertThat(
                        stored.draft().answers().json())
                .containsKey("proofs"));
    }

    @Test
    void nothing_is_added_to_a_form_that_was_sent() {
        desk.submit(draft);

        assertThat(add(new ByteArrayInputStream(LETTER), "a.pdf", OptionalLong.empty()))
                .isInstanceOf(Upload.Closed.class);
        assertThat(desk.attachments.add("no such draft", "/proofs", "a.pdf", new Endless(), OptionalLong.empty()))
                .isInstanceOf(Upload.Closed.class);
    }

    @Test
    void a_question_that_takes_no_files_is_a_mistake_of_the_program() {
        assertThatThrownBy(
                        () -> desk.attachments.add(draft.id(), "/name", "a.pdf", new Endless(), OptionalLong.empty()))
                .isInstanceOf(CareFormsException.class);
    }
}
