package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The look at the HTML itself: each kind of fault, planted once. */
class GoodHtmlTest {

    private static final String GOOD =
            """
            <!DOCTYPE html>
            <html lang="en"><head><title>Name - Form</title></head><body>
            <a href="#main-content" class="govuk-skip-link">Skip</a>
            <main id="main-content"><h1>Name</h1>
            <form method="post"><input type="hidden" name="formToken" value="t">
            <label for="a">A</label><input id="a" name="a" type="text"><button>Go</button></form>
            </main></body></html>
            """;

    @Test
    void a_good_page_has_no_fault() {
        assertThat(GoodHtml.faults(GOOD)).isEmpty();
    }

    @Test
    void planted_faults_are_found() {
        planted("<h1>Name</h1>", "<h1>Name</h1><h1>Again</h1>", "not one h1");
        planted("<h1>Name</h1>", "<h1>Name</h1><h3>Deep</h3>", "heading leaps");
        planted("for=\"a\"", "for=\"b\"", "not one label for a");
        planted("type=\"text\"", "type=\"radio\"", "outside a fieldset");
        planted("id=\"a\" name", "id=\"main-content\" name", "id twice");
        planted("type=\"text\"", "type=\"text\" aria-describedby=\"x\"", "leads to nothing: x");
        planted("type=\"text\"", "type=\"text\" style=\"color:red\"", "a style in an attribute");
        planted("type=\"text\"", "type=\"text\" onfocus=\"x()\"", "a script in an attribute");
        planted("</main>", "<script></script></main>", "policy forbids");
        planted("<input type=\"hidden\" name=\"formToken\" value=\"t\">", "", "form without token");
        planted("</h1>", "</h2>", "not well formed");
        planted("lang=\"en\"", "", "no lang");
        planted("<button>Go</button>", "<button></button>", "button without text");
        planted("<title>Name", "<title>Error: Name", "says nothing of the errors");
    }

    private static void planted(String good, String bad, String fault) {
        assertThat(GoodHtml.faults(GOOD.replace(good, bad))).as(bad).anySatisfy(found -> assertThat(found)
                .contains(fault));
    }
}
