package uk.careforms.systems.dynamics;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.testkit.CaseConnectorContract;
import uk.careforms.testkit.CaseRemote;

class DynamicsCasesTest extends CaseConnectorContract {

    private final SimulatedCouncil council = new SimulatedCouncil();
    private final DynamicsCases cases = council.connect();

    @BeforeEach
    void read_definitions() {
        council.warmUp(cases);
    }

    @AfterEach
    void close() {
        council.close();
    }

    @Override
    protected CaseConnector connector() {
        return cases;
    }

    @Override
    protected CaseConnector withBadSecret() {
        return council.withBadSecret();
    }

    @Override
    protected CaseConnector unreachable() {
        return council.unreachable();
    }

    @Override
    protected CaseRemote remote() {
        return council;
    }

    @Override
    protected List<String> secrets() {
        return List.of(council.simulator().clientSecret(), "not-the-secret");
    }
}
