package uk.careforms.testkit;

import java.util.List;
import uk.careforms.api.spi.CaseConnector;

class InMemoryCasesTest extends CaseConnectorContract {

    private final InMemoryCases cases = new InMemoryCases("crm");

    @Override
    protected CaseConnector connector() {
        return cases;
    }

    @Override
    protected CaseConnector withBadSecret() {
        InMemoryCases locked = new InMemoryCases("crm");
        locked.refuseCredentials();
        return locked;
    }

    @Override
    protected CaseConnector unreachable() {
        InMemoryCases away = new InMemoryCases("crm");
        away.down();
        return away;
    }

    @Override
    protected CaseRemote remote() {
        return new InMemoryFarEnd(cases);
    }

    @Override
    protected List<String> secrets() {
        return List.of();
    }
}
