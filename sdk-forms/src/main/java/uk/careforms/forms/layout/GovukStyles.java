package uk.careforms.forms.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * The style sheet of the GOV.UK Design System without what only GOV.UK may use: the GDS Transport typeface and the crest.
 *
 * <p>Source: govuk-frontend 5.14.0, MIT licence; typeface and crest are outside that licence (design-system.service.gov.uk,
 * "Typeface", read November 2026).
 */
final class GovukStyles {

    private static final String FILE =
            "/META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.css";
    private static final String FONT_NOTICE = "/\\*! Copyright \\(c\\) 2011 by Margaret Calvert[^*]*\\*/";
    private static final String NOTICE =
            "/*! govuk-frontend 5.14.0, MIT licence, (c) Crown copyright Government Digital Service; changed: no typeface, no crest */\n";

    private GovukStyles() {}

    static String read() {
        String css = resource(FILE)
                .replaceAll(FONT_NOTICE, "")
                .replaceAll("@font-face\\{[^}]*}", "")
                .replace("GDS Transport,arial,sans-serif", "arial,sans-serif")
                .replace("GDS Transport", "arial")
                .replaceAll("url\\([^)]*\\)", "none")
                .replaceAll("\\n?/\\*# sourceMappingURL=[^*]*\\*/", "");
        String charset = "@charset \"UTF-8\";";
        return charset + "\n" + NOTICE + css.replace(charset, "");
    }

    static String resource(String name) {
        try (InputStream file = GovukStyles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new CareFormsException(Fault.SETUP, "Style sheet '" + name + "' is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new CareFormsException(Fault.SETUP, "Style sheet '" + name + "' cannot be read", broken);
        }
    }
}
