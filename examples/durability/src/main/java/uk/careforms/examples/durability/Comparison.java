package uk.careforms.examples.durability;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.careforms.simulators.notify.NotifyMessage;

/**
 * Everybody who was thanked, compared with what the CRM and GOV.UK Notify hold.
 *
 * @param accepted submissions in the database
 * @param lost one sentence for each thing that is missing
 * @param doubled one sentence for each thing that is there more than once
 */
record Comparison(int thanked, int accepted, List<String> lost, List<String> doubled) {

    /** Tables of which a case has one row each, with the column that leads to the case. */
    private static final Map<String, String> ONE_EACH = Map.of(
            "annotation", "_objectid_value",
            "task", "_regardingobjectid_value");

    static Comparison of(Map<String, String> thanked, Ledger ledger, Neighbours neighbours) throws SQLException {
        Map<String, String> accepted = ledger.accepted();
        List<String> lost = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        Map<String, Long> people = byName(accepted);
        thanked.forEach((name, reference) -> {
            if (!accepted.containsKey(reference)) {
                lost.add("Thanked with " + reference + ", which the database does not have");
            }
            count("Submission of " + name, people.getOrDefault(name, 0L), lost, doubled);
        });
        List<Map<String, Object>> cases = neighbours.crm().rows("incident");
        Map<String, Long> byReference = tally(cases, "cf_reference");
        accepted.keySet()
                .forEach(reference ->
                        count("Case " + reference, byReference.getOrDefault(reference, 0L), lost, doubled));
        Map<String, Long> contacts = tally(neighbours.crm().rows("contact"), "lastname");
        people.keySet().forEach(name -> count("Contact " + name, contacts.getOrDefault(name, 0L), lost, doubled));
        rowsOfCases(cases, accepted, neighbours, lost, doubled);
        neighbours.post().messages().stream()
                .collect(Collectors.groupingBy(NotifyMessage::reference, Collectors.counting()))
                .forEach((key, many) -> count("Notice " + key, many, lost, doubled));
        return new Comparison(thanked.size(), accepted.size(), List.copyOf(lost), List.copyOf(doubled));
    }

    private static void rowsOfCases(
            List<Map<String, Object>> cases,
            Map<String, String> accepted,
            Neighbours neighbours,
            List<String> lost,
            List<String> doubled) {
        ONE_EACH.forEach((table, column) -> {
            Map<String, Long> many = tally(neighbours.crm().rows(table), column);
            cases.stream()
                    .filter(row -> accepted.containsKey(String.valueOf(row.get("cf_reference"))))
                    .forEach(row -> count(
                            table + " of case " + row.get("cf_reference"),
                            many.getOrDefault(String.valueOf(row.get("incidentid")), 0L),
                            lost,
                            doubled));
        });
        Map<String, Long> queued = tally(neighbours.crm().rows("queueitem"), "_objectid_value");
        neighbours.crm().rows("task").stream()
                .map(row -> String.valueOf(row.get("activityid")))
                .forEach(task -> count("Queue item of task " + task, queued.getOrDefault(task, 0L), lost, doubled));
    }

    private static void count(String what, long many, List<String> lost, List<String> doubled) {
        if (many == 0) {
            lost.add(what + " is missing");
        }
        if (many > 1) {
            doubled.add(what + " is there " + many + " times");
        }
    }

    private static Map<String, Long> tally(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .map(row -> Optional.ofNullable(row.get(column)).map(String::valueOf))
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Last name → how many accepted submissions are that person's. */
    private static Map<String, Long> byName(Map<String, String> accepted) {
        Map<String, Long> names = new HashMap<>();
        String before = "\"lastName\":\"";
        for (String answers : accepted.values()) {
            int from = answers.indexOf(before) + before.length();
            names.merge(answers.substring(from, answers.indexOf('"', from)), 1L, Long::sum);
        }
        return names;
    }
}
