package uk.careforms.engine.internal.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.FileDispatch;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.internal.steps.Attempts.Attempt;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.AttachmentTable.State;
import uk.careforms.engine.internal.store.DeliveryTable;
import uk.careforms.engine.internal.store.DuplicateRow;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.SentFileTable;
import uk.careforms.engine.internal.tokens.NameUuid;

/**
 * Puts the files of a submission beside its case. Each has a key and a result of its own: one that a remote refuses, or that is not
 * scanned yet, holds up none of the others. What was found to be harmful is left out, and that is noted.
 *
 * <p>A later step of the process may continue an earlier one: both go by one account and one key for each file, so that what is there
 * is not sent again, whichever of them comes first.
 */
final class AttachStep {

    static final String TARGET = "files:";

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private AttachStep() {}

    static Result run(OneStep one) {
        String name = one.field("connector");
        CaseConnector connector = one.bench().connectors().get(name);
        if (connector == null) {
            return new Result.Park("Connector '" + name + "' is not installed");
        }
        List<AttachmentTable.Row> files = AttachmentTable.of(one.handle(), one.reference());
        if (files.isEmpty()) {
            return OneStep.DONE; // nothing was added, so there is nothing to keep account of
        }
        return Attempts.doneByHand(one).orElseGet(() -> left(one, name, connector, files));
    }

    private static Result left(OneStep one, String name, CaseConnector connector, List<AttachmentTable.Row> files) {
        Set<UUID> there = there(one, files);
        List<AttachmentTable.Row> clean = files.stream()
                .filter(row ->
                        row.state() == State.CLEAN && !there.contains(row.file().id()))
                .toList();
        List<AttachmentTable.Row> unknown = files.stream()
                .filter(row -> row.state() == State.NOT_SCANNED
                        && !there.contains(row.file().id()))
                .toList();
        if (clean.isEmpty() && unknown.isEmpty() && !there.isEmpty() && !isOpen(one)) {
            return OneStep.DONE; // nothing was added since, so there is nothing new to keep account of
        }
        if (clean.isEmpty()) {
            return unknown.isEmpty() ? settled(one, name, files, !there.isEmpty()) : waits(one, unknown);
        }
        Optional<CaseReference> to = opened(one, name);
        if (to.isEmpty()) {
            return noCase(one, name);
        }
        Result sent = one.bench().remotes().through(name, () -> sent(one, new Far(name, connector, to.get()), clean));
        if (!(sent instanceof Result.Done)) {
            return sent;
        }
        return unknown.isEmpty() ? settled(one, name, files, true) : waits(one, unknown);
    }

    /** What has arrived, and what was there already when somebody did by hand what was left. */
    private static Set<UUID> there(OneStep one, List<AttachmentTable.Row> files) {
        String account = account(one);
        Set<UUID> there = SentFileTable.of(one.handle(), one.reference()).stream()
                .filter(row -> row.step().equals(account) && row.doneAt().isPresent())
                .map(SentFileTable.Row::attachment)
                .collect(Collectors.toSet());
        DeliveryTable.of(one.handle(), one.reference()).stream()
                .filter(row -> row.state() == DeliveryTable.State.BY_HAND)
                .filter(row -> row.step().equals(account)
                        || row.step().equals(one.step().id()))
                .flatMap(row -> row.doneAt().stream())
                .max(Instant::compareTo)
                .ifPresent(byHand -> files.stream()
                        .filter(row -> !row.addedAt().isAfter(byHand))
                        .forEach(row -> there.add(row.file().id())));
        return there;
    }

    /** The step under whose name the files of this one are kept account of. */
    private static String account(OneStep one) {
        return one.step().fields().getOrDefault("continues", one.step().id());
    }

    /** Whether the step has begun and not come through. */
    private static boolean isOpen(OneStep one) {
        return DeliveryTable.last(one.handle(), one.reference(), one.step().id())
                .filter(row -> !row.passed())
                .isPresent();
    }

    /** Where files go. */
    private record Far(String name, CaseConnector connector, CaseReference to) {}

    /** The case that an earlier step opened there. */
    static Optional<CaseReference> opened(OneStep one, String connector) {
        return deliveries(one, connector).stream()
                .filter(row -> row.state() == DeliveryTable.State.DELIVERED)
                .flatMap(row -> row.remote().stream())
                .findFirst();
    }

    private static List<DeliveryTable.Row> deliveries(OneStep one, String connector) {
        return DeliveryTable.of(one.handle(), one.reference()).stream()
                .filter(row -> row.kind().equals("deliver") && row.target().equals(connector))
                .toList();
    }

