package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Makes a page of the form show its errors: unanswered where that is wrong, otherwise far too long. */
final class Mistakes {

    private static final String CLEAR =
            """
            () => document.querySelectorAll('main form [name]').forEach(field => {
              if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
              else if (field.type !== 'hidden' && field.tagName !== 'BUTTON') field.value = '';
            })""";

    private static final String OVERFILL =
            """
            () => {
              const fields = document.querySelectorAll(
                'main form input:is([type=text], [type=tel], [type=email]), main form textarea');
              fields.forEach(field => field.value = 'x'.repeat(20000));
              return fields.length;
            }""";

    private Mistakes() {}

    /** Empties every question of the page. */
    static void clear(Page page) {
        page.evaluate(CLEAR);
    }

    /**
     * Sends the page as it should not be.
     *
     * @return whether the page now shows errors; false when nothing that can be sent from it is wrong
     */
    static boolean make(Page page) {
        String at = page.url();
        clear(page);
        press(page);
        if (!page.url().equals(at)) {
            page.navigate(at);
            if (!page.url().equals(at) || ((Number) page.evaluate(OVERFILL)).intValue() == 0) {
                return false;
            }
            press(page);
            assertThat(page.url()).as("20,000 letters are too many").isEqualTo(at);
        }
        if (page.locator(".govuk-error-summary").count() == 0) {
            return false; // the same page again, with more to answer
        }
        assertThat(page.title()).startsWith("Error: ");
        return true;
    }

    /** The button that goes on: those beside it that do something else have names. */
    static void press(Page page) {
        page.locator("main form button.govuk-button:not([name])").first().click();
    }
}
