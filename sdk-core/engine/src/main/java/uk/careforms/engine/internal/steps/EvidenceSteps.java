package uk.careforms.engine.internal.steps;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.internal.pack.derive.EvidenceWanted;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.CaseLinkTable;
import uk.careforms.engine.internal.store.ChaseTable;
import uk.careforms.engine.internal.store.EvidenceTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.tokens.CaseToken;

/** Asks for evidence, reminds people of it, and makes the person's way in to their case. */
final class EvidenceSteps {

    private static final String OUTSTANDING = "evidenceOutstanding";
    private static final String PAST_DEADLINE = "evidencePastDeadline";
    private static final String REMINDER_DUE = "reminderDue";
    private static final String NEXT = "nextReminder";

    private EvidenceSteps() {}

    /** Asks for what the form's rules want of these answers. What was asked for before is not asked for again. */
    static Result ask(OneStep one) {
        Instant now = one.now();
        ChasePlan plan = ChasePlan.of(one.form());
        ChaseTable.begin(one.handle(), one.reference(), now, plan.deadline(now));
        ChaseTable.lock(one.handle(), one.reference());
        for (EvidenceWanted wanted :
                one.form().evidence(one.submission().answers().json())) {
            EvidenceTable.Wanted item = new EvidenceTable.Wanted(
                    wanted.id(), wanted.row(), wanted.title(), wanted.label(), wanted.pointer(), wanted.hint());
            if (EvidenceTable.ask(one.handle(), one.reference(), item, now, "system")) {
                one.event("evidence.asked", JsonText.fact("item", wanted.id()).build());
            }
        }
        return new Result.Done(Map.of(OUTSTANDING, isOutstanding(EvidenceTable.of(one.handle(), one.reference()))));
    }

    /** Looks whether anything is outstanding, and when to remind next. */
    static Result chase(OneStep one) {
        Handle handle = one.handle();
        Instant now = one.now();
        ChasePlan plan = ChasePlan.of(one.form());
        ChaseTable.begin(handle, one.reference(), now, plan.deadline(now));
        ChaseTable.Row row = ChaseTable.lock(handle, one.reference()).orElseThrow();
        List<EvidenceTable.Row> items = EvidenceTable.of(handle, one.reference());
        if (!isOutstanding(items)) {
            return published(new ChasePlan.Standing(false, false, row.reminders(), ChasePlan.NEVER), false);
        }
        if (row.pausedUntil().isPresent()) {
            if (row.pausedUntil().get().isAfter(now)) {
                return published(new ChasePlan.Standing(true, false, row.reminders(), ChasePlan.NEVER), false);
            }
            ChaseTable.resume(handle, row, now);
            one.event("evidence.resumed", JsonValue.EMPTY_JSON_OBJECT);
            row = ChaseTable.find(handle, one.reference()).orElseThrow();
        }
        ChasePlan.Standing standing = plan.at(now, row);
        boolean reminds =
                !standing.pastDeadline() && standing.reminders() > row.reminders() && someoneIsNeeded(one, items);
        if (standing.reminders() > row.reminders()) {
            ChaseTable.reminded(handle, one.reference(), standing.reminders());
        }
        if (reminds) {
            one.event(
                    "evidence.reminded",
                    JsonText.fact("number", String.valueOf(standing.reminders()))
                            .build());
        }
        return published(standing, reminds);
    }

    /** A person who has sent everything, some of it still being looked at, is not reminded. */
    private static boolean someoneIsNeeded(OneStep one, List<EvidenceTable.Row> items) {
        return items.stream().filter(item -> item.state().outstanding()).anyMatch(item -> item.attachment()
                .flatMap(id -> file(one, id))
                .filter(file -> file.state() == AttachmentTable.State.NOT_SCANNED)
                .isEmpty());
    }

    private static Optional<AttachmentTable.Row> file(OneStep one, UUID id) {
        return AttachmentTable.find(one.handle(), id);
    }

    private static boolean isOutstanding(List<EvidenceTable.Row> items) {
        return items.stream().anyMatch(item -> item.state().outstanding());
    }

    private static Result published(ChasePlan.Standing standing, boolean reminds) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(OUTSTANDING, standing.outstanding());
        variables.put(PAST_DEADLINE, standing.pastDeadline());
        variables.put(REMINDER_DUE, reminds);
        variables.put(NEXT, standing.next());
        return new Result.Done(variables);
    }

    /** Makes a link and a code that letters after this step may name. */
    static Result link(OneStep one) {
        CaseToken fresh = CaseToken.fresh();
        CaseLinkTable.add(
                one.handle(),
                fresh.linkHash(),
                one.reference(),
                fresh.codeHash(),
                one.now(),
                "system",
                Optional.of(new CaseLinkTable.Held(fresh.token(), fresh.code())));
        one.event("case.link-made", JsonText.fact("by", "process").build());
        return OneStep.DONE;
    }
}
