package uk.careforms.forms.staff;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.CaseRecord;
import uk.careforms.engine.Evidence;
import uk.careforms.engine.EvidenceAct;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Fields;
import uk.careforms.forms.web.Reply;

/** The evidence of a case as a checklist: what came, what cannot be read, what is not needed, what else is, and reminders. */
final class CaseEvidencePages {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Bench bench;
    private final CaseEvidenceView view;

    CaseEvidencePages(Bench bench) {
        this.bench = bench;
        this.view = new CaseEvidenceView(bench);
    }

    Reply show(Exchange exchange) {
        return found(exchange, (record, path) -> view.page(exchange, record, CaseEvidenceView.Wrong.NOTHING));
    }

    /** Says how one item stands. */
    Reply settle(Exchange exchange) {
        Fields form = exchange.form();
        String number = form.text("number");
        if (!number.matches("[0-9]{1,18}")) {
            return bench.notFound(exchange);
        }
        return done(exchange, "number:" + number, (reference, evidence) -> {
            long item = Long.parseLong(number);
            String note = form.text("note");
            String actor = exchange.actor();
            return switch (form.text("act")) {
                case "unreadable" -> evidence.unreadable(reference, item, note, actor);
                case "waive" -> evidence.waive(reference, item, note, actor);
                default -> evidence.received(reference, item, file(form.text("file")), note, actor);
            };
        });
    }

    private static Optional<UUID> file(String id) {
        return id.matches(ID) ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    Reply ask(Exchange exchange) {
        return done(
                exchange,
                "",
                (reference, evidence) -> evidence.ask(reference, exchange.form().text("title"), exchange.actor()));
    }

    Reply pause(Exchange exchange) {
        Optional<Instant> until = until(exchange.form());
        return done(exchange, "", (reference, evidence) -> until.map(
                        moment -> evidence.pause(reference, exchange.form().text("reason"), moment, exchange.actor()))
                .orElseGet(() -> new EvidenceAct.Wrong(
                        new Problem("/until", "date.not-real", "Enter a day that exists, like 27 3 2027"))));
    }

    Reply resume(Exchange exchange) {
        return done(exchange, "", (reference, evidence) -> evidence.resume(reference, exchange.actor()));
    }

    /** The morning of that day at the council. */
    private static Optional<Instant> until(Fields form) {
        try {
            LocalDate day = LocalDate.of(number(form, "year"), number(form, "month"), number(form, "day"));
            return Optional.of(day.atTime(9, 0).atZone(When.LONDON).toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** A number that no date has, when it is none. */
    private static int number(Fields form, String name) {
        String typed = form.text(name).strip();
        return typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : -1;
    }

    private Reply done(Exchange exchange, String place, BiFunction<Reference, Evidence, EvidenceAct> act) {
        return found(exchange, (record, path) -> act.apply(
                        record.submission().reference(), bench.forms().evidence())
                .fold(
                        () -> bench.seeOther(exchange, path + "/evidence"),
                        problem -> view.page(exchange, record, new CaseEvidenceView.Wrong(place, problem)),
                        () -> bench.sorry(
                                exchange,
                                "That was not done",
                                "The case has ended, or it does not ask for that any more. Look at its evidence again.",
                                path + "/evidence")));
    }

    private Reply found(Exchange exchange, BiFunction<CaseRecord, String, Reply> then) {
        return Reference.parse(exchange.value("reference"))
                .flatMap(known -> bench.forms().cases().find(known, exchange.actor()))
                .map(record ->
                        then.apply(record, "/staff/cases/" + record.submission().reference()))
                .orElseGet(() -> bench.notFound(exchange));
    }
}
