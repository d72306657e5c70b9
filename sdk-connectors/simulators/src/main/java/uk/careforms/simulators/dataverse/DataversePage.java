package uk.careforms.simulators.dataverse;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.LoggedCall;
import uk.careforms.simulators.dataverse.Row.Reference;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.CallLog;
import uk.careforms.simulators.internal.pages.FaultDesk;
import uk.careforms.simulators.internal.pages.Html;
import uk.careforms.simulators.internal.pages.Page;

/** What a person sees at {@code /simulator}: contacts, cases with what hangs on them, requests and faults. */
final class DataversePage {

    private static final int LONGEST = 400;
    private static final int LAST_REQUESTS = 50;

    private final Schema schema;
    private final Store store;
    private final CallLog log;
    private final FaultDesk desk;

    DataversePage(Schema schema, Store store, CallLog log, FaultDesk desk) {
        this.schema = schema;
        this.store = store;
        this.log = log;
        this.desk = desk;
    }

    Answer html() {
        Html body = new Html()
                .text("p", "This is a test service. Everybody here is invented.")
                .text("h2", "Contacts")
                .add(list(
                        "contact",
                        List.of(
                                "fullname",
                                "birthdate",
                                "cf_nhsnumber",
                                "address1_line1",
                                "address1_postalcode",
                                "telephone1",
                                "emailaddress1")))
                .text("h2", "Cases");
        List<Row> cases = newestFirst("incident");
        if (cases.isEmpty()) {
            body.text("p", "Cases: none");
        }
        cases.forEach(row -> body.add(oneCase(row)));
        body.text("h2", "Queues").add(list("queue", List.of("name")));
        body.add(desk.form());
        body.text("h2", "Requests").add(requests());
        return Page.of("Simulated Dynamics 365", body);
    }

    Answer json() {
        ObjectNode body = Json.object();
        ObjectNode tables = body.putObject("tables");
        for (Table table : schema.tables()) {
            ArrayNode rows = tables.putArray(table.name());
            store.all(table).forEach(row -> rows.add(Json.of(withoutContent(row))));
        }
        ArrayNode requests = body.putArray("requests");
        log.calls().forEach(call -> requests.addObject()
                .put("at", call.at().toString())
                .put("method", call.method())
                .put("path", call.path())
                .put("status", call.status())
                .put("fault", call.fault()));
        return Answer.json(200, body.toString()).with("Cache-Control", "no-store");
    }

    /** The row with its file's size in place of the file. */
    private static Map<String, Object> withoutContent(Row row) {
        Map<String, Object> values = new LinkedHashMap<>(Representation.flat(row));
        if (values.remove("documentbody") != null) {
            values.put("documentbody (bytes)", bytes(row));
        }
        return values;
    }

    private Html oneCase(Row row) {
        Html html = new Html().text("h3", shown(row, "ticketnumber") + ": " + shown(row, "title"));
        Map<String, String> values = new LinkedHashMap<>();
        row.value("customerid").ifPresent(customer -> values.put("customer", title((Reference) customer)));
        row.value("ownerid").ifPresent(owner -> values.put("owner", title((Reference) owner)));
        Representation.flat(row).forEach((name, value) -> values.put(name, labelled(row, name, value)));
        return html.list(values)
                .add(about(
                        row,
                        "annotation",
                        "objectid",
                        "Notes",
                        List.of("subject", "notetext", "filename", "createdon")))
                .add(files(row))
                .add(about(
                        row,
                        "task",
                        "regardingobjectid",
                        "Tasks",
                        List.of("subject", "scheduledend", "prioritycode", "statecode")))
                .add(queueItems(row));
    }

    /** Names, types and sizes only, as text: what people send is never shown by the page itself. */
    private Html files(Row row) {
        List<List<String>> cells = pointing("annotation", "objectid", row).stream()
                .filter(note -> note.value("documentbody").isPresent())
                .map(note -> List.of(shown(note, "filename"), shown(note, "mimetype"), String.valueOf(bytes(note))))
                .toList();
        return new Html().table("Files", List.of("name", "type", "bytes"), cells);
    }

    private static int bytes(Row note) {
        return Base64.getDecoder()
                .decode(note.value("documentbody").map(Object::toString).orElse(""))
                .length;
    }

    private Html about(Row row, String table, String column, String caption, List<String> columns) {
        return new Html().table(caption, columns, cells(pointing(table, column, row), columns));
    }

    /** Queue items of the case and of its tasks. */
    private Html queueItems(Row row) {
        List<Row> items = new ArrayList<>(pointing("queueitem", "objectid", row));
        pointing("task", "regardingobjectid", row)
                .forEach(task -> items.addAll(pointing("queueitem", "objectid", task)));
        List<List<String>> cells = items.stream()
                .map(item -> List.of(
                        item.value("queueid")
                                .map(queue -> title((Reference) queue))
                                .orElse(""),
                        item.value("objectid")
                                .map(object -> title((Reference) object))
                                .orElse(""),
                        shown(item, "createdon")))
                .toList();
        return new Html().table("Queue items", List.of("queue", "about", "createdon"), cells);
    }

    private List<Row> pointing(String table, String column, Row to) {
        return store.all(schema.require(table)).stream()
                .filter(row -> row.value(column)
                        .filter(v -> v instanceof Reference r && r.id().equals(to.id()))
                        .isPresent())
                .toList();
    }

    private Html list(String table, List<String> columns) {
        return new Html().table(schema.require(table).set(), columns, cells(newestFirst(table), columns));
    }

    private List<Row> newestFirst(String table) {
        List<Row> rows = new ArrayList<>(store.all(schema.require(table)));
        Collections.reverse(rows);
        return rows;
    }

    private static List<List<String>> cells(List<Row> rows, List<String> columns) {
        return rows.stream()
                .map(row -> columns.stream().map(column -> shown(row, column)).toList())
                .toList();
    }

    private Html requests() {
        List<LoggedCall> calls = log.calls();
        List<List<String>> cells = new ArrayList<>();
        for (LoggedCall call : calls.subList(Math.max(0, calls.size() - LAST_REQUESTS), calls.size())) {
            cells.add(
                    0,
                    List.of(
                            call.at().toString(),
                            call.method(),
                            call.path(),
                            String.valueOf(call.status()),
                            call.fault()));
        }
        return new Html().table("The last " + LAST_REQUESTS, List.of("at", "method", "path", "status", "fault"), cells);
    }

    private String title(Reference reference) {
        return schema.named(reference.table())
                .flatMap(table -> store.find(table, reference.id()))
                .map(row -> shown(row, row.table().title()))
                .orElse("");
    }

    /** A value as people read it: of a choice its label with its number, of anything long the beginning. */
    private static String shown(Row row, String column) {
        return row.value(column).map(value -> labelled(row, column, value)).orElse("");
    }

    private static String labelled(Row row, String column, Object value) {
        return row.table()
                .column(column)
                .flatMap(c -> Optional.ofNullable(
                        value instanceof Integer number ? c.options().get(number) : null))
                .map(label -> label + " (" + value + ")")
                .orElseGet(() -> cut(value.toString()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    }
}
