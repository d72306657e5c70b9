package uk.careforms.forms.api;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Map;
import uk.careforms.api.model.Problem;
import uk.careforms.forms.web.Reply;

/** Errors as RFC 9457 problem documents (July 2023), with our member {@code problems} where answers or fields are wrong. */
final class ProblemReply {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** The names of the statuses in RFC 9110, which the problem type {@code about:blank} asks for as titles. */
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(428, "Precondition Required"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    private ProblemReply() {}

    /** One sentence. */
    static Reply of(int status, String detail) {
        return document(status, document(status, detail, List.of()));
    }

    /** One sentence and what to put right. */
    static Reply of(int status, String detail, List<Problem> problems) {
        return document(status, document(status, detail, problems));
    }

    /** One sentence and the name under which a fault of ours was logged. */
    static Reply incident(int status, String detail, String incident) {
        return document(status, document(status, detail, List.of()).add("incident", incident));
    }

    /** One member of the request that is wrong. */
    static Reply member(String pointer, String code, String detail) {
        return of(422, "The request has a member to put right", List.of(new Problem(pointer, code, detail)));
    }

    /** Everything wrong with answers, as the API shows it. */
    static JsonArrayBuilder list(List<Problem> problems) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        for (Problem problem : problems) {
            list.add(JSON.createObjectBuilder()
                    .add("pointer", problem.pointer())
                    .add("code", problem.code())
                    .add("detail", problem.sentence()));
        }
        return list;
    }

    private static JsonObjectBuilder document(int status, String detail, List<Problem> problems) {
        JsonObjectBuilder document = JSON.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", TITLES.getOrDefault(status, "Error"))
                .add("status", status)
                .add("detail", detail);
        return problems.isEmpty() ? document : document.add("problems", list(problems));
    }

    private static Reply document(int status, JsonObjectBuilder document) {
        return Reply.text(status, "application/problem+json", document.build().toString());
    }
}