    static Result noCase(OneStep one, String connector) {
        boolean byHand =
                deliveries(one, connector).stream().anyMatch(row -> row.state() == DeliveryTable.State.BY_HAND);
        return byHand
                ? new Result.Park("The case was put into '" + connector
                        + "' by hand, so we do not know where it is; do by hand what belongs to it, too")
                : new Result.NotNow(A_WHILE, "Its case is not in '" + connector + "' yet");
    }

    /** Not counted as a try: nobody has been asked anything. */
    private static Result waits(OneStep one, List<AttachmentTable.Row> unknown) {
        Instant next = unknown.stream()
                .flatMap(row -> row.nextStep().stream())
                .min(Instant::compareTo)
                .orElse(one.now());
        Duration wait = Duration.between(one.now(), next).plus(SOON);
        String why = unknown.stream()
                .map(AttachmentTable.Row::note)
                .filter(note -> !note.isEmpty())
                .findFirst()
                .map(note -> " (" + note + ")")
                .orElse("");
        return new Result.NotNow(wait.isNegative() ? SOON : wait, files(unknown.size()) + " not scanned yet" + why);
    }

    private static Result settled(OneStep one, String name, List<AttachmentTable.Row> files, boolean some) {
        long harmful =
                files.stream().filter(row -> row.state() == State.INFECTED).count();
        String target = TARGET + name;
        if (!some) {
            return Attempts.notNeeded(one, target, "Something harmful was found in every file; none was sent");
        }
        Attempt attempt = Attempts.last(one, target);
        Optional<CaseReference> to = opened(one, name);
        String note = harmful == 0 ? "" : files(harmful) + " left out: something harmful was found";
        DeliveryTable.pass(one.handle(), attempt.id(), DeliveryTable.State.DELIVERED, one.now(), to, note);
        one.event(
                "delivery.delivered",
                JsonText.fact("delivery", attempt.id().toString())
                        .add("step", one.step().id())
                        .add("target", target)
                        .add("files", files.size() - harmful)
                        .build());
        return OneStep.DONE;
    }

    private static String files(long many) {
        return many == 1 ? "1 file is" : many + " files are";
    }

    /** Sends what is clean, one after the other; what a remote did with each is kept at once. */
    private static Result sent(OneStep one, Far far, List<AttachmentTable.Row> clean) {
        Attempts.begin(one, TARGET + far.name());
        List<String> refused = new ArrayList<>();
        for (AttachmentTable.Row row : clean) {
            Result result = sent(one, far, row);
            if (result instanceof Result.Park no) {
                refused.add(no.reason());
            } else if (!(result instanceof Result.Done)) {
                return result;
            }
        }
        return refused.isEmpty()
                ? OneStep.DONE
                : new Result.Park(refused.get(0)
                        + (refused.size() == 1 ? "" : " (and " + (refused.size() - 1) + " more of its files)"));
    }

    private static Result sent(OneStep one, Far far, AttachmentTable.Row row) {
        UUID id = row.file().id();
        boolean again = begun(one, id);
        FileDispatch dispatch = new FileDispatch(
                NameUuid.ofFile(one.reference(), account(one), id),
                one.reference(),
                far.to(),
                row.file(),
                () -> one.bench().files().open(id),
                !again);
        return PlugIn.call(
                "Connector '" + far.name() + "'",
                () -> far.connector().attach(dispatch),
                delivery -> kept(one, id, delivery));
    }

    private static boolean begun(OneStep one, UUID id) {
        try {
            return one.bench().database().inTransaction(own -> SentFileTable.attempt(own, id, account(one)));
        } catch (DuplicateRow raced) { // another node took the step over and was faster to note its try
            return one.bench().database().inTransaction(own -> SentFileTable.attempt(own, id, account(one)));
        }
    }

    private static Result kept(OneStep one, UUID id, Delivery delivery) {
        Result result = delivery.fold(
                delivered -> OneStep.DONE,
                there -> OneStep.DONE,
                refused -> new Result.Park(refused.reason() + " (" + refused.code() + ")"),
                later -> new Result.TryLater(later.after(), later.reason()),
                uncertain -> new Result.TryLater(Duration.ZERO, uncertain.reason()));
        String note =
                result.fold(done -> "", later -> later.reason(), notNow -> notNow.reason(), park -> park.reason());
        Optional<Instant> doneAt = result instanceof Result.Done ? Optional.of(one.now()) : Optional.empty();
        one.bench().database().inTransaction(own -> {
            SentFileTable.outcome(own, id, account(one), doneAt, Attempts.shortened(note));
            return id;
        });
        return result;
    }
}
