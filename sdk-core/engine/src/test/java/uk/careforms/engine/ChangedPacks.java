package uk.careforms.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the test's packs in which some texts are others: what a council or a later release ships. */
final class ChangedPacks {

    private final Path folder;

    private ChangedPacks(Path folder) {
        this.folder = folder;
    }

    static ChangedPacks in(Path folder) {
        try (Stream<Path> files = Files.walk(TestDoor.packs())) {
            for (Path source : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(TestDoor.packs().relativize(source).toString());
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ChangedPacks(folder);
    }

    /** The form under another version number. */
    ChangedPacks version(int version) {
        return with("ask-help/form.json", "\"version\": 1", "\"version\": " + version);
    }

    /** One text of one file is another. */
    ChangedPacks with(String file, String from, String to) {
        try {
            String before = Files.readString(folder.resolve(file));
            if (!before.contains(from)) {
                throw new IllegalStateException(file + " does not contain " + from);
            }
            Files.writeString(folder.resolve(file), before.replace(from, to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }
}
