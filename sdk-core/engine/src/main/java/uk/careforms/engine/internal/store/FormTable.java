package uk.careforms.engine.internal.store;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import uk.careforms.api.model.FormVersion;

/** Form versions that were ever open here, with the files they are made of. */
public final class FormTable {

    private static final JsonProvider JSON = JsonProvider.provider();

    private FormTable() {}

    /**
     * A form version.
     *
     * @param schemaHash over what may be answered, not over how it is worded
     * @param contentHash over everything
     * @param files text by path
     */
    public record Row(FormVersion formVersion, String schemaHash, String contentHash, Map<String, String> files) {
        public Row {
            files = Map.copyOf(files);
        }
    }

    /** Keeps a form version as it is now. */
    public static void put(Handle handle, Row form, Instant now) {
        int updated = bound(
                        handle.createUpdate(
                                "update cf_form set schema_hash = :schema, content_hash = :content, files = :files,"
                                        + " last_seen = :now where form = :form and version = :version"),
                        form,
                        now)
                .execute();
        if (updated == 0) {
            bound(
                            handle.createUpdate(
                                    "insert into cf_form (form, version, schema_hash, content_hash, files, first_seen,"
                                            + " last_seen) values (:form, :version, :schema, :content, :files, :now, :now)"),
                            form,
                            now)
                    .execute();
        }
    }

    public static Optional<Row> find(Handle handle, FormVersion version) {
        return handle.createQuery(
                        "select schema_hash, content_hash, files from cf_form where form = :form and version = :version")
                .bind("form", version.form())
                .bind("version", version.version())
                .map((row, context) -> new Row(
                        version,
                        row.getString("schema_hash"),
                        row.getString("content_hash"),
                        files(row.getString("files"))))
                .findOne();
    }

    /** The hash of what may be answered and of everything, without the files. */
    public static Optional<String> contentHash(Handle handle, FormVersion version) {
        return handle.createQuery("select content_hash from cf_form where form = :form and version = :version")
                .bind("form", version.form())
                .bind("version", version.version())
                .mapTo(String.class)
                .findOne();
    }

    /** Form versions that an open draft or a running case is pinned to, with how many there are. */
    public static List<Pinned> pinned(Handle handle, Instant now) {
        return handle.createQuery("select form, version, sum(drafts) as drafts, sum(cases) as cases from ("
                        + "select form, version, 1 as drafts, 0 as cases from cf_draft where submitted_at is null and expires_at > :now"
                        + " union all"
                        + " select s.form, s.version, 0 as drafts, 1 as cases from cf_submission s"
                        + " left join cf_case c on c.reference = s.reference where c.ended_at is null"
                        + ") pins group by form, version order by form, version")
                .bind("now", now)
                .map((row, context) -> new Pinned(
                        new FormVersion(row.getString("form"), row.getInt("version")),
                        row.getLong("drafts"),
                        row.getLong("cases")))
                .list();
    }

    /** How many open drafts and running cases a form version has. */
    public record Pinned(FormVersion formVersion, long drafts, long cases) {}

    private static Update bound(Update sql, Row form, Instant now) {
        return sql.bind("form", form.formVersion().form())
                .bind("version", form.formVersion().version())
                .bind("schema", form.schemaHash())
                .bind("content", form.contentHash())
                .bind("files", text(form.files()))
                .bind("now", now);
    }

    private static String text(Map<String, String> files) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        new TreeMap<>(files).forEach(json::add);
        return JsonText.of(json.build());
    }

    private static Map<String, String> files(String text) {
        Map<String, String> files = new TreeMap<>();
        JsonObject json = JsonText.object(text);
        json.forEach((path, content) -> files.put(path, ((JsonString) content).getString()));
        return files;
    }
}
