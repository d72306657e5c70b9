package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Looks at a page as a careful reviewer would: what can be seen in the HTML without a browser. */
final class GoodHtml {

    private final Document page;
    private final List<String> faults = new ArrayList<>();

    private GoodHtml(Document page) {
        this.page = page;
    }

    static void check(String html, String where) {
        assertThat(faults(html)).as("HTML of %s", where).isEmpty();
    }

    static List<String> faults(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        GoodHtml look = new GoodHtml(parser.parseInput(html, "http://127.0.0.1/"));
        parser.getErrors().forEach(error -> look.faults.add("not well formed: " + error));
        look.skeleton();
        look.names();
        look.fields();
        look.errors();
        look.safety();
        return look.faults;
    }

    private void skeleton() {
        expect(page.documentType() != null, "no doctype");
        expect(page.selectFirst("html[lang=en]") != null, "no lang=en");
        expect(
                page.select("h1").size() == 1,
                "not one h1 but " + page.select("h1").size());
        expect(page.select("main").size() == 1, "not one main");
        expect(page.selectFirst("a.govuk-skip-link[href=#main-content]") != null, "no skip link");
        expect(page.title().contains(" - "), "the title has one part only: " + page.title());
        boolean wrong = page.selectFirst(".govuk-error-summary") != null;
        expect(page.title().startsWith("Error: ") == wrong, "the title says nothing of the errors: " + page.title());
        int level = 1;
        for (Element heading : page.select("main h1, main h2, main h3, main h4")) {
            int own = heading.tagName().charAt(1) - '0';
            boolean summary = heading.hasClass("govuk-error-summary__title")
                    || heading.hasClass("govuk-notification-banner__title");
            expect(summary || own <= level + 1, "heading leaps to " + heading.tagName() + ": " + heading.text());
            level = summary ? level : own;
        }
    }

    private void names() {
        Set<String> ids = new HashSet<>();
        for (Element element : page.select("[id]")) {
            expect(ids.add(element.id()), "id twice: " + element.id());
            expect(!element.id().isEmpty(), "empty id");
        }
        for (String attribute : List.of("aria-describedby", "aria-labelledby", "for")) {
            for (Element element : page.select("[" + attribute + "]")) {
                for (String id : element.attr(attribute).split(" ", -1)) {
                    expect(ids.contains(id), attribute + " leads to nothing: " + id);
                }
            }
        }
        for (Element link : page.select("a")) {
            expect(!link.text().isBlank(), "link without text: " + link.outerHtml());
            expect(!link.attr("href").startsWith("javascript:"), "a link that is a script");
        }
        for (Element button : page.select("button")) {
            expect(!button.text().isBlank(), "button without text");
        }
    }

    private void fields() {
        for (Element field : page.select("input, select, textarea")) {
            if (field.attr("type").equals("hidden")) {
                continue;
            }
            expect(!field.id().isEmpty(), "field without id: " + field.attr("name"));
            expect(page.select("label[for=" + field.id() + "]").size() == 1, "not one label for " + field.id());
            String type = field.attr("type");
            Element group = field.closest("fieldset");
            boolean choice = type.equals("radio") || type.equals("checkbox");
            expect(!choice || group != null, "choice outside a fieldset: " + field.attr("name"));
        }
        for (Element group : page.select("fieldset")) {
            expect(group.selectFirst("> legend") != null, "fieldset without legend");
        }
        for (Element form : page.select("main form[method=post]")) {
            expect(form.selectFirst("input[name=formToken]") != null, "form without token: " + form.attr("action"));
            expect(form.selectFirst("button") != null, "form without button: " + form.attr("action"));
        }
        for (Element table : page.select("table")) {
            expect(table.selectFirst("caption") != null, "table without caption");
            expect(table.selectFirst("th[scope=col]") != null, "table without column headings");
        }
    }

    private void errors() {
        for (Element link : page.select(".govuk-error-summary__list a")) {
            String href = link.attr("href");
            Element target = href.startsWith("#") ? page.getElementById(href.substring(1)) : page;
            expect(target != null, "error link leads to nothing: " + href);
        }
        for (Element sentence : page.select(".govuk-error-message")) {
            boolean described =
                    page.select("[aria-describedby~=" + sentence.id() + "]").size() > 0;
            expect(described, "error belongs to no field: " + sentence.id());
        }
    }

    private void safety() {
        expect(
                page.select("script, style, iframe, object, embed, base").isEmpty(),
                "an element that the policy forbids");
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                expect(!attribute.getKey().startsWith("on"), "a script in an attribute: " + attribute.getKey());
                expect(!attribute.getKey().equals("style"), "a style in an attribute");
            }
        }
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
