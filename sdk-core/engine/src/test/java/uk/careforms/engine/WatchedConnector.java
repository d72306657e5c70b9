package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.api.spi.FileDispatch;

/** Remembers what a connector was asked, and can die after it has delivered and before it has answered. */
final class WatchedConnector implements CaseConnector {

    private final CaseConnector connector;
    private final List<Dispatch> asked = new ArrayList<>();
    private boolean diesNext;

    WatchedConnector(CaseConnector connector) {
        this.connector = connector;
    }

    synchronized void dieNext() {
        diesNext = true;
    }

    synchronized List<Dispatch> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Delivery deliver(Dispatch dispatch) {
        asked.add(dispatch);
        Delivery delivery = connector.deliver(dispatch);
        if (diesNext) {
            diesNext = false;
            throw new StackOverflowError("the node dies here, before anybody has heard the answer");
        }
        return delivery;
    }

    @Override
    public Delivery attach(FileDispatch file) {
        return connector.attach(file);
    }

    @Override
    public List<SetupProblem> check(Map<String, JsonObject> mappings) {
        return connector.check(mappings);
    }
}
