package uk.careforms.forms.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import uk.careforms.engine.form.Council;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Style sheets and images under names that hold a hash of their content, so that browsers may keep them for ever. */
public final class Assets {

    /** One year: the longest that caches are told, and the name changes with the content. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String CSS = "text/css; charset=utf-8";

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final List<String> styles;
    private final String icon;
    private final Optional<String> logo;
    private final String colour;

    /** @param logo the council's own; none when empty */
    public Assets(Council council, Optional<Logo> logo) {
        CouncilStyles own = new CouncilStyles(council.colour());
        this.colour = own.colour();
        this.styles = List.of(
                add("govuk", ".css", CSS, utf8(GovukStyles.read())),
                add("careforms", ".css", CSS, utf8(GovukStyles.resource("/uk/careforms/forms/assets/careforms.css"))),
                add("council", ".css", CSS, utf8(own.css())));
        this.icon = add("icon", ".svg", "image/svg+xml", utf8(own.icon(council.shortName())));
        this.logo = logo.map(image -> add("logo", image.ending(), image.mediaType(), image.bytes()));
    }

    /** The names of the style sheets, in the order they are linked. */
    public List<String> styles() {
        return styles;
    }

    String icon() {
        return icon;
    }

    Optional<String> logo() {
        return logo;
    }

    String colour() {
        return colour;
    }

    /** Serves one by the name in the path; empty when there is none. */
    public Optional<Reply> find(Exchange exchange) {
        return Optional.ofNullable(byName.get(exchange.value("asset"))).map(asset -> asset.reply(exchange));
    }

    private String add(String stem, String ending, String type, byte[] bytes) {
        String name = stem + "-" + hash(bytes) + ending;
        byName.put(name, new Asset(type, bytes, zipped(bytes)));
        return name;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    /** One file, plain and compressed. */
    private static final class Asset {

        private final String type;
        private final byte[] plain;
        private final byte[] zipped;

        Asset(String type, byte[] plain, byte[] zipped) {
            this.type = type;
            this.plain = plain;
            this.zipped = zipped;
        }

        Reply reply(Exchange exchange) {
            boolean zip = exchange.header("Accept-Encoding")
                    .filter(accepted -> accepted.contains("gzip"))
                    .isPresent();
            Reply reply = Reply.bytes(200, type, zip ? zipped : plain)
                    .with("Cache-Control", FOR_EVER)
                    .with("Vary", "Accept-Encoding");
            return zip ? reply.with("Content-Encoding", "gzip") : reply;
        }
    }
}
