package uk.careforms.engine;

import java.io.InputStream;
import java.util.List;
import uk.careforms.api.model.Scan;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.FileScanner;

/** Stands where no form that is shipped asks for files; what an earlier one's draft still has is never clean. */
final class NoScanner implements FileScanner {

    @Override
    public Scan scan(InputStream content, long size) {
        return new Scan.NotScanned("No scanner is installed");
    }

    @Override
    public List<SetupProblem> check() {
        return List.of();
    }
}
