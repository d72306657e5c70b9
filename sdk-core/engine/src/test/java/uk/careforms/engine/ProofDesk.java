package uk.careforms.engine;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.internal.files.TestFiles;
import uk.careforms.engine.internal.store.TestDatabase;

/** One draft of a form that takes files, and what tests do with it. */
abstract class ProofDesk {

    static final byte[] LETTER = TestFiles.pdf("Dear council");

    final TestDesk desk;
    final Draft draft;

    ProofDesk(TestDatabase kind) {
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

    JsonArray files() {
        return desk.drafts.find(draft.id()).orElseThrow().answers().json().getJsonArray("proofs");
    }

    List<String> events(String kind) {
        return desk.database.with(handle -> handle.createQuery("select actor from cf_event where kind = :kind")
                .bind("kind", kind)
                .mapTo(String.class)
                .list());
    }

    Upload.Added added(String name, byte[] content) {
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

    Problem refused(String name, byte[] content) {
        return refused(add(new ByteArrayInputStream(content), name, OptionalLong.of(content.length)));
    }

    static Problem refused(Upload upload) {
        return ((Upload.Refused) upload).problem();
    }

    Upload add(InputStream content, String name, OptionalLong declared) {
        return desk.attachments.add(draft.id(), "/proofs", name, content, declared);
    }

    /** Content that never ends. */
    static final class Endless extends InputStream {

        @Override
        public int read() {
            return 0;
        }
    }
}
