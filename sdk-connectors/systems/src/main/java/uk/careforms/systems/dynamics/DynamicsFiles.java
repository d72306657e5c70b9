package uk.careforms.systems.dynamics;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.FileDispatch;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.NameUuid;
import uk.careforms.systems.internal.wire.WireAnswer.Received;
import uk.careforms.systems.internal.wire.WireRequest;

/**
 * Puts files beside cases, each as a note (table {@code annotation}) whose id is derived from the file's key.
 *
 * <p>Up to four million characters of base64 go in one {@code PATCH} with {@code If-None-Match: *}; larger files go in
 * blocks; what is over the organisation's maximum is refused before anything is sent. The maximum counts base64, so the usual
 * 5 MB hold about 3.7 MB of file (Microsoft, "Use file data with Attachment and Note records", read November 2026: fine in
 * one request "for example under 4 MB"). Upsert by id is documented in general and unverified for this table.
 */
final class DynamicsFiles {

    /** Characters of base64 that go in one request. */
    static final long IN_ONE_REQUEST = 4_000_000;

    static final String SET = "annotations";

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST_NAME = 255;
    private static final String INCIDENTS = "incidents";

    private final DynamicsClient client;
    private final Definitions definitions;

    DynamicsFiles(DynamicsClient client, Definitions definitions) {
        this.client = client;
        this.definitions = definitions;
    }

    Delivery attach(FileDispatch file) {
        long most = client.settings().maxAttachment();
        if (FileContent.base64Length(file.attachment().size()) > most) {
            return new Delivery.Refused(
                    "file-too-large",
                    "Dynamics takes files of at most " + most / 4 * 3 + " bytes (" + most + " in base64, setting"
                            + " 'max-attachment-bytes') and this one is larger; send it to the team another way");
        }
        if (!GUID.matcher(file.to().id()).matches()) {
            return new Delivery.Refused("no-such-case", "The case's id is none of Dynamics'; look at the case by hand");
        }
        Bound bound = bound();
        if (bound.failure().isPresent()) {
            return bound.failure().get();
        }
        if (!file.firstTry()) {
            Optional<Delivery> settled = lookUp(file);
            if (settled.isPresent()) {
                return settled.get();
            }
        }
        ObjectNode note = note(file, bound.table());
        return FileContent.base64Length(file.attachment().size()) <= IN_ONE_REQUEST
                ? inOneRequest(file, note)
                : new BlockUpload(client, this, file).send(note);
    }

    /** The id of a file's note: the same on every try. */
    static UUID idOf(FileDispatch file) {
        return NameUuid.of(file.key(), "file");
    }

    /** The logical name of the cases' table, or why it is not known. */
    private record Bound(String table, Optional<Delivery> failure) {}

    private Bound bound() {
        String set = client.settings().caseSet();
        if (set.equals(INCIDENTS)) {
            return new Bound("incident", Optional.empty());
        }
        Definitions.Loaded known = definitions.of(Set.of(set));
        Optional<String> name = known.of(set).map(TableDefinition::logicalName);
        Delivery failure = known.trouble()
                .map(trouble -> trouble.asDelivery())
                .orElseGet(() -> new Delivery.Refused(
                        "not-there", "Setting 'case-set' names the set '" + set + "', which Dynamics does not have"));
        return new Bound(name.orElse(""), name.isPresent() ? Optional.empty() : Optional.of(failure));
    }

    private ObjectNode note(FileDispatch file, String table) {
        return JsonText.newObject()
                .put("subject", "Sent with " + file.reference().text())
                .put("filename", named(file.attachment().name()))
                .put("mimetype", file.attachment().mediaType())
                .put("isdocument", true)
                .put(
                        "objectid_" + table + "@odata.bind",
                        "/" + client.settings().caseSet() + "(" + file.to().id() + ")");
    }

    /** The name, cut before its extension where it is longer than the column. */
    private static String named(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > name.length() - 12 ? name.substring(dot) : "";
        int end = LONGEST_NAME - extension.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
    }

    private Delivery inOneRequest(FileDispatch file, ObjectNode note) {
        FileContent content = new FileContent(JsonText.write(note.put("documentbody", "")), file);
        var body = new WireRequest.Body("application/json; charset=utf-8", content);
        Map<String, String> headers = Map.of("If-None-Match", "*", "Prefer", "return=representation");
        return client.patch(SET + "(" + idOf(file) + ")?$select=annotationid", headers, body)
                .fold(answer -> written(file, answer, "annotationid"), trouble -> content.failure()
                        .orElseGet(trouble::ofRepeatable)
                        .asDelivery());
    }

    /** A success must name our note: a gateway's empty 200 proves nothing. */
    Delivery written(FileDispatch file, Received answer, String idColumn) {
        if (!answer.isSuccess()) {
            return refused(file, answer);
        }
        String id = idOf(file).toString();
        boolean named = JsonText.object(answer.body())
                .filter(json -> json.path(idColumn).asString("").equalsIgnoreCase(id))
                .isPresent();
        boolean addressed = answer.header("OData-EntityId")
                .filter(address -> address.endsWith(SET + "(" + id + ")"))
                .isPresent();
        boolean ours = named || addressed;
        return ours
                ? new Delivery.Delivered(reference(file))
                : client.trouble(answer).asDelivery();
    }

    /** What an answer to a write means that is not a success. */
    Delivery refused(FileDispatch file, Received answer) {
        if (ErrorCodes.saysAlreadyThere(answer)) {
            Delivery open = new Delivery.Uncertain("Dynamics says that the file is there, and it could not be seen");
            return lookUp(file)
                    .map(found -> found instanceof Delivery.TryLater ? open : found)
                    .orElse(open);
        }
        if (ErrorCodes.code(answer).equals(ErrorCodes.NO_SUCH_ROW)) {
            return new Delivery.Refused(
                    ErrorCodes.NO_SUCH_ROW, "Dynamics does not have the case that the file belongs to");
        }
        return client.trouble(answer).ofRepeatable().asDelivery();
    }

    /** Whether the note is there under our id; empty when it is not. */
    Optional<Delivery> lookUp(FileDispatch file) {
        return client.get(SET + "(" + idOf(file) + ")?$select=_objectid_value")
                .fold(
                        answer -> found(file, answer),
                        trouble -> Optional.of(trouble.ofRead().asDelivery()));
    }

    private Optional<Delivery> found(FileDispatch file, Received answer) {
        Optional<ObjectNode> row = JsonText.object(answer.body());
        if (answer.status() == 404 && row.isPresent()) {
            return Optional.empty(); // a page of a gateway's would prove nothing
        }
        if (answer.status() != 200 || row.isEmpty()) {
            return Optional.of(client.trouble(answer).ofRead().asDelivery());
        }
        boolean ours = row.get()
                .path("_objectid_value")
                .asString("")
                .equalsIgnoreCase(file.to().id());
        return Optional.of(
                ours
                        ? new Delivery.AlreadyThere(reference(file))
                        : new Delivery.Refused(
                                "file-elsewhere",
                                "Dynamics has the file beside another case than ours; look at it by hand"));
    }

    static CaseReference reference(FileDispatch file) {
        String id = idOf(file).toString();
        return new CaseReference(DynamicsSettings.PLUG_IN, id, id);
    }
}
