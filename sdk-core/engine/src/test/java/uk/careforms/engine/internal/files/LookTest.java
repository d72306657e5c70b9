package uk.careforms.engine.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import uk.careforms.engine.form.FileType;

class LookTest {

    private static final byte[] PAGE = TestFiles.latin1("<!DOCTYPE html><script>alert(1)</script>");

    @TestFactory
    Stream<DynamicTest> what_is_what_it_should_be_is_taken() {
        return Map.of(
                        FileType.PDF, TestFiles.pdf("hello"),
                        FileType.PNG, TestFiles.png(800, 600),
                        FileType.JPG, TestFiles.jpg(800, 600),
                        FileType.HEIC, TestFiles.heic(4032, 3024),
                        FileType.DOCX, TestFiles.docx(),
                        FileType.ODT, TestFiles.odt())
                .entrySet()
                .stream()
                .map(good -> DynamicTest.dynamicTest(good.getKey().text(), () -> assertThat(look(good.getValue()))
                        .isEqualTo(new Look(Optional.of(good.getKey()), false, false))));
    }

    @TestFactory
    Stream<DynamicTest> what_is_none_of_ours_has_no_type() {
        return Map.of(
                        "web page", PAGE,
                        "web page before a document", TestFiles.joined(PAGE, TestFiles.pdf("x")),
                        "vector picture", TestFiles.latin1("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
                        "program", TestFiles.latin1("MZ\u0090\0\u0003"),
                        "animated picture", TestFiles.latin1("GIF89a"),
                        "text", TestFiles.latin1("Dear council"),
                        "any archive", TestFiles.packed(Map.of("run.exe", new byte[9])),
                        "document with macros", TestFiles.docm(),
                        "one byte", new byte[] {'%'},
                        "archive after something else", TestFiles.joined(new byte[] {0}, TestFiles.docx()))
                .entrySet()
                .stream()
                .map(bad -> DynamicTest.dynamicTest(
                        bad.getKey(),
                        () -> assertThat(look(bad.getValue()).type()).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> what_is_also_something_else_is_not_safe() {
        byte[] zip = TestFiles.packed(Map.of("Evil.class", new byte[] {1, 2, 3}));
        return Map.of(
                        "a picture with an archive behind it", TestFiles.joined(TestFiles.png(2, 2), zip),
                        "a photo with an archive behind it", TestFiles.joined(TestFiles.jpg(2, 2), zip),
                        "a document with an archive behind it", TestFiles.joined(TestFiles.pdf("x"), zip),
                        "a document that goes on as a page", TestFiles.pdf("\n<html><script>alert(1)</script>"),
                        "a photo that says it is a page", withPage(),
                        "a document without an end", TestFiles.latin1("%PDF-1.7\n1 0 obj"),
                        "a picture without a size", TestFiles.png(0, 9),
                        "a document with a program", TestFiles.zip(Map.of("word/vbaProject.bin", new byte[9])),
                        "a document with a packaged program",
                                TestFiles.zip(Map.of("word/embeddings/oleObject1.bin", new byte[9])))
                .entrySet()
                .stream()
                .map(bad -> DynamicTest.dynamicTest(
                        bad.getKey(),
                        () -> assertThat(look(bad.getValue()).unsafe()).isTrue()));
    }

    private static byte[] withPage() {
        byte[] jpg = TestFiles.jpg(4, 4);
        byte[] comment = TestFiles.joined(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (PAGE.length + 2)}, PAGE);
        return TestFiles.joined(
                TestFiles.joined(Arrays.copyOf(jpg, 2), comment), Arrays.copyOfRange(jpg, 2, jpg.length));
    }

    @Test
    void an_archive_that_grows_without_end_is_not_safe_and_does_not_take_long() throws IOException {
        byte[] bomb = TestFiles.zip(Map.of("word/media/a.xml", new byte[210 * 1024 * 1024]));

        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThat(look(bomb).unsafe()).isTrue();
    }

    @Test
    void an_archive_that_lies_about_its_sizes_is_not_safe() throws IOException {
        byte[] document = TestFiles.docx();
        int entry = lastIndexOf(document, "PK\u0001\u0002");
        document[entry + 24] = 1;

        assertThat(look(document).unsafe()).isTrue();
    }

    @Test
    void a_picture_that_would_fill_the_memory_is_seen_without_drawing_it() throws IOException {
        assertThat(look(TestFiles.png(60_000, 60_000)).tooManyPixels()).isTrue();
        assertThat(look(TestFiles.jpg(10_000, 10_000)).tooManyPixels()).isTrue();
        assertThat(look(TestFiles.heic(10_000, 10_000)).tooManyPixels()).isTrue();
        assertThat(look(TestFiles.jpg(4_960, 7_016)).tooManyPixels())
                .as("A4 scanned at 600 dots an inch")
                .isFalse();
    }

    @Test
    void no_cut_of_a_good_file_does_anything_but_be_refused() throws IOException {
        for (byte[] good : new byte[][] {TestFiles.docx(), TestFiles.odt(), TestFiles.pdf("x"), TestFiles.png(9, 9)}) {
            for (int length = 0; length < good.length - 8; length++) {
                Look look = look(Arrays.copyOf(good, length));
                assertThat(look.type().isEmpty() || look.unsafe()).isTrue();
            }
        }
        for (byte[] good : new byte[][] {TestFiles.jpg(9, 9), TestFiles.heic(9, 9)}) {
            for (int length = 0; length < 20; length++) {
                Look look = look(Arrays.copyOf(good, length));
                assertThat(look.type().isEmpty() || look.unsafe()).isTrue();
            }
        }
    }

    @Test
    void what_is_looked_at_has_no_name_on_the_disk() throws IOException {
        Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
        try (Spool spool = Spool.take(new ByteArrayInputStream(TestFiles.docx()), 1_000_000);
                Stream<Path> files = Files.list(tmp)) {
            assertThat(spool.size()).isPositive();
            assertThat(files.filter(path -> path.getFileName().toString().matches("careforms-[0-9a-f-]{36}")))
                    .isEmpty();
        }
    }

    private static Look look(byte[] content) throws IOException {
        try (Spool spool = Spool.take(new ByteArrayInputStream(content), 10_000_000)) {
            return Look.at(spool);
        }
    }

    private static int lastIndexOf(byte[] bytes, String latin1) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf(latin1);
    }
}
