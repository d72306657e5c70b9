package uk.careforms.systems.dynamics;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.WireAnswer.Received;

/** Looks whether the case of a dispatch is there: by our id, and by its reference where the council made that a key. */
record CaseLookUp(DynamicsClient client, Dispatch dispatch, CaseMapping mapping) {

    /** With other characters, reads by key break (Microsoft, "Define alternate keys for a table", read November 2026). */
    private static final Pattern GOOD_FOR_A_KEY = Pattern.compile("[A-Za-z0-9-]+");

    /** Whether the case is there; empty when it is not. */
    Optional<Delivery> now() {
        String select =
                mapping.referenceColumn().map(column -> "?$select=" + column).orElse("");
        return read(set() + "(" + id() + ")" + select, false).or(this::byReference);
    }

    private Optional<Delivery> byReference() {
        String reference = dispatch.submission().reference().text();
        return client.settings()
                .referenceKey()
                .filter(key -> mapping.referenceColumn().equals(Optional.of(key)))
                .filter(key -> GOOD_FOR_A_KEY.matcher(reference).matches())
                .flatMap(key -> read(set() + "(" + key + "=" + ODataText.quoted(reference) + ")?$select=" + key, true));
    }

    private Optional<Delivery> read(String path, boolean byKey) {
        return client.get(path)
                .fold(
                        answer -> found(answer, byKey),
                        trouble -> Optional.of(trouble.ofRead().asDelivery()));
    }

    private Optional<Delivery> found(Received answer, boolean byKey) {
        Optional<ObjectNode> row = answer.status() == 200 ? JsonText.object(answer.body()) : Optional.empty();
        if (row.isPresent()) {
            return Optional.of(byKey ? somebodyElses() : compared(row.get()));
        }
        if (answer.status() == 404) {
            return Optional.empty();
        }
        return Optional.of(client.trouble(answer).ofRead().asDelivery());
    }

    /** Under our id it was not: somebody typed the reference in, or another program did. */
    private static Delivery somebodyElses() {
        return new Delivery.Refused(
                "reference-in-use",
                "Dynamics has a case with our reference that we did not make; look at it by hand, and complete the"
                        + " delivery by hand if it is the same");
    }

    private Delivery compared(ObjectNode row) {
        String expected = dispatch.submission().reference().text();
        boolean ours = mapping.referenceColumn()
                .map(column -> row.path(column).asString("").equals(expected))
                .orElse(true);
        return ours
                ? new Delivery.AlreadyThere(reference(dispatch, mapping))
                : new Delivery.Refused(
                        "reference-differs",
                        "Dynamics has a record under our id with another reference; look at it by hand");
    }

    private String set() {
        return mapping.table(mapping.caseRow()).orElseThrow().set();
    }

    private UUID id() {
        return RowMaker.idOf(dispatch, mapping.caseRow());
    }

    /** The label is what we sent for that column, so that every try gives the same reference. */
    static CaseReference reference(Dispatch dispatch, CaseMapping mapping) {
        String id = RowMaker.idOf(dispatch, mapping.caseRow()).toString();
        String label = mapping.label()
                .flatMap(column -> mapping.table(mapping.caseRow())
                        .flatMap(table -> Optional.ofNullable(table.columns().get(column))))
                .flatMap(source -> source.value(dispatch, dispatch.facts()))
                .map(ColumnSource::text)
                .orElse(dispatch.submission().reference().text());
        return new CaseReference(DynamicsSettings.PLUG_IN, id, label);
    }
}
