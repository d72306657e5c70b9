package uk.careforms.forms.staff;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;
import uk.careforms.engine.CaseRecord;
import uk.careforms.engine.Clocks;
import uk.careforms.engine.EvidenceItem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.questions.AnswerRows;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** One case: answers, clock, tasks, deliveries, why it was decided so, what happened, and the messages it can be given. */
final class CasePages {

    private final Bench bench;

    CasePages(Bench bench) {
        this.bench = bench;
    }

    Reply show(Exchange exchange) {
        return found(exchange, record -> shown(exchange, record));
    }

    private Reply found(Exchange exchange, Function<CaseRecord, Reply> then) {
        Optional<Reference> reference = Reference.parse(exchange.value("reference"));
        return reference
                .flatMap(known -> bench.forms().cases().find(known, exchange.actor()))
                .map(then)
                .orElseGet(() -> bench.notFound(exchange));
    }

    /** For saving only; a file that nobody may open yet is a page that says so. */
    Reply file(Exchange exchange) {
        Optional<Reference> reference = Reference.parse(exchange.value("reference"));
        String id = exchange.value("file");
        if (reference.isEmpty() || !id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return bench.notFound(exchange);
        }
        return bench.forms()
                .attachments()
                .open(reference.get(), UUID.fromString(id), exchange.actor())
                .fold(
                        opened -> Reply.download(
                                opened.file().mediaType(),
                                opened.file().name(),
                                opened.file().size(),
                                opened.content()),
                        withheld -> notOpened(exchange, reference.get(), withheld.sentence()),
                        () -> bench.notFound(exchange));
    }

    private Reply notOpened(Exchange exchange, Reference reference, String why) {
        String path = "/staff/cases/" + reference;
        String heading = "This file cannot be opened";
        View view =
                new View().text("heading", heading).text("sentence", why + ".").text("href", exchange.base() + path);
        return bench.page(exchange, 409, bench.frame(heading).back(path), "not-done", view);
    }

    private Reply shown(Exchange exchange, CaseRecord record) {
        Submission submission = record.submission();
        FormDefinition form = bench.forms().form(submission.formVersion());
        CaseViews parts = new CaseViews(bench, exchange.base());
        String path = "/staff/cases/" + submission.reference();
        boolean calculates =
                !bench.forms().assessments().names(submission.reference()).isEmpty();
        View view = new View()
                .text("reference", submission.reference().text())
                .text("formTitle", form.title())
                .text("formVersion", submission.formVersion().toString())
                .text("submitted", When.moment(submission.submittedAt()))
                .text("channel", StatusWords.of(submission.channel().text()))
                .text("status", StatusWords.of(record.status()))
                .text("caseTeam", record.team().map(bench::teamName).orElse("Not routed yet"))
                .text("ended", record.outcome().map(outcome -> outcome.title() + ", " + When.moment(outcome.at())))
                .text(
                        "cld",
                        record.outcome().map(outcome -> code(outcome.cld())).orElse(""))
                .view("clock", record.clock().map(this::clock))
                .views(
                        "sections",
                        AnswerRows.sections(form.walk(submission.answers()).rows(), row -> ""))
                .text("evidenceHref", exchange.base() + path + "/evidence")
                .text("evidenceWords", evidenceWords(submission))
                .text("threadHref", exchange.base() + path + "/messages")
                .text("threadWords", threadWords(submission))
                .views("files", parts.files(record))
                .views("tasks", parts.tasks(record.tasks()))
                .views("deliveries", parts.deliveries(record.deliveries()))
                .views("decisions", parts.decisions(record.decisions()))
                .views("matches", parts.matches(record))
                .views("timeline", parts.timeline(record.timeline()))
                .views("looks", parts.looks(record.timeline()))
                .views(
                        "messages",
                        record.outcome().isEmpty() ? messages(exchange.base() + path, calculates) : List.of())
                .text("workingHref", calculates ? exchange.base() + path + "/working" : "");
        return bench.page(
                exchange, 200, bench.frame("Case " + submission.reference()).back("/staff"), "case", view);
    }

    private String evidenceWords(Submission submission) {
        List<EvidenceItem> items = bench.forms().evidence().of(submission.reference());
        long outstanding = items.stream().filter(EvidenceItem::outstanding).count();
        return items.isEmpty() ? "nothing asked for" : outstanding + " of " + items.size() + " outstanding";
    }

    private String threadWords(Submission submission) {
        long unread = bench.forms().messages().unread(submission.reference());
        return unread == 0 ? "" : unread + " unread";
    }

    private static String code(OptionalInt cld) {
        return cld.isPresent() ? String.valueOf(cld.getAsInt()) : "";
    }

    private View clock(Clocks clock) {
        View view =
                new View().text("clockName", StatusWords.of(clock.name())).text("clockDue", When.moment(clock.due()));
        return clock.stoppedAt()
                .map(stopped -> view.text("stopped", When.moment(stopped))
                        .flag("inTime", !stopped.isAfter(clock.due()))
                        .text("dueTag", "")
                        .text("dueColour", "")
                        .text("dueWords", ""))
                .orElseGet(() -> view.text("stopped", "")
                        .flag("inTime", false)
                        .all(bench.due(Optional.of(clock.due()), clock.startedAt(), clock.team())));
    }

    private static List<View> messages(String path, boolean calculates) {
        return List.of(Message.values()).stream()
                .filter(message -> calculates || !Message.OF_ASSESSMENTS.contains(message))
                .map(message -> new View()
                        .text("href", path + "/messages/" + message.path())
                        .text("messageName", message.button()))
                .toList();
    }

    /** Asks once more before something that cannot be taken back. */
    Reply ask(Exchange exchange) {
        return asked(exchange, "");
    }

    private Reply asked(Exchange exchange, String error) {
        Optional<Message> message = Message.of(exchange.value("message"));
        Optional<Reference> reference = Reference.parse(exchange.value("reference"));
        if (message.isEmpty() || reference.isEmpty()) {
            return bench.notFound(exchange);
        }
        String path = "/staff/cases/" + reference.get();
        View view = new View()
                .text("heading", message.get().question())
                .text("reference", reference.get().text())
                .text("consequence", message.get().consequence())
                .text("button", message.get().button())
                .text("noteLabel", "Who told you, and when?")
                .text("noteTyped", exchange.form().text("note"))
                .flag("noteOptional", false)
                .text("noteError", error)
                .views(
                        "errors",
                        error.isEmpty()
                                ? List.of()
                                : List.of(new View().text("href", "#note").text("sentence", error)))
                .text(
                        "action",
                        exchange.base() + path + "/messages/" + message.get().path())
                .text("cancel", exchange.base() + path);
        return bench.page(
                exchange,
                error.isEmpty() ? 200 : 422,
                bench.frame(message.get().question()).back(path).errors(!error.isEmpty()),
                "message",
                view);
    }

    Reply send(Exchange exchange) {
        Optional<Message> message = Message.of(exchange.value("message"));
        Optional<Reference> reference = Reference.parse(exchange.value("reference"));
        if (message.isEmpty() || reference.isEmpty()) {
            return bench.notFound(exchange);
        }
        String note = exchange.form().text("note").trim();
        if (note.isEmpty()) {
            return asked(exchange, "Enter who told you, and when");
        }
        String path = "/staff/cases/" + reference.get();
        return bench.forms().cases().send(reference.get(), message.get().bpmnName(), exchange.actor(), note)
                ? bench.seeOther(exchange, path)
                : bench.sorry(
                        exchange,
                        "This case cannot take that message",
                        "It has ended, or its process does not wait for it. Look at the case to see where it stands.",
                        path);
    }
}
