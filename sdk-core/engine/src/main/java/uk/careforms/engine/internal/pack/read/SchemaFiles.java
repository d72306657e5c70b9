package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schema of a pack and the shared ones beside it. A reference is looked up here and nowhere else, so none can leave the
 * packs: only {@code #/definitions/name} and {@code shared/name.schema.json#/definitions/name} are read at all.
 */
public final class SchemaFiles {

    private static final Pattern REF = Pattern.compile(
            "((?:\\.\\./)?shared/([a-z][a-z0-9-]*)\\.schema\\.json)?#/definitions/([A-Za-z][A-Za-z0-9-]*)");

    private final Node root;
    private final Function<String, Optional<String>> files;
    private final Map<String, Node> shared = new HashMap<>();

    /**
     * Takes a pack's schema.
     *
     * @param files the text of a file by its path from the folder of all packs
     */
    public SchemaFiles(Node root, Function<String, Optional<String>> files) {
        this.root = root;
        this.files = files;
        SchemaLint.check(root, false);
    }

    /** Notes whatever a shared file may not hold, whether or not a pack refers to it. */
    public static void lintShared(Node shared) {
        SchemaLint.check(shared, true);
    }

    /** The pack's own schema. */
    public Node root() {
        return root;
    }

    /** The node itself, or what its reference stands for in the end; empty and a fault when that is not allowed. */
    public Optional<Node> resolve(Node node) {
        return resolve(node, new LinkedHashSet<>());
    }

    private Optional<Node> resolve(Node node, Set<String> seen) {
        if (!(node.value() instanceof JsonObject object) || !object.containsKey("$ref")) {
            return Optional.of(node);
        }
        if (!seen.add(node.toString())) {
            node.fault("$ref", "This reference leads back to itself");
            return Optional.empty();
        }
        return target(node, object).flatMap(target -> resolve(target, seen));
    }

    private Optional<Node> target(Node node, JsonObject object) {
        String ref = object.get("$ref") instanceof JsonString text ? text.getString() : "";
        Matcher parts = REF.matcher(ref);
        if (!parts.matches()) {
            node.fault(
                    "$ref",
                    "A reference may only lead to '#/definitions/…' or 'shared/<file>.schema.json#/definitions/…'");
            return Optional.empty();
        }
        Node document = parts.group(1) == null ? documentOf(node) : sharedFile(node, parts.group(2));
        Optional<Node> found =
                document.member("definitions").flatMap(definitions -> definitions.member(parts.group(3)));
        if (found.isEmpty()) {
            node.fault("$ref", "There is no definition '" + parts.group(3) + "' in " + document.file());
        }
        return found;
    }

    private Node documentOf(Node node) {
        return node.file().equals(root.file()) ? root : shared.getOrDefault(node.file(), root);
    }

    private Node sharedFile(Node node, String name) {
        String path = "shared/" + name + ".schema.json";
        Node known = shared.get(path);
        if (known != null) {
            return known;
        }
        Node read = files.apply(path)
                .map(text -> Node.file(root.faults(), path, text))
                .orElseGet(() -> {
                    node.fault("$ref", "There is no file '" + path + "'");
                    return new Node(root.faults(), path, "", jakarta.json.JsonValue.EMPTY_JSON_OBJECT);
                });
        shared.put(path, read);
        SchemaLint.check(read, true);
        return read;
    }
}
