package uk.careforms.engine.json;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import uk.careforms.api.model.Problem;

/**
 * The one reader of JSON that comes from outside: RFC 8259 to the letter, with limits.
 *
 * <p>At most {@value #MAX_BYTES} bytes of UTF-8, {@value #MAX_DEPTH} levels, numbers of {@value #MAX_DIGITS} characters
 * and an exponent of {@value #MAX_EXPONENT}; no key twice in one object, nothing after the object, no U+0000 and no half
 * of a surrogate pair, escaped or not. What parsers disagree on is refused, so every part of a system reads the same.
 * Thread-safe. Sentences name the place by line and column and never show what was sent.
 */
public final class StrictJson {

    /** 256 KiB. */
    public static final int MAX_BYTES = 262_144;

    /** Objects and arrays inside each other. */
    public static final int MAX_DEPTH = 64;

    /** Characters of a number, sign, point and exponent included. */
    public static final int MAX_DIGITS = 40;

    /** The largest exponent either way. */
    public static final int MAX_EXPONENT = 20;

    static final JsonProvider PROVIDER = JsonProvider.provider();

    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());

    private StrictJson() {}

    /** What reading came to. */
    public sealed interface Read {

        /** The object that was sent. */
        record Good(JsonObject json) implements Read {}

        /** Why it was refused; the problem's pointer is empty and its code begins with {@code json.}. */
        record Bad(Problem problem) implements Read {}

        /** Handles both outcomes. */
        default <T> T fold(Function<Good, T> good, Function<Bad, T> bad) {
            return this instanceof Good fine ? good.apply(fine) : bad.apply((Bad) this);
        }
    }

    /**
     * Reads one object from a stream, which is not closed and of which no more than the limit is read.
     *
     * @throws IOException when the stream itself fails
     */
    public static Read read(InputStream utf8) throws IOException {
        return read(utf8.readNBytes(MAX_BYTES + 1));
    }

    /** Reads one object from UTF-8 bytes. */
    public static Read read(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            return bad("json.too-large", "This is more than 256 KiB; send less at a time");
        }
        try {
            return read(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf8))
                            .toString(),
                    MAX_BYTES);
        } catch (CharacterCodingException notUtf8) {
            return bad("json.not-utf8", "This is not UTF-8 text; send JSON as UTF-8");
        }
    }

    /** Reads one object from text. */
    public static Read read(String text) {
        return read(text, MAX_BYTES);
    }

    /** Reads one object from text that may be larger or must be smaller than usual, like a file of a form pack. */
    public static Read read(String text, int maxCharacters) {
        if (text.length() > maxCharacters) {
            return bad("json.too-large", "This is longer than " + maxCharacters + " characters; send less at a time");
        }
        try {
            Spelling.check(text);
            return new Read.Good(parse(text));
        } catch (NotStrict refused) {
            return new Read.Bad(refused.problem());
        }
    }

    private static JsonObject parse(String text) throws NotStrict {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            return new TokenWalk(parser).wholeText();
        } catch (JsonParsingException wrong) {
            throw new NotStrict(
                    "json.syntax",
                    "This is not well-formed JSON",
                    wrong.getLocation().getLineNumber(),
                    wrong.getLocation().getColumnNumber());
        }
    }

    private static Read bad(String code, String sentence) {
        return new Read.Bad(new Problem("", code, sentence));
    }
}
