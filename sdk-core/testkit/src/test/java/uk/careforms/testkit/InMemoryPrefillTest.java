package uk.careforms.testkit;

import jakarta.json.JsonObject;
import java.util.List;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.spi.PrefillSource;

class InMemoryPrefillTest extends PrefillSourceContract {

    private final InMemoryPrefill source = new InMemoryPrefill("your GP's record");

    @Override
    protected PrefillSource source() {
        return source;
    }

    @Override
    protected PrefillSource withBadKey() {
        InMemoryPrefill locked = new InMemoryPrefill("your GP's record");
        locked.refuseCredentials();
        return locked;
    }

    @Override
    protected PrefillSource unreachable() {
        InMemoryPrefill away = new InMemoryPrefill("your GP's record");
        away.down();
        return away;
    }

    @Override
    protected void know(PersonDetails person, JsonObject values) {
        source.know(person, values);
    }

    @Override
    protected List<String> secrets() {
        return List.of();
    }
}
