package uk.careforms.examples.benchmarks;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Dispatch;

/** A connector that asks a slow remote once for each delivery. */
record SocketCases(SlowRemote remote) implements CaseConnector {

    @Override
    public Delivery deliver(Dispatch dispatch) {
        String key = dispatch.key().toString();
        remote.ask(key);
        return new Delivery.Delivered(new CaseReference("crm", key, key));
    }

    @Override
    public List<SetupProblem> check(Map<String, JsonObject> mappings) {
        return List.of();
    }
}
