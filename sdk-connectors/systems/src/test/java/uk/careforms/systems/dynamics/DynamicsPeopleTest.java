package uk.careforms.systems.dynamics;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.testkit.CaseRemote;
import uk.careforms.testkit.PersonFinderContract;

class DynamicsPeopleTest extends PersonFinderContract {

    private final SimulatedCouncil council = new SimulatedCouncil();
    private final PersonFinder people = council.connect();

    @AfterEach
    void close() {
        council.close();
    }

    @Override
    protected PersonFinder finder() {
        return people;
    }

    @Override
    protected PersonFinder unreachable() {
        return council.unreachable();
    }

    @Override
    protected CaseRemote remote() {
        return council;
    }

    @Override
    protected List<String> secrets() {
        return List.of(council.simulator().clientSecret());
    }
}
