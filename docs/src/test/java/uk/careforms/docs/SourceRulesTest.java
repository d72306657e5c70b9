package uk.careforms.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.careforms.docs.House.Source;

/** What a source file may look like. Reads the source tree, not the classes, and counts what it read. */
class SourceRulesTest {

    /** Raise it as the house grows. */
    private static final int FILES_AT_LEAST = 45;

    private static final int LINES_AT_MOST = 300;

    private static final Pattern EMPTY_NAME = Pattern.compile(
            "\\b(?:class|interface|record|enum) (\\w+(?:Utils?|Helper|Manager|Common|Misc|Impl|Base))\\b");

    private static final Pattern COMMENT = Pattern.compile("(?ms)^\\s*/\\*.*?\\*/|^\\s*//[^\\n]*");

    private static final Pattern TYPE =
            Pattern.compile("^public (?:[a-z-]+ )*(?:class|interface|record|enum|@interface) \\w+", Pattern.MULTILINE);

    private static final Pattern JAVADOC_BEFORE = Pattern.compile("\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*$");

    private static final Pattern PACKAGE_SENTENCE =
            Pattern.compile("^/\\*\\*.*?\\*/\\s*@NullMarked\\s+package ", Pattern.DOTALL);

    @Test
    void the_whole_source_tree_is_read() {
        assertThat(House.ROOMS).hasSizeGreaterThan(9);
        assertThat(House.SOURCES).hasSizeGreaterThan(FILES_AT_LEAST);
    }

    @Test
    void the_top_level_is_fixed() throws IOException {
        try (Stream<Path> top = Files.list(House.ROOT)) {
            Set<String> folders = top.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.equals("target"))
                    .collect(Collectors.toSet());

            assertThat(folders)
                    .containsExactlyInAnyOrder("sdk-core", "sdk-forms", "sdk-connectors", "examples", "docs");
        }
    }

    @Test
    void no_source_file_is_longer_than_a_reader_can_hold() {
        assertThat(House.SOURCES.stream()
                        .filter(source -> source.text().lines().count() > LINES_AT_MOST)
                        .map(source ->
                                source.place() + ": " + source.text().lines().count() + " lines"))
                .as("split by idea what is longer than %s lines", LINES_AT_MOST)
                .isEmpty();
    }

    @Test
    void every_name_says_what_the_thing_is() {
        assertThat(House.SOURCES.stream().flatMap(source -> EMPTY_NAME
                        .matcher(withoutComments(source))
                        .results()
                        .map(found -> source.place() + ": " + found.group(1))))
                .as("names that say nothing")
                .isEmpty();
    }

    @Test
    void every_package_is_null_marked_and_says_what_it_is_in_a_sentence() {
        Set<String> packages = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (Source source : House.SOURCES) {
            packages.add(source.packageName());
            if (source.describesPackage()
                    && PACKAGE_SENTENCE.matcher(source.text()).find()) {
                described.add(source.packageName());
            }
        }

        packages.removeAll(described);

        assertThat(packages)
                .as("packages without a package-info.java that holds a sentence and @NullMarked")
                .isEmpty();
    }

    @Test
    void every_public_type_of_the_sdk_has_javadoc() {
        assertThat(House.SOURCES.stream()
                        .filter(source -> source.main()
                                && source.room().shipped()
                                && !source.packageName().contains(".internal"))
                        .flatMap(source -> TYPE.matcher(source.text())
                                .results()
                                .filter(type -> !JAVADOC_BEFORE
                                        .matcher(source.text().substring(0, type.start()))
                                        .find())
                                .map(type -> source.place() + ": " + type.group())))
                .as("public types without Javadoc")
                .isEmpty();
    }

    @Test
    void no_java_class_knows_the_name_of_a_form() throws IOException {
        Set<String> forms = packs();

        assertThat(House.SOURCES.stream()
                        .filter(source -> source.main() && source.room().shipped())
                        .flatMap(source -> forms.stream()
                                .filter(form -> withoutComments(source).contains(form))
                                .map(form -> source.place() + " knows '" + form + "'")))
                .as("adding a form adds no Java")
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later_and_no_test_sleeps() {
        List<String> words = List.of("TO" + "DO", "FIX" + "ME", "Thread." + "sleep");

        assertThat(House.SOURCES.stream().flatMap(source -> words.stream()
                        .filter(word -> source.text().contains(word))
                        .map(word -> source.place() + ": " + word)))
                .isEmpty();
    }

    @Test
    void no_file_holds_a_path_of_somebodys_machine() {
        List<Path> texts = House.texts();
        List<String> machines = List.of(
                House.ROOT + "/",
                "/wo" + "rk/wt",
                "/wo" + "rk/shared",
                "/wo" + "rk/main",
                "/ro" + "ot/",
                "/ho" + "me/",
                "C:" + "\\Users");

        assertThat(texts).hasSizeGreaterThan(FILES_AT_LEAST);
        assertThat(texts.stream().flatMap(file -> machines.stream()
                        .filter(House.text(file).orElseThrow()::contains)
                        .map(machine -> House.ROOT.relativize(file) + ": " + machine)))
                .isEmpty();
    }

    private static String withoutComments(Source source) {
        return COMMENT.matcher(source.text()).replaceAll("");
    }

    private static Set<String> packs() throws IOException {
        Path folder = House.ROOT.resolve("sdk-forms/src/main/resources/forms");
        Set<String> forms = new TreeSet<>(Set.of("adult-referral"));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> packs = Files.list(folder)) {
                packs.filter(pack -> Files.exists(pack.resolve("form.json")))
                        .forEach(pack -> forms.add(pack.getFileName().toString()));
            }
        }
        return forms;
    }
}
