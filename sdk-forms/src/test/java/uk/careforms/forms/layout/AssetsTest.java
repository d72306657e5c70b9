package uk.careforms.forms.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.CareFormsException;

class AssetsTest {

    @Test
    void what_only_gov_uk_may_use_is_not_in_the_style_sheet() {
        String css = GovukStyles.read();

        assertThat(css).startsWith("@charset").contains(".govuk-button", "font-family:arial,sans-serif");
        assertThat(css)
                .doesNotContainIgnoringCase("gds transport", "@font-face", "url(", "Calvert", "sourceMappingURL");
    }

    @Test
    void text_on_the_councils_colour_can_be_read_whatever_the_colour() {
        assertThat(new CouncilStyles("#1d4f5f").css()).contains("--cf-colour:#1d4f5f;--cf-on-colour:#ffffff");
        assertThat(new CouncilStyles("#FFDD00").css()).contains("--cf-colour:#ffdd00;--cf-on-colour:#0b0c0c");
        assertThat(new CouncilStyles("#ffffff}body{display:none").css()).contains("--cf-colour:#1d4f5f");
    }

    @Test
    void the_icon_shows_a_letter_and_never_markup() {
        assertThat(new CouncilStyles("#1d4f5f").icon("Westmere")).contains(">W</text>");
        assertThat(new CouncilStyles("#1d4f5f").icon("<script>")).contains("></text>");
    }

    @Test
    void a_logo_is_known_by_its_content(@TempDir Path folder) throws IOException {
        Path svg = Files.writeString(folder.resolve("logo.txt"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Path other = Files.writeString(folder.resolve("logo.png"), "not a picture", StandardCharsets.UTF_8);

        assertThat(Logo.read(svg).mediaType()).isEqualTo("image/svg+xml");
        assertThatThrownBy(() -> Logo.read(other))
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining("PNG or SVG");
        assertThatThrownBy(() -> Logo.read(folder.resolve("none"))).isInstanceOf(CareFormsException.class);
    }
}
