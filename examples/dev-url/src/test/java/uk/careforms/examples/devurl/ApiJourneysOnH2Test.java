package uk.careforms.examples.devurl;

import java.nio.file.Path;

/** With the embedded database, as somebody tries it. */
class ApiJourneysOnH2Test extends ApiJourneys {

    @Override
    RunningDevUrl start(Path data) throws Exception {
        return RunningDevUrl.start(data);
    }
}
