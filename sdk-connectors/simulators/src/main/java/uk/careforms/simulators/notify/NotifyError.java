package uk.careforms.simulators.notify;

import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.StrictJson;

/** Notify says no, in its own shape: {@code {"status_code": …, "errors": [{"error": …, "message": …}]}}. */
final class NotifyError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    NotifyError(int status, String error, String message) {
        super(message);
        this.status = status;
        this.error = error;
    }

    static NotifyError validation(String message) {
        return new NotifyError(400, "ValidationError", message);
    }

    static NotifyError badRequest(String message) {
        return new NotifyError(400, "BadRequestError", message);
    }

    static NotifyError forbidden(String message) {
        return new NotifyError(403, "AuthError", message);
    }

    static NotifyError noResult() {
        return new NotifyError(404, "NoResultFound", "No result found");
    }

    Answer answer() {
        ObjectNode body = StrictJson.object();
        body.put("status_code", status);
        body.putArray("errors").addObject().put("error", error).put("message", getMessage());
        return Answer.json(status, body.toString());
    }
}
