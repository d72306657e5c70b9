package uk.careforms.forms.mycase;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.CaseProgress;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Refusal;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Reply;

/**
 * Lets a browser in that has given the code of a link, for 30 minutes after it was last used. The session keeps a hash of the link and
 * nothing of the case; whether the link still leads anywhere is looked up each time.
 */
record Entrance(CareForms forms, Layout layout, Refusals refusals) {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String FACT = "myCase";
    private static final Duration OPEN = Duration.ofMinutes(30);

    /** Somebody who is in. */
    record Inside(String token, Reference reference, CaseProgress progress) {

        String path() {
            return "/my-case/" + token;
        }

        /** Shows no token. */
        @Override
        public String toString() {
            return "Inside[" + reference + "]";
        }
    }

    /** Goes on inside, or asks for the code. */
    Reply inside(Exchange exchange, Function<Inside, Reply> then) {
        String token = exchange.value("token");
        return opened(exchange, token)
                .map(in -> {
                    keep(exchange, token);
                    return then.apply(in);
                })
                .orElseGet(() -> seeOther(exchange, "/my-case/" + token));
    }

    Optional<Inside> opened(Exchange exchange, String token) {
        JsonObject fact = exchange.visit().get(FACT);
        boolean given = fact.getString("link", "").equals(hash(token))
                && fact.getJsonNumber("until").longValue()
                        > forms.clock().instant().getEpochSecond();
        if (!given) {
            return Optional.empty();
        }
        return forms.caseLinks().at(token).flatMap(reference -> forms.caseLinks()
                .progress(reference)
                .map(progress -> new Inside(token, reference, progress)));
    }

    /** From now on this browser may see the case of that link. */
    void keep(Exchange exchange, String token) {
        long until = forms.clock().instant().plus(OPEN).getEpochSecond();
        exchange.visit()
                .put(
                        FACT,
                        JSON.createObjectBuilder()
                                .add("link", hash(token))
                                .add("until", until)
                                .build());
    }

    /** A page with the session's token for its forms. */
    Reply page(Exchange exchange, int status, Frame frame, String template, View view) {
        return layout.page(
                exchange,
                status,
                frame,
                template,
                view.text("formToken", exchange.visit().formToken()));
    }

    Reply seeOther(Exchange exchange, String path) {
        return Reply.seeOther(exchange.base() + path);
    }

    Reply notFound(Exchange exchange) {
        return refusals.refuse(exchange, Refusal.NOT_FOUND, "");
    }

    String formTitle(Inside in) {
        return forms.form(in.progress().formVersion()).title();
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
