package uk.careforms.testkit;

import java.time.Duration;
import java.util.List;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.testkit.RemoteFault.Outcome;

/** The fake case system from behind. */
record InMemoryFarEnd(InMemoryCases cases) implements CaseRemote {

    private static final RemoteFault DOWN = RemoteFault.of("down", Outcome.TRY_LATER);
    private static final RemoteFault BUSY = RemoteFault.of("busy", Outcome.TRY_LATER);
    private static final RemoteFault LOST = RemoteFault.of("answer lost", Outcome.UNCERTAIN);

    @Override
    public int rows() {
        return cases.rows().size();
    }

    @Override
    public List<String> texts(String set, String column) {
        return cases.rows(set).stream().map(row -> row.text(column)).toList();
    }

    @Override
    public List<RemoteFault> faults() {
        return List.of(DOWN, BUSY, LOST);
    }

    @Override
    public void arm(RemoteFault fault) {
        if (fault.equals(DOWN)) {
            cases.down();
        } else if (fault.equals(BUSY)) {
            cases.answerNext(new Delivery.TryLater(Duration.ofSeconds(30), "The case system asked us to wait"));
        } else {
            cases.loseNextAnswer();
        }
    }

    @Override
    public void heal() {
        cases.up();
    }

    @Override
    public void edit(String set, String column, String text) {
        cases.edit(set, column, before -> text);
    }

    @Override
    public CaseReference know(PersonDetails person) {
        return cases.know(person);
    }

    @Override
    public List<StoredFile> files() {
        return cases.files();
    }

    @Override
    public void renameFiles(String name) {
        cases.renameFiles(name);
    }
}
