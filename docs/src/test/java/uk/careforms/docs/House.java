package uk.careforms.docs;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The repository as the house rules see it: its rooms, its source files and its compiled classes. */
final class House {

    static final Path ROOT = root();

    /** Every module that the root pom names, in its order. */
    static final List<Room> ROOMS = rooms();

    /** Every Java source file of every room, tests included. */
    static final List<Source> SOURCES =
            ROOMS.stream().flatMap(room -> sources(room).stream()).toList();

    /** Every class of every room, tests left out. */
    static final JavaClasses CLASSES =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("uk.careforms");

    private static final List<String> NOT_OURS =
            List.of(".git", "target", "node_modules", "careforms-data", ".idea", ".vscode");

    private House() {}

    /** Packages that a room has beside the one of its name, as their ADR says. */
    private static final Map<String, List<String>> MORE_BASES = Map.of("sdk-forms", List.of("uk.careforms.charging"));

    /** One module: its folder, like {@code sdk-core/api}, and its package, like {@code uk.careforms.api}. */
    record Room(String folder, String base) {

        /** Every package below which its classes live: mostly one. */
        List<String> bases() {
            return Stream.concat(Stream.of(base), MORE_BASES.getOrDefault(folder, List.of()).stream())
                    .toList();
        }

        /** The same as patterns of ArchUnit. */
        String[] packages() {
            return bases().stream().map(one -> one + "..").toArray(String[]::new);
        }

        /** Whether a package is one of its own. */
        boolean owns(String packageName) {
            return bases().stream().anyMatch(one -> (packageName + ".").startsWith(one + "."));
        }

        boolean shipped() {
            return folder.startsWith("sdk-");
        }

        /** The name of its jar. */
        String artifact() {
            return folder.replace('/', '-');
        }
    }

    /** One Java file: which room, whether it ships, where it stands under its source root, and its text. */
    record Source(Room room, boolean main, Path path, String packageName, String text) {

        String name() {
            return path.getFileName().toString().replace(".java", "");
        }

        boolean describesPackage() {
            return name().equals("package-info");
        }

        String className() {
            return packageName + "." + name();
        }

        /** Seen from the root of the repository. */
        String place() {
            return ROOT.relativize(path).toString();
        }
    }

    /** Every text file of the repository that is neither build output nor the dev URL's database. */
    static List<Path> texts() {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file ->
                            Files.isRegularFile(file) && !file.startsWith(ROOT.resolve("examples/dev-url/data")))
                    .filter(file -> Stream.of(ROOT.relativize(file).toString().split("/", -1))
                            .noneMatch(NOT_OURS::contains))
                    .filter(file -> text(file).isPresent())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file; empty when it is a picture or another thing that is not UTF-8. */
    static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (MalformedInputException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw")) && Files.exists(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "No folder with mvnw and pom.xml above '" + start + "'; run the tests from the repository");
    }

    private static List<Room> rooms() {
        String pom = text(ROOT.resolve("pom.xml")).orElseThrow();
        return Pattern.compile("<module>([^<]+)</module>")
                .matcher(pom)
                .results()
                .map(module -> module.group(1))
                .map(folder -> new Room(folder, "uk.careforms." + lastName(folder)))
                .toList();
    }

    private static String lastName(String folder) {
        String last = folder.substring(folder.lastIndexOf('/') + 1)
                .replace("sdk-", "")
                .replace("-", "");
        return folder.startsWith("examples/") ? "examples." + last : last;
    }

    private static List<Source> sources(Room room) {
        return Stream.of("main", "test")
                .flatMap(kind ->
                        sources(room, ROOT.resolve(room.folder()).resolve("src/" + kind + "/java"), kind.equals("main"))
                                .stream())
                .toList();
    }

    private static List<Source> sources(Room room, Path top, boolean main) {
        if (!Files.isDirectory(top)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> new Source(
                            room, main, file, packageOf(top, file), text(file).orElseThrow()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(Path top, Path file) {
        return top.relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.');
    }
}
