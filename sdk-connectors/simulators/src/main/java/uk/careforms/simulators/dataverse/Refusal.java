package uk.careforms.simulators.dataverse;

import uk.careforms.simulators.internal.http.Answer;

/** The service says no: a status, a code as Microsoft writes it, and words. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** @param code like {@code 0x80040217}; empty where no page gives one */
    Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The payload does not fit the table. Wording as seen in public issue reports of 2022 to 2026. */
    static Refusal payload(String inner) {
        return new Refusal(
                400,
                "0x80048d19",
                "Error identified in Payload provided by the user for Entity :'', For more information on this error "
                        + "please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  "
                        + "InnerException : Microsoft.OData.ODataException: " + inner);
    }

    /** The address or an option cannot be understood. */
    static Refusal url(String message) {
        return new Refusal(400, "0x80060888", message);
    }

    static Refusal noSuchRow(Table table, Object id) {
        return new Refusal(404, "0x80040217", table.name() + " With Id = " + id + " Does Not Exist");
    }

    static Refusal noSuchKey(Table table) {
        return new Refusal(
                404,
                "0x80060891",
                "A record with the specified key values does not exist in " + table.name() + " entity");
    }

    /** Something the real service can do and this one does not: better said than guessed. */
    static Refusal notSimulated(String what) {
        return new Refusal(501, "", "The simulator does not do this: " + what);
    }

    Answer answer() {
        return answer(true, "");
    }

    /**
     * The error as JSON.
     *
     * @param codes whether the code is told; Microsoft's page on conditional operations shows it empty
     * @param trace what went wrong with the values in it, as the service adds on request; empty for none
     */
    Answer answer(boolean codes, String trace) {
        var error = Json.object();
        error.put("code", codes ? code : "");
        error.put("message", getMessage());
        if (!trace.isEmpty()) {
            error.put("@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus", "0");
            error.put("@Microsoft.PowerApps.CDS.TraceText", trace);
        }
        var body = Json.object();
        body.set("error", error);
        return new Answer(status, WebApi.ODATA_JSON, body.toString());
    }
}
