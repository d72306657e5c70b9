package uk.careforms.systems.dynamics;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.FileDispatch;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.NameUuid;
import uk.careforms.systems.internal.wire.WireAnswer.Received;
import uk.careforms.systems.internal.wire.WireRequest;

/**
 * Sends one file in blocks: {@code InitializeAnnotationBlocksUpload}, {@code UploadBlock} as often as needed, {@code
 * CommitAnnotationBlocksUpload} (Microsoft, "Use file data with Attachment and Note records", read November 2026).
 *
 * <p>Nothing can be seen before the commit, so whatever goes wrong before it was not done. One version of that page lets a
 * commit under an id that is there replace the note, another refuses it; so we look once more right before the commit, and
 * never commit again without a look. For one thread.
 */
final class BlockUpload {

    /** Below the limit of 4 MB a block, and a multiple of three, so that base64 needs no padding. */
    static final int BLOCK = 3 * 1024 * 1024;

    private final DynamicsClient client;
    private final DynamicsFiles files;
    private final FileDispatch file;

    BlockUpload(DynamicsClient client, DynamicsFiles files, FileDispatch file) {
        this.client = client;
        this.files = files;
        this.file = file;
    }

    Delivery send(ObjectNode note) {
        ObjectNode target = JsonText.newObject()
                .put("@odata.type", "Microsoft.Dynamics.CRM.annotation")
                .put("annotationid", DynamicsFiles.idOf(file).toString());
        target.setAll(note);
        ObjectNode begin = JsonText.newObject();
        begin.set("Target", target);
        return client.post("InitializeAnnotationBlocksUpload", begin)
                .fold(answer -> begun(target, answer), trouble -> trouble.ofRead()
                        .asDelivery());
    }

    private Delivery begun(ObjectNode target, Received answer) {
        String token = JsonText.object(answer.body())
                .map(json -> json.path("FileContinuationToken").asString(""))
                .orElse("");
        if (!answer.isSuccess() || token.isEmpty()) {
            return notCommitted(answer);
        }
        List<String> blocks = new ArrayList<>();
        FileWatch watch = new FileWatch(file.attachment());
        try (InputStream in = file.content().open()) {
            byte[] block = new byte[BLOCK];
            int count = in.readNBytes(block, 0, BLOCK);
            while (count > 0) {
                watch.take(block, count);
                if (watch.isTooLong()) {
                    return FileWatch.CHANGED.asDelivery();
                }
                blocks.add(blockId(blocks.size()));
                Optional<Delivery> failed = upload(token, blocks.get(blocks.size() - 1), block, count);
                if (failed.isPresent()) {
                    return failed.get();
                }
                count = in.readNBytes(block, 0, BLOCK);
            }
        } catch (IOException e) {
            return FileWatch.UNREADABLE.asDelivery();
        }
        return watch.isWhole() ? commit(target, token, blocks) : FileWatch.CHANGED.asDelivery();
    }

    /** Base64 of a UUID's text: 36 bytes of at most 64, all of one length, the same on every try. */
    private String blockId(int number) {
        String id = NameUuid.of(file.key(), "block-" + number).toString();
        return Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<Delivery> upload(String token, String id, byte[] block, int count) {
        String json = JsonText.write(JsonText.newObject()
                .put("FileContinuationToken", token)
                .put("BlockId", id)
                .put("BlockData", ""));
        var body = new WireRequest.Body("application/json; charset=utf-8", new Block(json, block, count));
        return client.post("UploadBlock", body)
                .fold(
                        answer -> answer.isSuccess() ? Optional.empty() : Optional.of(notCommitted(answer)),
                        trouble -> Optional.of(trouble.ofRead().asDelivery()));
    }

    private Delivery commit(ObjectNode target, String token, List<String> blocks) {
        Optional<Delivery> there = files.lookUp(file);
        if (there.isPresent()) {
            return there.get();
        }
        ObjectNode end = JsonText.newObject();
        end.set("Target", target);
        blocks.forEach(end.putArray("BlockList")::add);
        end.put("FileContinuationToken", token);
        return client.post("CommitAnnotationBlocksUpload", end)
                .fold(answer -> files.written(file, answer, "AnnotationId"), trouble -> trouble.asDelivery());
    }

    /** Before the commit nothing is done, whatever the answer looks like. */
    private Delivery notCommitted(Received answer) {
        Delivery refused = files.refused(file, answer);
        return refused instanceof Delivery.Uncertain open
                ? new Delivery.TryLater(client.trouble(answer).after(), open.reason())
                : refused;
    }

    /** One block inside its JSON; the base64 is made while it is written. */
    private static final class Block implements WireRequest.Content {

        private final byte[] start;
        private final byte[] block;
        private final int count;

        Block(String json, byte[] block, int count) {
            this.start = json.substring(0, json.length() - 2).getBytes(StandardCharsets.UTF_8);
            this.block = block;
            this.count = count;
        }

        @Override
        public long length() {
            return start.length + FileContent.base64Length(count) + 2;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(start);
            int step = 48 * 1024;
            for (int at = 0; at < count; at += step) {
                out.write(Base64.getEncoder().encode(Arrays.copyOfRange(block, at, Math.min(count, at + step))));
            }
            out.write('"');
            out.write('}');
        }
    }
}
