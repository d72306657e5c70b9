package uk.careforms.simulators.dataverse;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.Answer;

/**
 * Files in blocks: {@code InitializeAnnotationBlocksUpload}, {@code UploadBlock}, {@code CommitAnnotationBlocksUpload}.
 *
 * <p>Source: MicrosoftDocs/powerapps-docs "attachment-annotation-files.md", read in November 2026. It lets a commit under an
 * id that is there replace the file; an older edition says that these messages can only create, and a switch does that.
 * Blocks are nowhere to be seen before their commit. Wording and status of refusals are not on the page: stricter than
 * unknown, each is a 400.
 */
final class FileBlocks {

    private static final String ANNOTATION = "annotation";
    private static final String DATA = "documentbody";
    private static final int LARGEST_BLOCK = 4 * 1024 * 1024;
    private static final int LONGEST_ID = 64;

    private final Schema schema;
    private final Store store;
    private final Finder finder;
    private final RowRules rules;
    private final Counters counters;
    private final String root;
    private final boolean onlyCreate;
    private final AtomicLong serial = new AtomicLong();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    /** @param onlyCreate whether a commit under an id that is there is refused */
    FileBlocks(
            Schema schema,
            Store store,
            Finder finder,
            RowRules rules,
            Counters counters,
            String root,
            boolean onlyCreate) {
        this.schema = schema;
        this.store = store;
        this.finder = finder;
        this.rules = rules;
        this.counters = counters;
        this.root = root;
        this.onlyCreate = onlyCreate;
    }

    /** What was sent under one token. */
    private record Upload(UUID target, Map<String, byte[]> blocks) {}

    /** Whether an address is one of the three actions. */
    static boolean holds(String action) {
        return switch (action) {
            case "InitializeAnnotationBlocksUpload", "UploadBlock", "CommitAnnotationBlocksUpload" -> true;
            default -> false;
        };
    }

    /** The answer, or empty when the address is none of the three. */
    Optional<Answer> perform(Operation operation, Address address) {
        if (!operation.method().equals("POST") || !holds(address.first())) {
            return Optional.empty();
        }
        ObjectNode body = Json.read(operation.body());
        return Optional.of(
                switch (address.first()) {
                    case "InitializeAnnotationBlocksUpload" -> begin(operation, body);
                    case "UploadBlock" -> take(body);
                    default -> commit(operation, body);
                });
    }

    private Answer begin(Operation operation, ObjectNode body) {
        Draft draft = target(operation, body);
        UUID id = draft.id().orElseThrow(() -> Refusal.payload("'Target' needs an 'annotationid'"));
        if (onlyCreate && store.find(schema.require(ANNOTATION), id).isPresent()) {
            throw alreadyThere();
        }
        String token = new UUID(0xb10c_4000L, 0x8000_0000_0000_0000L | serial.incrementAndGet()).toString();
        uploads.put(token, new Upload(id, new LinkedHashMap<>()));
        ObjectNode answer = Json.object();
        answer.put("@odata.context", context("InitializeAnnotationBlocksUploadResponse"));
        answer.put("FileContinuationToken", token);
        return new Answer(200, WebApi.ODATA_JSON, answer.toString());
    }

    private Draft target(Operation operation, ObjectNode body) {
        if (!(body.path("Target") instanceof ObjectNode target)
                || !target.path("@odata.type").asString("").matches("#?Microsoft\\.Dynamics\\.CRM\\.annotation")) {
            throw Refusal.payload("'Target' must be an annotation and say so in '@odata.type'");
        }
        Draft draft = Draft.fresh(schema.require(ANNOTATION), finder, operation.references());
        draft.fill(target);
        return draft;
    }

    private Answer take(ObjectNode body) {
        Upload upload = upload(body);
        String id = body.path("BlockId").asString("");
        byte[] plain = decoded("BlockId", id);
        if (plain.length == 0 || plain.length > LONGEST_ID) {
            throw bad("'BlockId' must be 1 to 64 bytes before base64");
        }
        if (upload.blocks().keySet().stream().anyMatch(other -> other.length() != id.length())) {
            throw bad("The ids of all blocks of a file must be of the same length");
        }
        byte[] block = decoded("BlockData", body.path("BlockData").asString(""));
        if (block.length > LARGEST_BLOCK) {
            throw bad("A block must be of less than 4 MB");
        }
        upload.blocks().put(id, block);
        return Answer.empty(204).with("OData-Version", "4.0");
    }

    private Answer commit(Operation operation, ObjectNode body) {
        Upload upload = upload(body);
        Table table = schema.require(ANNOTATION);
        Draft draft = target(operation, body);
        UUID id = draft.id().filter(upload.target()::equals).orElseThrow(() -> bad("The target is not the one begun"));
        Optional<Row> there = store.find(table, id);
        if (onlyCreate && there.isPresent()) {
            throw alreadyThere();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (String block : blockList(body.path("BlockList"))) {
            byte[] bytes = upload.blocks().get(block);
            if (bytes == null) {
                throw bad("A block of the list was not uploaded");
            }
            file.writeBytes(bytes);
        }
        ObjectNode content = Json.object();
        content.put(DATA, Base64.getEncoder().encodeToString(file.toByteArray()));
        content.put("isdocument", true);
        draft.fill(content);
        if (there.isPresent()) {
            Draft changed = Draft.of(there.get(), finder, operation.references());
            draft.values().forEach(changed::put);
            rules.forUpdate(table, id, changed, false);
            store.put(table, id, changed.values());
            store.tally(counters.updated);
        } else {
            rules.forCreate(table, id, draft, false);
            store.put(table, id, draft.values());
            store.tally(counters.created);
        }
        uploads.remove(body.path("FileContinuationToken").asString(""));
        ObjectNode answer = Json.object();
        answer.put("@odata.context", context("CommitAnnotationBlocksUploadResponse"));
        answer.put("AnnotationId", id.toString());
        answer.put("FileSizeInBytes", file.size());
        return new Answer(200, WebApi.ODATA_JSON, answer.toString());
    }

    private static List<String> blockList(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.asString("")));
        if (ids.isEmpty()) {
            throw bad("'BlockList' must name at least one block");
        }
        return ids;
    }

    private Upload upload(ObjectNode body) {
        Upload upload = uploads.get(body.path("FileContinuationToken").asString(""));
        if (upload == null) {
            throw bad("The 'FileContinuationToken' is not of an upload under way");
        }
        return upload;
    }

    private static byte[] decoded(String name, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw bad("'" + name + "' is not base64");
        }
    }

    private static Refusal bad(String message) {
        return new Refusal(400, "", message);
    }

    private static Refusal alreadyThere() {
        return new Refusal(412, "0x80040237", "A record with matching key values already exists.");
    }

    private String context(String type) {
        return root + "/$metadata#Microsoft.Dynamics.CRM." + type;
    }

    void clear() {
        uploads.clear();
    }
}
