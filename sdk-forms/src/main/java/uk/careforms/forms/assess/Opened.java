package uk.careforms.forms.assess;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.AssessmentRecord;
import uk.careforms.engine.CaseRecord;
import uk.careforms.forms.staff.Bench;
import uk.careforms.forms.web.Exchange;

/**
 * A case with what was calculated for it. That it was opened is audited.
 *
 * @param name what its form calls the calculation
 * @param history the newest first
 */
record Opened(CaseRecord record, String name, List<AssessmentRecord> history) {

    /** Empty when there is no such case, or its form calculates nothing. */
    static Optional<Opened> of(Bench bench, Exchange exchange) {
        Optional<Reference> reference = Reference.parse(exchange.value("reference"));
        return reference.flatMap(known -> bench.forms().assessments().names(known).stream()
                .findFirst()
                .flatMap(name -> bench.forms()
                        .cases()
                        .find(known, exchange.actor())
                        .map(record -> new Opened(
                                record, name, bench.forms().assessments().history(known)))));
    }

    Reference reference() {
        return record.submission().reference();
    }

    String path() {
        return "/staff/cases/" + reference();
    }

    Optional<AssessmentRecord> numbered(String number) {
        return history.stream()
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst();
    }

    /** Never shows an answer. */
    @Override
    public String toString() {
        return "Opened[" + reference() + "]";
    }
}
