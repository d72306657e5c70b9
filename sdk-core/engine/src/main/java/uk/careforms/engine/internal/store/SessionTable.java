package uk.careforms.engine.internal.store;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Facts about browsers, by the hash of their token. */
public final class SessionTable {

    private SessionTable() {}

    public static void add(Handle handle, String hash, JsonObject facts, long lifeSeconds, Instant now) {
        handle.createUpdate("insert into cf_session (token_hash, facts, life_seconds, expires_at)"
                        + " values (:hash, :facts, :life, :expires)")
                .bind("hash", hash)
                .bind("facts", JsonText.of(facts))
                .bind("life", lifeSeconds)
                .bind("expires", now.plusSeconds(lifeSeconds))
                .execute();
    }

    public static Optional<JsonObject> find(Handle handle, String hash, Instant now) {
        return handle.createQuery("select facts from cf_session where token_hash = :hash and expires_at > :now")
                .bind("hash", hash)
                .bind("now", now)
                .map((row, context) -> JsonText.object(row.getString("facts")))
                .findOne();
    }

    /** Replaces the facts and starts the session's life anew. */
    public static boolean put(Handle handle, String hash, JsonObject facts, Instant now) {
        Optional<Long> life = handle.createQuery(
                        "select life_seconds from cf_session where token_hash = :hash and expires_at > :now")
                .bind("hash", hash)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne();
        return life.isPresent()
                && handle.createUpdate(
                                        "update cf_session set facts = :facts, expires_at = :expires where token_hash = :hash")
                                .bind("facts", JsonText.of(facts))
                                .bind("expires", now.plusSeconds(life.get()))
                                .bind("hash", hash)
                                .execute()
                        == 1;
    }

    public static boolean rename(Handle handle, String hash, String newHash, Instant now) {
        return handle.createUpdate(
                                "update cf_session set token_hash = :fresh where token_hash = :hash and expires_at > :now")
                        .bind("fresh", newHash)
                        .bind("hash", hash)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    public static void end(Handle handle, String hash) {
        handle.createUpdate("delete from cf_session where token_hash = :hash")
                .bind("hash", hash)
                .execute();
    }

    public static int purge(Handle handle, Instant now) {
        return handle.createUpdate("delete from cf_session where expires_at <= :now")
                .bind("now", now)
                .execute();
    }
}
