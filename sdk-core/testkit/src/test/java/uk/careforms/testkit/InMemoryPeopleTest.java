package uk.careforms.testkit;

import java.util.List;
import uk.careforms.api.spi.PersonFinder;

class InMemoryPeopleTest extends PersonFinderContract {

    private final InMemoryCases cases = new InMemoryCases("crm");

    @Override
    protected PersonFinder finder() {
        return cases;
    }

    @Override
    protected PersonFinder unreachable() {
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
