package uk.careforms.engine;

import org.jdbi.v3.core.Handle;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.InvitationLinkTable;
import uk.careforms.engine.internal.tokens.Token;

/**
 * What a draft is known by in the database.
 *
 * <p>Most drafts have one token. Nobody holds that of an invited draft; whoever opens the invitation gets a key of their own, which
 * says so by how it begins, so that nothing is looked up for the others.
 */
final class DraftKeys {

    private static final String KEY = "k.";

    private DraftKeys() {}

    /** Makes another key to a draft. */
    static String make(Handle handle, String draftHash) {
        String key = KEY + Token.fresh();
        InvitationLinkTable.addKey(handle, Token.hash(key), draftHash);
        return key;
    }

    /** Whether a token is a key, and its draft an invited one. */
    static boolean isKey(String token) {
        return token.startsWith(KEY);
    }

    /** The draft's hash under its token or a key to it; a hash of nothing when there is no such key. */
    static String hash(Database database, String token) {
        String hash = Token.hash(token);
        return isKey(token)
                ? database.with(handle -> InvitationLinkTable.draftOf(handle, hash))
                        .orElse(hash)
                : hash;
    }
}
