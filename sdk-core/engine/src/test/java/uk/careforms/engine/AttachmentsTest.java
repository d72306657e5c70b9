package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Sent;
import uk.careforms.engine.internal.files.TestFiles;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.Eicar;

@ParameterizedClass
@EnumSource
class AttachmentsTest {

    private static final byte[] LETTER = TestFiles.pdf("Dear council");

    private final TestDesk desk;
    private final Draft draft;

    AttachmentsTest(TestDatabase kind) {
        desk = TestDesk.forProofs(kind);
        Draft fresh = desk.drafts.start("show-proof", Channel.WEB);
        JsonObject answers = Json.createObjectBuilder()
                .add("name", "Ada Invented")
                .add("more", false)
                .build();
        draft = ((Saved.Stored) desk.drafts.save(fresh.id(), 1, answers, Optional.empty())).draft();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_file_that_was_added_is_in_the_answers_in_the_store_and_not_scanned() {
        Upload.Added added = added("C:\\fakepath\\My letter.PDF", LETTER);

        assertThat(added.file().state()).isEqualTo(AttachmentRecord.State.NOT_SCANNED);
        assertThat(added.file().file().name()).isEqualTo("My letter.pdf");
        assertThat(added.file().file().mediaType()).isEqualTo("application/pdf");
        assertThat(desk.files.ids()).containsExactly(added.file().file().id());
        assertThat(desk.drafts.problems(added.draft())).isEmpty();
        JsonObject answer =
                added.draft().answers().json().getJsonArray("proofs").getJsonObject(0);
        assertThat(answer.getString("name")).isEqualTo("My letter.pdf");
        assertThat(answer.getInt("size")).isEqualTo(LETTER.length);
        assertThat(desk.drafts.find(draft.id())).contains(added.draft());
        assertThat(added.draft().row()).isEqualTo(draft.row() + 1);
    }

    @Test
    void a_scan_makes_it_clean_and_the_test_file_infected_and_gone() {
        UUID good = added("a.pdf", LETTER).file().file().id();
        UUID bad = added("b.pdf", TestFiles.pdf(Eicar.text())).file().file().id();

        desk.chores.runDue();

        assertThat(desk.attachments.list(draft.id()))
                .extracting(AttachmentRecord::state)
                .containsExactly(AttachmentRecord.State.CLEAN, AttachmentRecord.State.INFECTED);
        assertThat(desk.files.ids()).containsExactly(good).doesNotContain(bad);
        assertThat(desk.chores.runDue()).as("nothing is left to do").isZero();
    }

    @Test
    void a_scanner_that_is_down_never_makes_a_file_clean_and_is_asked_less_and_less() {
        desk.scanner.down(true);
        added("a.pdf", LETTER);

        desk.chores.runDue();
        int first = desk.scanner.asked();
        for (int minute = 0; minute < 24 * 60; minute++) {
            desk.clock.advance(Duration.ofMinutes(1));
            desk.chores.runDue();
        }

        assertThat(first).isEqualTo(1);
        assertThat(desk.scanner.asked()).isBetween(24, 32);
        assertThat(desk.attachments.list(draft.id())).singleElement().satisfies(file -> {
            assertThat(file.state()).isEqualTo(AttachmentRecord.State.NOT_SCANNED);
            assertThat(file.note()).isEqualTo("The scanner does not answer");
        });
        desk.scanner.down(false);
        desk.clock.advance(Duration.ofHours(1));
        desk.chores.runDue();
        assertThat(desk.attachments.list(draft.id()).get(0).state()).isEqualTo(AttachmentRecord.State.CLEAN);
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
    void a_file_that_is_removed_is_gone_from_answers_and_store() {
        UUID id = added("a.pdf", LETTER).file().file().id();

        Optional<Draft> left = desk.attachments.remove(draft.id(), id);
        desk.chores.runDue();

        assertThat(left)
                .hasValueSatisfying(now -> assertThat(now.answers().json()).doesNotContainKey("proofs"));
        assertThat(desk.files.ids()).isEmpty();
        assertThat(desk.count("cf_attachment")).isZero();
        assertThat(desk.attachments.remove(draft.id(), id)).isEmpty();
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
    void what_was_added_is_sent_with_the_form_and_can_be_opened_by_staff_once_it_is_clean() throws IOException {
        UUID id = added("a.pdf", LETTER).file().file().id();

        Sent sent = desk.submit(draft);
        Reference reference = TestDoor.receipt(sent).reference();

        assertThat(desk.attachments.open(reference, id, "ann@testshire")).isInstanceOf(Opened.Withheld.class);
        desk.chores.runDue();
        Opened opened = desk.attachments.open(reference, id, "ann@testshire");
        assertThat(opened).isInstanceOf(Opened.Content.class);
        try (InputStream content = ((Opened.Content) opened).content()) {
            assertThat(content.readAllBytes()).isEqualTo(LETTER);
        }
        assertThat(desk.attachments.open(reference, UUID.randomUUID(), "ann@testshire"))
                .isInstanceOf(Opened.None.class);
        assertThat(events("attachment.opened")).containsExactly("ann@testshire");
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

    @Test
    void when_a_draft_expires_its_files_go_and_those_that_were_sent_stay() {
        added("a.pdf", LETTER);
        Draft sent = desk.drafts.start("show-proof", Channel.WEB);
        desk.drafts.save(sent.id(), 1, draft.answers().json(), Optional.empty());
        Upload.Added kept = (Upload.Added) desk.attachments.add(
                sent.id(), "/proofs", "b.pdf", new ByteArrayInputStream(LETTER), OptionalLong.empty());
        desk.submissions.submit(sent.id(), Optional.empty());

        desk.clock.advance(Duration.ofDays(15));
        desk.housekeeping.runDue();
        desk.chores.runDue();

        assertThat(desk.files.ids()).containsExactly(kept.file().file().id());
        assertThat(desk.count("cf_attachment")).isEqualTo(1);
    }

    @Test
    void a_node_that_dies_while_a_file_arrives_leaves_nothing_for_ever() {
        UUID id = added("a.pdf", LETTER).file().file().id();
        desk.database.inTransaction(handle -> handle.execute("update cf_attachment set state = 'ARRIVING'"));

        desk.clock.advance(Duration.ofHours(2));
        desk.housekeeping.runDue();
        desk.chores.runDue();

        assertThat(desk.files.ids()).doesNotContain(id);
        assertThat(desk.count("cf_attachment")).isZero();
    }

    @Test
    void a_hidden_answer_sends_no_file() {
        JsonObject more = Json.createObjectBuilder().add("more", true).build();
        desk.drafts.save(draft.id(), draft.row(), more, Optional.empty());
        desk.attachments.add(draft.id(), "/extra", "x.pdf", new ByteArrayInputStream(LETTER), OptionalLong.empty());
        Draft now = desk.drafts.find(draft.id()).orElseThrow();
        JsonObject noMore = Json.createObjectBuilder().add("more", false).build();
        desk.drafts.save(now.id(), now.row(), noMore, Optional.empty());

        desk.submit(draft);

        long sent = desk.database.with(
                handle -> handle.createQuery("select count(*) from cf_attachment where reference is not null")
                        .mapTo(Long.class)
                        .one());
        assertThat(sent).isZero();
        desk.clock.advance(Duration.ofDays(2));
        desk.housekeeping.runDue();
        desk.chores.runDue();
        assertThat(desk.files.ids()).isEmpty();
    }

    private JsonArray files() {
        return desk.drafts.find(draft.id()).orElseThrow().answers().json().getJsonArray("proofs");
    }

    private List<String> events(String kind) {
        return desk.database.with(handle -> handle.createQuery("select actor from cf_event where kind = :kind")
                .bind("kind", kind)
                .mapTo(String.class)
                .list());
    }

    private Upload.Added added(String name, byte[] content) {
        Upload upload = add(new ByteArrayInputStream(content), name, OptionalLong.of(content.length));
        return upload.fold(
                added -> added,
                refused -> {
                    throw new AssertionError(refused.problem());
                },
                () -> {
                    throw new AssertionError("closed");
                });
    }

    private Problem refused(String name, byte[] content) {
        return refused(add(new ByteArrayInputStream(content), name, OptionalLong.of(content.length)));
    }

    private static Problem refused(Upload upload) {
        return ((Upload.Refused) upload).problem();
    }

    private Upload add(InputStream content, String name, OptionalLong declared) {
        return desk.attachments.add(draft.id(), "/proofs", name, content, declared);
    }

    /** Content that never ends. */
    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 0;
        }
    }
}
