package uk.careforms.examples.devurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.CareFormsException;

/** A letter from somebody's device to the note beside their case, and a virus that gets nowhere. */
class FileJourneyTest {

    private static final int PATIENCE = 20_000;
    private static final byte[] LETTER = pdf("Dear council");

    @TempDir
    private Path data;

    @Test
    void a_clean_file_is_beside_the_case_byte_for_byte_and_an_infected_one_is_nowhere() throws Exception {
        try (RunningDevUrl dev = RunningDevUrl.start(data)) {
            ApiClient api = new ApiClient(dev.address());
            String draft = api.draft(Sample.answers("self-two-outcomes"));
            String path = "/drafts/" + draft + "/attachments?question=/evidence";
            assertThat(api.upload(path, "letter.pdf", LETTER).status()).isEqualTo(201);
            assertThat(api.upload(path, "other.pdf", pdf(eicar())).status()).isEqualTo(201);

            String reference =
                    api.post("/drafts/" + draft + "/submission", "").json().getString("reference");

            assertThat(dev.arrivesInCrm(reference)).isTrue();
            List<Map<String, Object>> notes = List.of();
            for (int i = 0; i < PATIENCE && notes.isEmpty(); i++) {
                api.get("/health/live");
                notes = dev.crm("annotation").stream()
                        .filter(note -> note.get("filename") != null)
                        .toList();
            }
            assertThat(notes)
                    .as(api.get("/deliveries", "operator").text())
                    .singleElement()
                    .satisfies(note -> {
                        assertThat(note).containsEntry("filename", "letter.pdf");
                        assertThat(Base64.getDecoder().decode(String.valueOf(note.get("documentbody"))))
                                .isEqualTo(LETTER);
                    });
            String seen = api.get("/submissions/" + reference, "staff").text();
            assertThat(seen).contains("\"clean\"", "\"infected\"", "attachment.infected");
            assertThat(kept()).as("the infected one's content is deleted").isEqualTo(1);
        }
    }

    @Test
    void wrong_settings_of_files_and_scanner_are_told_with_the_others() throws Exception {
        Path config = Files.writeString(
                data.resolve("dev.properties"),
                "files.type=cloud\nscanner.type=clamav\nscanner.port=0\nnotices.type=pigeon\n");
        Options options = Options.parse(List.of("--port", "0", "--config", config.toString()));

        assertThatThrownBy(() -> DevServer.start(options, data))
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining("'files.type' is 'cloud'")
                .hasMessageContaining("setting 'host' is missing")
                .hasMessageContaining("'port' must be")
                .hasMessageContaining("'notices.type' is 'pigeon'");
    }

    private long kept() throws Exception {
        try (Stream<Path> files = Files.walk(data.resolve("files"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% " + text + "\ntrailer\n<< >>\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Put together here, so that no scanner of a developer's machine takes this class away. */
    private static String eicar() {
        return String.join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*");
    }
}
