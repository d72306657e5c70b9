package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.testkit.Eicar;

/** The page of the shipped form that takes letters and photos, in a browser without scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesTest {

    private static final String PAGE = "/forms/adult-referral/pages/evidence";
    private static final byte[] LETTER = pdf("Dear council");

    private RunningPages pages;

    @BeforeAll
    void open() {
        pages = RunningPages.shipped();
    }

    @AfterEach
    void heal() {
        pages.files.full(false);
        pages.scanner.down(false);
        pages.database.comeBack();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void a_file_is_added_listed_and_removed_without_leaving_the_page() {
        Visitor visitor = begun();

        Answer added = visitor.upload(visitor.get(PAGE), "C:\\letters\\From the GP.pdf", LETTER, "then", "add");

        assertThat(added.path()).isEqualTo(PAGE);
        assertThat(added.text("dl")).contains("From the GP.pdf", "Being checked for viruses");
        pages.forms.runDue();
        Answer ready = visitor.get(PAGE);
        assertThat(ready.text("dl")).contains("Ready to send");
        String id = ready.page().select("button[name=remove]").attr("value");
        Answer removed = visitor.press(ready, Map.of(), "remove", id);
        assertThat(removed.path()).isEqualTo(PAGE);
        assertThat(removed.page().select("button[name=remove]")).isEmpty();
    }

    @Test
    void going_on_adds_the_file_that_was_chosen() {
        Visitor visitor = begun();

        Answer next = visitor.upload(visitor.get(PAGE), "photo.pdf", LETTER, "", "");

        assertThat(next.path()).isEqualTo("/forms/adult-referral/pages/anything-else");
        assertThat(visitor.get(PAGE).text("dl")).contains("photo.pdf");
        assertThat(visitor.get("/forms/adult-referral/check").text("main"))
                .contains("photo.pdf", "We are checking your files for viruses");
    }

    @Test
    void nobody_has_to_add_anything_but_adding_nothing_is_a_mistake() {
        Visitor visitor = begun();

        assertThat(visitor.press(visitor.get(PAGE), Map.of()).path()).endsWith("/pages/anything-else");
        Answer nothing = visitor.upload(visitor.get(PAGE), "", new byte[0], "then", "add");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.errors()).containsExactly("Select a file");
    }

    @Test
    void what_is_not_taken_is_said_beside_the_field() {
        Visitor visitor = begun();
        byte[] large = new byte[10 * 1024 * 1024 + 1];

        assertThat(refused(visitor, "a.pdf", large)).isEqualTo("The selected file must be smaller than 10MB");
        assertThat(refused(visitor, "a.pdf", new byte[33 * 1024 * 1024]))
                .isEqualTo("The selected file must be smaller than 10MB");
        assertThat(refused(visitor, "a.pdf", latin1("<html><script>")))
                .isEqualTo("The selected file must be a PDF, JPG, PNG, HEIC or DOCX");
        assertThat(refused(visitor, "a.pdf", new byte[0])).isEqualTo("The selected file is empty");
        assertThat(refused(visitor, "a.html", LETTER)).startsWith("The selected file’s name ends like another");
        assertThat(visitor.get(PAGE).page().select("button[name=remove]")).isEmpty();
    }

    @Test
    void a_full_disk_is_a_sentence_and_the_same_page_takes_the_file_afterwards() {
        Visitor visitor = begun();
        Answer page = visitor.get(PAGE);
        pages.files.full(true);

        Answer full = visitor.upload(page, "a.pdf", LETTER, "then", "add");

        assertThat(full.status()).isEqualTo(503);
        assertThat(full.header("Retry-After")).isEqualTo("30");
        assertThat(full.errors()).containsExactly("The selected file could not be uploaded – try again");
        pages.files.full(false);
        assertThat(visitor.upload(full, "a.pdf", LETTER, "then", "add").text("dl"))
                .contains("a.pdf");
    }

    @Test
    void without_the_database_the_page_comes_back_and_takes_the_file_afterwards() {
        Visitor visitor = begun();
        Answer page = visitor.get(PAGE);
        pages.database.goDown();

        Answer down = visitor.upload(page, "a.pdf", LETTER, "then", "add");

        assertThat(down.status()).isEqualTo(503);
        pages.database.comeBack();
        assertThat(visitor.upload(down, "a.pdf", LETTER, "then", "add").text("dl"))
                .contains("a.pdf");
    }

    @Test
    void a_form_from_another_site_adds_nothing() {
        Visitor visitor = begun();
        Answer page = visitor.get(PAGE);
        page.page();
        Visitor stranger = begun();

        Answer refused = stranger.upload(page, "a.pdf", LETTER, "then", "add");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(stranger.get(PAGE).page().select("button[name=remove]")).isEmpty();
    }

    @Test
    void the_person_is_told_of_a_virus_and_the_content_is_gone() {
        Visitor visitor = begun();
        int before = pages.files.ids().size();
        visitor.upload(visitor.get(PAGE), "a.pdf", pdf(Eicar.text()), "then", "add");

        pages.forms.runDue();

        assertThat(visitor.get(PAGE).text("dl")).contains("Contains a virus");
        assertThat(pages.files.ids()).hasSize(before);
    }

    @Test
    void a_name_in_markup_is_only_a_name() {
        Visitor visitor = begun();

        Answer added = visitor.upload(visitor.get(PAGE), "<img src=x onerror=x()>\u202Efdp.pdf", LETTER, "then", "add");

        assertThat(added.page().select("img[src=x]")).isEmpty();
        assertThat(added.text("dl")).contains("_img src=x onerror=x()_fdp.pdf");
    }

    @Test
    void strangers_download_nothing() {
        HttpResponse<byte[]> answer =
                pages.visitor().download("/staff/cases/AR-7K3M-9QXT/files/0d9bb5d6-2a39-4a3c-8d0c-0b7f7a3f1c01");

        assertThat(answer.statusCode()).isIn(401, 303);
    }

    private String refused(Visitor visitor, String name, byte[] content) {
        Answer answer = visitor.upload(visitor.get(PAGE), name, content, "then", "add");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.heading()).contains("Add letters or photos");
        return answer.errors().get(0);
    }

    private Visitor begun() {
        Visitor visitor = pages.visitor();
        visitor.press(visitor.get("/forms/adult-referral"), Map.of());
        return visitor;
    }

    static byte[] pdf(String text) {
        return latin1("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% " + text + "\ntrailer\n<< >>\n%%EOF\n");
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
