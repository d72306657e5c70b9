package uk.careforms.examples.devurl;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.FileStore;
import uk.careforms.api.spi.Settings;
import uk.careforms.engine.files.FolderFiles;
import uk.careforms.systems.s3.S3Files;

/** Where the dev URL keeps the files that people add to forms: a folder beside its database, another one, or a bucket. */
final class DevFiles {

    private static final String FOLDER = "folder";
    private static final String S3 = "s3";

    private DevFiles() {}

    /**
     * The file store; a folder is not made before a file comes.
     *
     * @throws CareFormsException {@code SETUP} when its settings are wrong
     */
    static FileStore of(Options options, Path data) {
        String type = options.type("files").orElse(FOLDER);
        if (type.equals(S3)) {
            return S3Files.connect(
                    options.settings("files"), Clock.systemUTC()); // a store refuses requests of another day
        }
        if (!type.equals(FOLDER)) {
            throw new CareFormsException(
                    Fault.SETUP, "Setting 'files.type' is '" + type + "'; there are '" + FOLDER + "' and '" + S3 + "'");
        }
        Settings settings = options.settings("files");
        settings.require("files", Set.of(), Set.of(FOLDER));
        try {
            return FolderFiles.in(settings.text(FOLDER).map(Path::of).orElse(data.resolve("files")));
        } catch (InvalidPathException e) {
            throw new CareFormsException(Fault.SETUP, "Setting 'files.folder' is not a path of this machine", e);
        }
    }
}
