package uk.careforms.engine.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.careforms.engine.form.FileType;

class SafeNameTest {

    @Test
    void a_plain_name_stays_as_it_is() {
        assertThat(SafeName.of("Letter from Dr Ó Briain.pdf", FileType.PDF)).contains("Letter from Dr Ó Briain.pdf");
        assertThat(SafeName.of("IMG_0001.JPEG", FileType.JPG)).contains("IMG_0001.jpeg");
    }

    @Test
    void a_path_is_no_part_of_a_name() {
        assertThat(SafeName.of("../../etc/passwd", FileType.PDF)).contains("passwd.pdf");
        assertThat(SafeName.of("C:\\fakepath\\letter.pdf", FileType.PDF)).contains("letter.pdf");
        assertThat(SafeName.of("..", FileType.PDF)).contains("file.pdf");
        assertThat(SafeName.of("", FileType.PDF)).contains("file.pdf");
    }

    @Test
    void what_cannot_be_seen_or_turns_the_writing_round_is_left_out() {
        assertThat(SafeName.of("letter\u202Efdp.jpg", FileType.JPG)).contains("letterfdp.jpg");
        assertThat(SafeName.of("a\0b\r\nc\u200Bd\uD83D.png", FileType.PNG)).contains("abcd.png");
    }

    @Test
    void what_means_something_elsewhere_is_taken_out() {
        assertThat(SafeName.of("a\"b'c<d>;e.pdf", FileType.PDF)).contains("a_b_c_d__e.pdf");
    }

    @Test
    void the_ending_agrees_with_the_content() {
        assertThat(SafeName.of("photo.jpg", FileType.HEIC)).contains("photo.heic");
        assertThat(SafeName.of("scan 2026.11.22", FileType.PDF)).contains("scan 2026.11.22.pdf");
        assertThat(SafeName.of("scan", FileType.PDF)).contains("scan.pdf");
    }

    @Test
    void a_name_that_claims_to_be_something_else_is_refused() {
        assertThat(SafeName.of("letter.html", FileType.PDF)).isEmpty();
        assertThat(SafeName.of("letter.pdf.exe", FileType.PDF)).isEmpty();
        assertThat(SafeName.of("letter.docm", FileType.DOCX)).isEmpty();
    }

    @Test
    void a_long_name_is_cut_and_keeps_its_ending() {
        String name =
                SafeName.of("\uD83D\uDC4D".repeat(300) + ".pdf", FileType.PDF).orElseThrow();

        assertThat(name).endsWith(".pdf");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(SafeName.LONGEST);
    }
}
