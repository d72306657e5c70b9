package uk.careforms.testkit;

import uk.careforms.api.spi.FileStore;

class InMemoryFilesTest extends FileStoreContract {

    private final InMemoryFiles files = new InMemoryFiles();

    @Override
    protected FileStore store() {
        return files;
    }

    @Override
    protected FileStore broken() {
        InMemoryFiles full = new InMemoryFiles();
        full.full(true);
        return full;
    }
}
