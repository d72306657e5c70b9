package uk.careforms.engine;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.pack.LoadedPacks;
import uk.careforms.engine.internal.pack.PackSource;
import uk.careforms.engine.internal.pack.schema.SchemaCompiler;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.FormTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.tokens.Token;

/**
 * Earlier form versions, kept in the database with the files they are made of.
 *
 * <p>A draft or case finishes on the version it began with, whatever is shipped later. Under one version number words, letters,
 * tables and the council may change; what may be answered may not, as long as a draft or case is pinned to it.
 */
final class FormShelf {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String COUNCIL = "council.json";

    private final Database database;
    private final PackSource shipped;
    private final Function<PackSource, LoadedPacks> loader;

    FormShelf(Database database, PackSource shipped, Function<PackSource, LoadedPacks> loader) {
        this.database = database;
        this.shipped = shipped;
        this.loader = loader;
    }

    /** Why shipped packs cannot take the place of what is on the shelf. */
    List<SetupProblem> conflicts(List<FormPack> packs, Instant now) {
        Map<FormVersion, FormTable.Pinned> pinned = database.with(handle -> FormTable.pinned(handle, now)).stream()
                .collect(Collectors.toMap(FormTable.Pinned::formVersion, pins -> pins));
        List<SetupProblem> problems = new ArrayList<>();
        for (FormPack pack : packs) {
            FormVersion version = pack.definition().formVersion();
            FormTable.Pinned pins = pinned.get(version);
            Optional<FormTable.Row> before = database.with(handle -> FormTable.find(handle, version));
            if (pins != null
                    && before.filter(row -> !row.schemaHash().equals(shapeOf(pack)))
                            .isPresent()) {
                problems.add(new SetupProblem(
                        version.form() + "/form.json",
                        "Version " + version.version() + " takes other answers than it did when " + pins.drafts()
                                + " open drafts and " + pins.cases()
                                + " running cases began with it; give the changed form version "
                                + (version.version() + 1)));
            }
        }
        return problems;
    }

    /** The versions that are shipped no longer and still have open drafts or running cases. */
    List<FormPack> earlier(List<FormPack> packs, Instant now, List<SetupProblem> problems) {
        List<FormVersion> here =
                packs.stream().map(pack -> pack.definition().formVersion()).toList();
        List<FormPack> earlier = new ArrayList<>();
        for (FormTable.Pinned pins : database.with(handle -> FormTable.pinned(handle, now))) {
            if (!here.contains(pins.formVersion())) {
                Optional<FormPack> pack = load(pins.formVersion(), problems);
                pack.ifPresent(earlier::add);
            }
        }
        return earlier;
    }

    /** A version from the shelf; what is wrong with it is added to the problems. */
    Optional<FormPack> load(FormVersion version, List<SetupProblem> problems) {
        Optional<FormTable.Row> row = database.with(handle -> FormTable.find(handle, version));
        if (row.isEmpty()) {
            problems.add(new SetupProblem(
                    "database",
                    "Drafts or cases are pinned to form '" + version
                            + "', which is neither shipped nor kept; ship that version again"));
            return Optional.empty();
        }
        Map<String, String> files = new HashMap<>(row.get().files());
        shipped.file(COUNCIL).ifPresent(council -> files.put(COUNCIL, council));
        LoadedPacks loaded = loader.apply(PackSource.of(files, List.of()));
        loaded.problems()
                .forEach(problem -> problems.add(new SetupProblem(
                        version + " (kept for drafts and cases that began with it) " + problem.where(),
                        problem.sentence())));
        return loaded.problems().isEmpty() ? loaded.packs().stream().findFirst() : Optional.empty();
    }

    /** Keeps what is shipped now. */
    void keep(List<FormPack> packs, Instant now) {
        for (FormPack pack : packs) {
            FormVersion version = pack.definition().formVersion();
            String content = pack.definition().contentHash();
            Optional<String> kept = database.with(handle -> FormTable.contentHash(handle, version));
            if (kept.filter(content::equals).isEmpty()) {
                FormTable.Row row = new FormTable.Row(version, shapeOf(pack), content, filesOf(version.form()));
                database.inTransaction(handle -> {
                    FormTable.put(handle, row, now);
                    return row;
                });
            }
        }
    }

    private Map<String, String> filesOf(String form) {
        Map<String, String> files = new HashMap<>();
        shipped.files().forEach((path, text) -> {
            if (path.startsWith(form + "/") || path.startsWith("shared/")) {
                files.put(path, text);
            }
        });
        return files;
    }

    /** What may be answered, without how it is worded and without the names we give to the items of lists. */
    private static String shapeOf(FormPack pack) {
        return Token.hash("schema/" + JsonText.of(wordless(pack.definition().schema())));
    }

    private static JsonObject wordless(JsonObject schema) {
        JsonObjectBuilder bare = JSON.createObjectBuilder();
        schema.forEach((key, value) -> {
            boolean words = (key.equals("title") || key.equals("description")) && value instanceof JsonString;
            boolean ours = key.equals(AnswerShape.ROW) && value.equals(SchemaCompiler.ROW);
            if (!words && !ours) {
                bare.add(key, wordless(value));
            }
        });
        return bare.build();
    }

    private static JsonValue wordless(JsonValue value) {
        if (value instanceof JsonObject object) {
            return wordless(object);
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder bare = JSON.createArrayBuilder();
            array.forEach(element -> bare.add(wordless(element)));
            return bare.build();
        }
        return value;
    }
}
