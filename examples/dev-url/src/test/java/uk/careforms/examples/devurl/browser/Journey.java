package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One person filling in a form: finds on each page the questions that they have an answer to. */
final class Journey {

    private static final int MOST_PAGES = 120;

    private final Browser browser;
    private final Page page;
    private final String name;
    private final boolean looking;
    private final Map<String, List<String>> answers = new LinkedHashMap<>();
    private final Map<String, List<JsonObject>> lists = new LinkedHashMap<>();
    private final List<String> pages = new ArrayList<>();

    /** @param looking whether every page, and every page with its errors, is checked with axe */
    Journey(Browser browser, Page page, String name, JsonObject answers, boolean looking) {
        this.browser = browser;
        this.page = page;
        this.name = name;
        this.looking = looking;
        flatten("", answers, this.answers);
    }

    /** From the start page to check answers. */
    void fillIn(String formPage) {
        page.navigate(formPage);
        look("start");
        press();
        goOn();
    }

    /** From the page the person is on to check answers. */
    void goOn() {
        while (!page.url().endsWith("/check")) {
            assertThat(pages).as("pages so far").hasSizeLessThan(MOST_PAGES);
            String at = page.url().substring(page.url().lastIndexOf('/') + 1);
            pages.add(at);
            look(at);
            if (looking) {
                showErrors(at);
            }
            add(at);
            answer(answers);
            String before = page.url();
            press();
            assertThat(page.url())
                    .as("'%s' was answered, and the form goes on; it says: %s", at, mistakes())
                    .isNotEqualTo(before);
        }
        look("check");
    }

    /** Sends the form and returns its reference. */
    String send() {
        press();
        assertThat(page.url()).endsWith("/sent");
        look("sent");
        return page.locator(".govuk-panel__body strong").innerText().strip();
    }

    List<String> pages() {
        return pages;
    }

    /** The page as it is when something is missing or wrong, and then as it was. */
    private void showErrors(String at) {
        String state = "form-" + at + "-error";
        if (browser.hasLooked(state)) {
            return;
        }
        String before = page.url();
        if (Mistakes.make(page)) {
            browser.look(page, name + "-" + at + "-error", state);
            Mistakes.clear(page);
        } else {
            page.navigate(before);
        }
    }

    /** Adds the items of a list, one after the other, where the page is that of a list. */
    private void add(String at) {
        Locator button = page.locator("main a.govuk-button--secondary[href$='/items/new']");
        if (button.count() == 0) {
            return;
        }
        String list = String.valueOf(button.getAttribute("id"));
        for (JsonObject item : lists.getOrDefault(list, List.of())) {
            Map<String, List<String>> parts = new LinkedHashMap<>();
            flatten(list + "-item", item, parts);
            button.click();
            look(at + "-item");
            if (looking) {
                showErrors(at + "-item");
            }
            answer(parts);
            press();
            assertThat(page.url())
                    .as("an item was added; it says: %s", mistakes())
                    .endsWith("/pages/" + at);
            look(at + "-added");
        }
    }

    private void answer(Map<String, List<String>> given) {
        String html = page.content();
        given.forEach((field, values) -> {
            if (html.contains("name=\"" + field + "-day\"")) {
                String[] date = values.get(0).split("-", -1);
                type(field + "-year", date[0]);
                type(field + "-month", date[1]);
                type(field + "-day", date[2]);
            } else if (html.contains("name=\"" + field + "\"")) {
                give(field, values);
            }
        });
    }

    private void give(String field, List<String> values) {
        if (page.locator("select[name='" + field + "']").count() > 0) {
            page.locator("select[name='" + field + "']").selectOption(values.get(0));
        } else if (page.locator("input[name='" + field + "'][type='radio'], input[name='" + field
                                + "'][type='checkbox']")
                        .count()
                > 0) {
            values.forEach(value -> page.locator("input[name='" + field + "'][value='" + value + "']")
                    .check());
        } else {
            type(field, values.get(0));
        }
    }

    private void type(String field, String text) {
        page.locator("[name='" + field + "']").fill(text);
    }

    private void press() {
        Mistakes.press(page);
    }

    private void look(String at) {
        if (looking) {
            browser.look(page, name + "-" + at, "form-" + at);
        }
    }

    private String mistakes() {
        var summary = page.locator(".govuk-error-summary");
        return summary.count() == 0 ? "nothing" : summary.innerText();
    }

    private void flatten(String prefix, JsonObject object, Map<String, List<String>> flat) {
        object.forEach((key, value) -> {
            String field = prefix.isEmpty() ? key : prefix + "-" + key;
            if (value instanceof JsonObject inner) {
                flatten(field, inner, flat);
            } else if (value instanceof JsonArray list && list.get(0) instanceof JsonObject) {
                lists.put(field, list.getValuesAs(JsonObject.class));
            } else if (value instanceof JsonArray list) {
                flat.put(field, list.stream().map(Journey::text).toList());
            } else {
                flat.put(field, List.of(text(value)));
            }
        });
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
