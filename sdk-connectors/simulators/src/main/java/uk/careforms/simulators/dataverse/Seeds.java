package uk.careforms.simulators.dataverse;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows that are there without anybody having sent them. */
record Seeds(Schema schema, WebApi api) {

    /** What every environment has: the organisation with its limit for files, and the user that the programs sign in as. */
    void standing() {
        int largest = schema.require("annotation")
                .column("documentbody")
                .map(Column::maxLength)
                .orElse(0);
        put("organization", Map.of("name", "Millbrook", "maxuploadfilesize", largest));
        put(
                "systemuser",
                Map.of(
                        "systemuserid",
                        DataverseSimulator.APPLICATION_USER.toString(),
                        "firstname",
                        "CareForms",
                        "lastname",
                        "application user"));
    }

    /** Queues, teams, users and people, always with the same ids. */
    void inventedCouncil() {
        for (JsonNode entry : Json.resource("invented-council.json")) {
            Table table = schema.require(entry.path("table").asString());
            ObjectNode row = (ObjectNode) entry.path("row").deepCopy();
            row.set(table.id(), entry.path("id"));
            api.seed(table, row);
        }
    }

    private void put(String table, Map<String, ?> row) {
        api.seed(schema.require(table), (ObjectNode) Json.of(row));
    }
}
