package uk.careforms.forms.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.AttachmentRecord;
import uk.careforms.engine.CaseRecord;
import uk.careforms.engine.Chase;
import uk.careforms.engine.EvidenceItem;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.mycase.ItemWords;
import uk.careforms.forms.questions.FileWords;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Draws the evidence of a case. */
final class CaseEvidenceView {

    private final Bench bench;

    CaseEvidenceView(Bench bench) {
        this.bench = bench;
    }

    /**
     * What has to be put right on the page.
     *
     * @param place {@code number:} and an item's number; empty for the other forms of the page
     */
    record Wrong(String place, Optional<Problem> problem) {

        static final Wrong NOTHING = new Wrong("", Optional.empty());

        Wrong(String place, Problem problem) {
            this(place, Optional.of(problem));
        }

        String at(String pointer) {
            return problem.filter(one -> place.isEmpty() && one.pointer().equals(pointer))
                    .map(Problem::sentence)
                    .orElse("");
        }

        String item(long number) {
            return place.equals("number:" + number)
                    ? problem.map(Problem::sentence).orElse("")
                    : "";
        }

        List<View> errors() {
            return problem
                    .map(one -> new View().text("href", "#" + field(one)).text("sentence", one.sentence()))
                    .stream()
                    .toList();
        }

        private String field(Problem one) {
            if (!place.isEmpty()) {
                return "note-" + place.substring("number:".length());
            }
            return one.pointer().equals("/until") ? "until-day" : one.pointer().substring(1);
        }
    }

    Reply page(Exchange exchange, CaseRecord record, Wrong wrong) {
        Reference reference = record.submission().reference();
        String path = "/staff/cases/" + reference;
        Optional<Chase> chase = bench.forms().evidence().chase(reference);
        Optional<Chase.Pause> pause = chase.flatMap(Chase::pause);
        List<EvidenceItem> items = bench.forms().evidence().of(reference);
        View view = new View()
                .text("reference", reference.text())
                .text("action", exchange.base() + path + "/evidence")
                .views("errors", wrong.errors())
                .flag("chased", chase.isPresent())
                .text("reminders", chase.map(CaseEvidenceView::reminders))
                .text("deadline", chase.map(known -> When.day(known.deadline())))
                .text("paused", pause.map(known -> When.day(known.until())))
                .text("pausedReason", pause.map(Chase.Pause::reason))
                .text("pausedBy", pause.map(Chase.Pause::by))
                .views(
                        "items",
                        items.stream()
                                .map(item -> item(exchange, record, item, wrong))
                                .toList())
                .text("titleError", wrong.at("/title"))
                .text("titleTyped", typed(exchange, "title"))
                .text("reasonError", wrong.at("/reason"))
                .text("reasonTyped", typed(exchange, "reason"))
                .text("untilError", wrong.at("/until"))
                .text("dayTyped", typed(exchange, "day"))
                .text("monthTyped", typed(exchange, "month"))
                .text("yearTyped", typed(exchange, "year"));
        boolean bad = wrong.problem().isPresent();
        return bench.page(
                exchange,
                bad ? 422 : 200,
                bench.frame("Evidence of case " + reference).back(path).errors(bad),
                "case-evidence",
                view);
    }

    private static String typed(Exchange exchange, String field) {
        return exchange.form().text(field);
    }

    private static String reminders(Chase chase) {
        return chase.reminders() == 1 ? "1 reminder" : chase.reminders() + " reminders";
    }

    private View item(Exchange exchange, CaseRecord record, EvidenceItem item, Wrong wrong) {
        String path = exchange.base() + "/staff/cases/" + record.submission().reference();
        String error = wrong.item(item.number());
        return new View()
                .number("number", item.number())
                .text("itemTitle", item.title())
                .text("itemLabel", item.label())
                .text("itemState", ItemWords.forStaff(item))
                .text("itemColour", ItemWords.colour(item))
                .text("itemNote", item.note())
                .text("asked", When.day(item.askedAt()) + " by " + StatusWords.actor(item.askedBy()))
                .text(
                        "settled",
                        item.settledAt()
                                .map(at -> "Settled " + When.day(at) + " by "
                                        + StatusWords.actor(item.settledBy().orElse(""))))
                .text("itemError", error)
                .text("typed", error.isEmpty() ? "" : typed(exchange, "note"))
                .views("files", files(record, item, path))
                .views("choices", choices(record, item));
    }

    /** What was sent for it, and what covers it from the form. */
    private static List<View> files(CaseRecord record, EvidenceItem item, String path) {
        List<AttachmentRecord> files = new ArrayList<>(item.files());
        record.files().stream()
                .filter(file -> item.covers().filter(file.file().id()::equals).isPresent())
                .filter(file -> files.stream()
                        .noneMatch(known -> known.file().id().equals(file.file().id())))
                .forEach(files::add);
        return files.stream()
                .map(file -> new View()
                        .text("fileName", file.file().name())
                        .text("fileState", FileWords.forStaff(file.state()))
                        .text("fileColour", FileWords.colour(file.state()))
                        .text(
                                "fileHref",
                                file.state() == AttachmentRecord.State.CLEAN
                                        ? path + "/files/" + file.file().id()
                                        : ""))
                .toList();
    }

    /** Every file of the case that is known to be clean: the form's, too. */
    private static List<View> choices(CaseRecord record, EvidenceItem item) {
        return record.files().stream()
                .filter(file -> file.state() == AttachmentRecord.State.CLEAN)
                .map(file -> new View()
                        .text("choiceValue", file.file().id().toString())
                        .text("choiceTitle", file.file().name())
                        .flag(
                                "chosen",
                                item.covers().filter(file.file().id()::equals).isPresent()))
                .toList();
    }
}
