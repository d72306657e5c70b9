package uk.careforms.engine.internal.steps;

import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.internal.store.CalculationTable;
import uk.careforms.engine.internal.store.LetterTable;

/**
 * What is put beside a case that a case system has already: the figures that hold and the letter that tells them.
 *
 * <p>It waits for the case, and for the letter to be written, but never for the letter to be sent.
 */
final class CaseNotes {

    private static final Duration SOON = Duration.ofSeconds(20);

    private CaseNotes() {}

    /** Why nothing can be put there yet; empty when it can. */
    static Optional<Result> notYet(OneStep one, String connector) {
        if (AttachStep.opened(one, connector).isEmpty()) {
            return Optional.of(AttachStep.noCase(one, connector));
        }
        return decided(one).isPresent() && letter(one).isEmpty()
                ? Optional.of(new Result.NotNow(SOON, "Its letter is not written yet"))
                : Optional.empty();
    }

    static void facts(OneStep one, JsonObjectBuilder facts) {
        String connector = one.field("connector");
        AttachStep.opened(one, connector).ifPresent(there -> facts.add("caseId", there.id()));
        decided(one).ifPresent(row -> {
            facts.add("calculationStatus", row.status());
            facts.add("asOf", row.asOf().toString());
            row.pence()
                    .ifPresent(pence -> facts.add(
                            "contribution", BigDecimal.valueOf(pence, 2).toPlainString()));
        });
        letter(one).ifPresent(letter -> {
            byte[] text = letter.body().getBytes(StandardCharsets.UTF_8);
            facts.add("letter", letter.body());
            facts.add("letterDocument", Base64.getEncoder().encodeToString(text));
            facts.add("letterFile", letter.name() + "-" + one.reference().text() + ".txt");
        });
    }

    /** What was decided last, of any calculation of the form. */
    private static Optional<CalculationTable.Row> decided(OneStep one) {
        return CalculationTable.of(one.handle(), one.reference()).stream()
                .filter(CalculationTable.Row::decided)
                .findFirst();
    }

    /** The newest kept letter that was written since. */
    private static Optional<LetterTable.Row> letter(OneStep one) {
        Instant since = decided(one).map(CalculationTable.Row::madeAt).orElse(Instant.MIN);
        return LetterTable.of(one.handle(), one.reference()).stream()
                .filter(letter -> !letter.at().isBefore(since))
                .findFirst();
    }
}
