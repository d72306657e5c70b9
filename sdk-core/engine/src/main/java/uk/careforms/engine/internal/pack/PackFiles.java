package uk.careforms.engine.internal.pack;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.engine.json.StrictJson;

/** Reads the files of packs, from a folder or from jars on the class path. Nothing is followed out of the folder. */
public final class PackFiles {

    /** The list of files that each jar with packs brings, because a folder inside a jar cannot be listed. */
    public static final String INDEX = "forms/index.json";

    private static final int MAX_FILE = 1_048_576;
    private static final int MAX_FILES = 5_000;

    private final Map<String, String> files = new TreeMap<>();
    private final List<SetupProblem> problems = new ArrayList<>();

    private PackFiles() {}

    /** Every file below a folder; files whose name begins with a dot are left out. */
    public static PackSource folder(Path folder) {
        PackFiles read = new PackFiles();
        read.walk(folder);
        return PackSource.of(read.files, read.problems);
    }

    /** Every file that an index on the class path names. */
    public static PackSource classPath(ClassLoader loader) {
        PackFiles read = new PackFiles();
        try {
            List<URL> indexes = Collections.list(loader.getResources(INDEX));
            if (indexes.isEmpty()) {
                read.problem(INDEX, "No form packs are on the class path; add sdk-forms, or name a folder with packs");
            }
            indexes.forEach(read::index);
        } catch (IOException unreadable) {
            read.problem(INDEX, "The class path cannot be searched for form packs");
        }
        return PackSource.of(read.files, read.problems);
    }

    private void walk(Path folder) {
        if (!Files.isDirectory(folder)) {
            problem(folder.toString(), "This is not a folder; name the folder that holds the packs");
            return;
        }
        try (Stream<Path> paths = Files.walk(folder, 6)) {
            paths.filter(Files::isRegularFile)
                    .filter(path -> !isHidden(folder.relativize(path)))
                    .sorted()
                    .forEach(path -> file(folder, path));
        } catch (IOException unreadable) {
            problem(folder.toString(), "The folder cannot be read");
        }
    }

    private static boolean isHidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private void file(Path folder, Path path) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (Files.isSymbolicLink(path)) {
            problem(name, "This is a link; put the file itself here");
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            add(name, in.readNBytes(MAX_FILE + 1));
        } catch (IOException unreadable) {
            problem(name, "The file cannot be read");
        }
    }

    private void index(URL index) {
        Optional<byte[]> bytes = resource(index, INDEX);
        if (bytes.isEmpty()) {
            return;
        }
        StrictJson.read(bytes.get()).fold(good -> named(index, good.json()), bad -> {
            problem(INDEX, bad.problem().sentence());
            return false;
        });
    }

    private boolean named(URL index, JsonObject json) {
        if (!(json.get("files") instanceof JsonArray paths)) {
            problem(INDEX, "The list 'files' is missing; it names every file of every pack");
            return false;
        }
        for (JsonValue value : paths) {
            String path = value instanceof JsonString text ? text.getString() : "";
            if (!path.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")) {
                problem(INDEX, "'files' holds something that is not a path like <form>/form.json");
            } else if (files.containsKey(path)) {
                problem(path, "Two jars on the class path bring this file; keep one");
            } else {
                beside(index, path).flatMap(url -> resource(url, path)).ifPresent(bytes -> add(path, bytes));
            }
        }
        return true;
    }

    private Optional<URL> beside(URL index, String path) {
        try {
            return Optional.of(new URL(index, path));
        } catch (MalformedURLException wrong) {
            problem(path, "The file cannot be found beside " + INDEX);
            return Optional.empty();
        }
    }

    private Optional<byte[]> resource(URL url, String path) {
        try {
            var connection = url.openConnection();
            connection.setUseCaches(false); // a cached jar would stay open and show old content after a redeploy
            try (InputStream in = connection.getInputStream()) {
                return Optional.of(in.readNBytes(MAX_FILE + 1));
            }
        } catch (IOException missing) {
            problem(path, INDEX + " names this file and it cannot be read");
            return Optional.empty();
        }
    }

    private void add(String name, byte[] bytes) {
        if (bytes.length > MAX_FILE) {
            problem(name, "The file is larger than 1 MiB; make it smaller");
            return;
        }
        if (files.size() >= MAX_FILES) {
            problem(name, "There are more than " + MAX_FILES + " files; name a folder that holds packs only");
            return;
        }
        try {
            files.put(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException notUtf8) {
            problem(name, "The file is not UTF-8 text; save it as UTF-8");
        }
    }

    private void problem(String where, String sentence) {
        problems.add(new SetupProblem(where, sentence));
    }
}
