package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.json.StrictJson;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Handler;
import uk.careforms.forms.web.Reply;

/** What is asked of every API call before its own work: a type we speak, JSON that can be read one way only, no stray members. */
final class Call {

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private Call() {}

    /** A call without a body that answers JSON. */
    static Handler plain(Handler handler) {
        return exchange -> accepts(exchange, JSON) ? handler.answer(exchange) : notAcceptable();
    }

    /** A call without a body that answers JSON, or a table for spreadsheets where {@code format=csv} or the Accept header says so. */
    static Handler table(Handler json, Handler csv) {
        return exchange -> {
            Optional<String> format = exchange.query().first("format");
            if (format.isPresent()) {
                return switch (format.get()) {
                    case "json" -> json.answer(exchange);
                    case "csv" -> csv.answer(exchange);
                    default -> ProblemReply.of(400, "format must be json or csv");
                };
            }
            if (accepts(exchange, JSON)) {
                return json.answer(exchange);
            }
            return accepts(exchange, "text/csv") ? csv.answer(exchange) : notAcceptable();
        };
    }

    /** A call without a body that answers text. */
    static Handler text(Handler handler) {
        return exchange -> accepts(exchange, "text/plain") ? handler.answer(exchange) : notAcceptable();
    }

    /** A call with a JSON object as its body. */
    static Handler with(Set<String> members, Body handler) {
        return body(JSON, object -> strangers(object, members), handler);
    }

    /** A call with a JSON Merge Patch as its body. */
    static Handler patch(Body handler) {
        return body(MERGE_PATCH, object -> List.of(), handler);
    }

    /** Answers a call whose body has been read. */
    @FunctionalInterface
    interface Body {
        Reply answer(Exchange exchange, JsonObject body);
    }

    private static Handler body(String type, Function<JsonObject, List<Problem>> check, Body handler) {
        return exchange -> {
            if (!accepts(exchange, JSON)) {
                return notAcceptable();
            }
            if (!exchange.mediaType().equals(type)) {
                return ProblemReply.of(415, "Send the body as " + type).with("Accept", type);
            }
            return StrictJson.read(exchange.body())
                    .fold(
                            good -> {
                                List<Problem> wrong = check.apply(good.json());
                                return wrong.isEmpty()
                                        ? handler.answer(exchange, good.json())
                                        : ProblemReply.of(
                                                422, "The request has members that this call does not know", wrong);
                            },
                            bad -> ProblemReply.of(400, bad.problem().sentence(), List.of(bad.problem())));
        };
    }

    private static List<Problem> strangers(JsonObject object, Set<String> members) {
        List<Problem> strangers = new ArrayList<>();
        for (String key : object.keySet()) {
            if (!members.contains(key)) {
                String pointer = "/" + key.replace("~", "~0").replace("/", "~1");
                strangers.add(
                        new Problem(pointer, "member.unknown", "This call does not know this member; leave it out"));
            }
        }
        return strangers;
    }

    private static Reply notAcceptable() {
        return ProblemReply.of(406, "This call answers with a type that the Accept header does not name");
    }

    /** RFC 9110 section 12.5.1, weights ignored but for a weight of nought. */
    private static boolean accepts(Exchange exchange, String type) {
        String header = exchange.header("Accept").orElse("*/*").toLowerCase(Locale.ROOT);
        String range = type.substring(0, type.indexOf('/')) + "/*";
        for (String part : header.split(",", -1)) {
            String[] pieces = part.split(";", -1);
            String name = pieces[0].trim();
            boolean named = name.equals(type) || name.equals(range) || name.equals("*/*") || name.endsWith("+json");
            if (named && !isNought(pieces)) {
                return true;
            }
        }
        return header.isBlank();
    }

    private static boolean isNought(String[] pieces) {
        for (String piece : pieces) {
            if (piece.trim().matches("q=0(\\.0{0,3})?")) {
                return true;
            }
        }
        return false;
    }
}
