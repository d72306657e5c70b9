package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Sent;
import uk.careforms.engine.internal.files.TestFiles;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.Eicar;

@ParameterizedClass
@EnumSource
class AttachmentsTest extends ProofDesk {

    AttachmentsTest(TestDatabase kind) {
        super(kind);
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
}
