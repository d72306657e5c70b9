package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What came back. Every page is looked at before a test sees it. */
record Answer(int status, HttpHeaders headers, String body, URI address) {

    static Answer of(HttpResponse<String> response) {
        Answer answer = new Answer(response.statusCode(), response.headers(), response.body(), response.uri());
        if (answer.type().startsWith("text/html") && !answer.body().isEmpty()) {
            GoodHtml.check(answer.body(), response.uri().getPath());
        }
        return answer;
    }

    String type() {
        return headers.firstValue("Content-Type").orElse("");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    Document page() {
        return Jsoup.parse(body);
    }

    String heading() {
        return text("h1");
    }

    String path() {
        return address.getPath().replaceFirst("/care", "");
    }

    String text(String selector) {
        Element found = page().selectFirst(selector);
        return found == null ? "" : found.text();
    }

    List<String> texts(String selector) {
        return page().select(selector).eachText();
    }

    /** The sentences of the error summary. */
    List<String> errors() {
        return texts(".govuk-error-summary__list li");
    }

    /** What stands in a field. */
    String standing(String name) {
        Element field = page().selectFirst("[name=" + name + "]");
        assertThat(field).as("field " + name + " on " + path()).isNotNull();
        return field == null ? "" : value(field);
    }

    static String value(Element field) {
        if (field.tagName().equals("textarea")) {
            return field.wholeText().replaceFirst("^\n", ""); // as browsers do, and jsoup does not
        }
        if (field.tagName().equals("select")) {
            Element chosen = field.selectFirst("option[selected]");
            return chosen == null ? "" : chosen.attr("value");
        }
        return field.attr("value");
    }

    /** The first form in the page's main part whose action ends so. */
    Element form(String actionEnding) {
        for (Element form : page().select("main form[method=post]")) {
            if (form.attr("action").endsWith(actionEnding)) {
                return form;
            }
        }
        throw new AssertionError(
                "There is no form to '" + actionEnding + "' on " + path() + ", which says: " + heading());
    }

    /** Where a link with this text leads. */
    String link(String text) {
        for (Element link : page().select("a[href]")) {
            if (link.text().contains(text)) {
                return link.attr("href").replaceFirst("^/care", "");
            }
        }
        throw new AssertionError("There is no link '" + text + "' on " + path());
    }
}
