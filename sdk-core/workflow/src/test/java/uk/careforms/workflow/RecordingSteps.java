package uk.careforms.workflow;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import uk.careforms.api.spi.ProcessSteps;

/** Steps that do what a test tells them and remember what they were told. */
final class RecordingSteps implements ProcessSteps {

    /** One step that was put off or parked. */
    record NotDone(Step step, int attempts, Instant nextTry, String reason) {}

    final List<Step> performed = new CopyOnWriteArrayList<>();
    final List<NotDone> postponed = new CopyOnWriteArrayList<>();
    final List<NotDone> parked = new CopyOnWriteArrayList<>();
    final List<Happening> happenings = new CopyOnWriteArrayList<>();
    private final Map<String, BiFunction<Step, Connection, Result>> scripts = new ConcurrentHashMap<>();

    /** What the service task of an id does from now on; nothing and done otherwise. */
    void script(String id, BiFunction<Step, Connection, Result> script) {
        scripts.put(id, script);
    }

    void script(String id, Result result) {
        script(id, (step, connection) -> result);
    }

    @Override
    public Result perform(Step step, Connection connection) {
        performed.add(step);
        return scripts.getOrDefault(step.id(), (any, on) -> new Result.Done(Map.of()))
                .apply(step, connection);
    }

    @Override
    public void postponed(Step step, int attempts, Instant nextTry, String reason, Connection connection) {
        postponed.add(new NotDone(step, attempts, nextTry, reason));
    }

    @Override
    public void parked(Step step, int attempts, String reason, Connection connection) {
        parked.add(new NotDone(step, attempts, Instant.EPOCH, reason));
    }

    @Override
    public void happened(Happening happening, Connection connection) {
        happenings.add(happening);
    }

    void clear() {
        performed.clear();
        postponed.clear();
        parked.clear();
        happenings.clear();
        scripts.clear();
    }

    /** What happened, shortly: kind and element. */
    List<String> story() {
        return happenings.stream().map(it -> it.kind() + " " + it.element()).toList();
    }
}
