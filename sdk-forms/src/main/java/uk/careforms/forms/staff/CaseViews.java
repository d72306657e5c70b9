package uk.careforms.forms.staff;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.Task;
import uk.careforms.engine.AttachmentRecord;
import uk.careforms.engine.CaseRecord;
import uk.careforms.engine.DeliveryRecord;
import uk.careforms.engine.MatchRecord;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.questions.FileWords;
import uk.careforms.forms.templates.View;

/** The parts of a case as lists to draw. */
final class CaseViews {

    private final Bench bench;
    private final String base;

    CaseViews(Bench bench, String base) {
        this.bench = bench;
        this.base = base;
    }

    List<View> tasks(List<Task> tasks) {
        return tasks.stream()
                .map(task -> new View()
                        .text("name", task.name())
                        .text("href", base + "/staff/tasks/" + task.id())
                        .text("taskTeam", bench.teamName(task.team()))
                        .text("assignee", task.assignee())
                        .all(bench.due(task.dueAt(), task.createdAt(), task.team())))
                .toList();
    }

    /** What happened, without those who only looked. */
    List<View> timeline(List<CareEvent> events) {
        EventWords words = new EventWords(bench);
        return events.stream()
                .filter(event -> !event.kind().equals(EventWords.VIEWED))
                .map(words::view)
                .toList();
    }

    /** Who has looked at the case, and when. */
    List<View> looks(List<CareEvent> events) {
        return events.stream()
                .filter(event -> event.kind().equals(EventWords.VIEWED))
                .map(event -> new View().text("at", When.moment(event.at())).text("who", event.actor()))
                .toList();
    }

    /** The explain records: what came out, which rows fired and why, and what they were given. */
    List<View> decisions(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> new View()
                        .text("decisionName", StatusWords.of(decision.name()))
                        .text("ruleVersion", decision.ruleVersion())
                        .views("outcome", facts(decision.outcome()))
                        .views("inputs", facts(decision.inputs()))
                        .views(
                                "fired",
                                decision.rows().stream().map(CaseViews::row).toList()))
                .toList();
    }

    private static View row(Decision.Row row) {
        return new View()
                .text("table", row.table())
                .number("number", row.number())
                .text("because", row.because());
    }

    List<View> deliveries(List<DeliveryRecord> deliveries) {
        return deliveries.stream()
                .map(delivery -> new View()
                        .text("target", delivery.target())
                        .text("state", StatusWords.of(delivery.state().text()))
                        .text("stateColour", Colours.of(delivery.state()))
                        .number("attempts", delivery.attempts())
                        .text("remote", delivery.remote().map(remote -> remote.label()))
                        .text("reason", delivery.reason())
                        .flag("cameBack", delivery.cameBack()))
                .toList();
    }

    List<View> files(CaseRecord record) {
        String path = base + "/staff/cases/" + record.submission().reference() + "/files/";
        return record.files().stream()
                .map(file -> new View()
                        .text("fileName", file.file().name())
                        .text("fileType", file.file().mediaType())
                        .text("fileSize", FileWords.size(file.file().size()))
                        .text("fileState", FileWords.forStaff(file.state()))
                        .text("fileColour", FileWords.colour(file.state()))
                        .text("fileNote", file.note().isEmpty() ? file.deliveryNote() : file.note())
                        .text("fileDelivered", file.deliveredAt().map(When::moment))
                        .text(
                                "fileHref",
                                file.state() == AttachmentRecord.State.CLEAN
                                        ? path + file.file().id()
                                        : ""))
                .toList();
    }

    List<View> matches(CaseRecord record) {
        return record.matches().stream()
                .map(match -> new View()
                        .text("finder", match.finder())
                        .text("matchState", state(match))
                        .text("linked", match.person().map(person -> person.label()))
                        .text("decidedBy", match.decidedBy().map(StatusWords::actor))
                        .text("decidedAt", match.decidedAt().map(When::moment))
                        .text("matchNote", match.note()))
                .toList();
    }

    private static String state(MatchRecord match) {
        return switch (match.state()) {
            case LINKED -> "Linked to a record";
            case REVIEW -> "Somebody has to look";
            case NEW -> "A new record";
        };
    }

    /** Name and value of each member, one after another; nested values as JSON. */
    static List<View> facts(JsonObject object) {
        return object.entrySet().stream()
                .map(entry ->
                        new View().text("fact", StatusWords.of(entry.getKey())).text("is", shown(entry.getValue())))
                .toList();
    }

    static String shown(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NULL -> "not answered";
            case TRUE -> "yes";
            case FALSE -> "no";
            default -> value.toString();
        };
    }
}
