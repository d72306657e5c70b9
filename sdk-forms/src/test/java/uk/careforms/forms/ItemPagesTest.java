package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are added to one by one, on pages without scripts; the estimate and the warnings that come of them. */
class ItemPagesTest {

    private static final String PAGES = "/forms/every-widget/pages/";
    private static final String LIST = PAGES + "money";
    private static final String SCHEMA =
            """
            "money": { "title": "Money you get", "type": "array", "maxItems": 3, "items": { "type": "object", "required": ["kind", "amount"], "properties": {
                "kind": { "title": "What is it?", "type": "string", "oneOf": [{ "const": "pension", "title": "Pension" }, { "const": "benefit", "title": "Benefit" }] },
                "amount": { "title": "How much is it a week?", "type": "string", "format": "money" },
                "since": { "title": "Since when?", "type": "string", "format": "past-date" } } } },
            """;
    private static final String QUESTIONS =
            """
            { "id": "money", "section": "Money", "questions": [{ "at": "/money", "required": true, "as": "list", "item": "income", "errors": { "required": "Add what you get" },
                "usual": { "file": "usual.json" } }] },
            { "id": "estimate", "section": "Money", "kind": "interruption", "title": "What it comes to", "content": [{ "calculation": "sum" }] },
            """;
    private static final String DERIVED =
            """
            "calculations": { "sum": { "calculation": "adding-up", "facts": { "amounts": { "each": "/money",
                "item": { "row": { "item": "/row" }, "label": { "item": "/kind" }, "amount": { "item": "/amount" } } } } } },
            """;

    @TempDir
    private Path folder;

    private RunningPages pages;
    private Visitor ada;

    @BeforeEach
    void open() throws IOException {
        Path source = Path.of("src", "test", "resources", "packs");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        edit("every-widget/schema.json", "\"household\": {", SCHEMA + "\"household\": {");
        edit("every-widget/form.json", "{ \"id\": \"household\"", QUESTIONS + "{ \"id\": \"household\"");
        edit("every-widget/form.json", "\"decisions\":", DERIVED + "\"decisions\":");
        Files.writeString(
                folder.resolve("every-widget/usual.json"),
                "{\"source\": \"Invented\", \"weekly\": {\"benefit\": [\"76.70\"]}}");
        pages = RunningPages.of(folder);
        ada = pages.visitor();
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void items_are_added_changed_and_removed_one_by_one_and_nothing_is_lost_on_the_way() {
        Answer list = Journey.to(ada, "money");
        assertThat(list.heading()).isEqualTo("Money you get");
        assertThat(ada.press(list, Map.of()).errors()).containsExactly("Add what you get");

        Answer fresh = ada.get(list.link("Add an income"));
        assertThat(fresh.heading()).isEqualTo("Add an income");
        assertThat(fresh.page().select(".govuk-input__prefix").text()).isEqualTo("£");
        assertThat(fresh.page().select("#money-item-amount").attr("inputmode")).isEqualTo("decimal");
        Answer one = ada.press(fresh, Map.of("money-item-kind", "pension", "money-item-amount", "£1,200.5"));
        assertThat(one.path()).isEqualTo(LIST);
        assertThat(one.text(".govuk-summary-list"))
                .contains("Pension", "How much is it a week? £1,200.50", "Change", "Remove");

        Answer two = ada.press(
                ada.get(one.link("Add another income")),
                Map.of("money-item-kind", "benefit", "money-item-amount", "76.70", "money-item-since-year", "2020"));
        assertThat(two.status()).isEqualTo(422);
        assertThat(two.errors()).hasSize(1).first().asString().contains("must include a day and month");
        assertThat(two.path()).matches(LIST + "/items/(new|[A-Za-z0-9]{8})");
        two = ada.press(two, Map.of("money-item-since-day", "1", "money-item-since-month", "2"));
        assertThat(two.path()).isEqualTo(LIST);
        assertThat(two.texts(".govuk-summary-list__key")).containsExactly("Pension", "Benefit");

        String second = two.link("Change Benefit");
        Answer remove = ada.get(two.link("Remove Pension"));
        assertThat(remove.heading()).isEqualTo("Are you sure you want to remove this income?");
        Answer left = ada.press(remove, Map.of());
        assertThat(left.texts(".govuk-summary-list__key")).containsExactly("Benefit");
        assertThat(left.link("Change Benefit"))
                .as("the address of an item stays its own")
                .isEqualTo(second);
        assertThat(ada.get(second).standing("money-item-amount")).isEqualTo("76.70");
        assertThat(ada.get(second).link("Back")).isEqualTo(LIST);
    }

    @Test
    void what_is_wrong_in_an_item_leads_to_the_items_own_page() {
        Answer list = withIncome("pension", "about £200");
        assertThat(list.status()).isEqualTo(422);
        assertThat(list.errors())
                .containsExactly("The amount must be one amount in numbers, like 200 or 200.50, without words");
        Answer back = ada.press(ada.get(LIST), Map.of());
        assertThat(back.status()).isEqualTo(422);
        String href = back.page().select(".govuk-error-summary a").attr("href");

        assertThat(href).matches("/care" + LIST + "/items/[A-Za-z0-9]{8}#money-item-amount");
        Answer item = ada.get(href.replaceFirst("^/care", "").replaceFirst("#.*", ""));
        assertThat(item.errors()).hasSize(1);
        assertThat(item.standing("money-item-amount")).isEqualTo("about £200");
        assertThat(ada.press(item, Map.of("money-item-amount", "")).errors())
                .contains("Enter an answer to “How much is it a week?”");
    }

    @Test
    void a_list_holds_no_more_than_it_may() {
        Answer list = withIncome("pension", "1");
        list = add(list, "pension", "2");
        list = add(list, "pension", "3");

        assertThat(list.page().select("#money")).isEmpty();
        assertThat(ada.get(LIST + "/items/new").path()).isEqualTo(LIST);
        assertThat(ada.get(LIST + "/items/zzzzzzzz").path()).isEqualTo(LIST);
    }

    @Test
    void the_estimate_is_explained_and_a_warning_stops_nobody() {
        Answer list = withIncome("benefit", "80");
        assertThat(list.text(".cf-warnings"))
                .contains("Please check", "not one of the usual amounts", "You can go on as it is");

        Answer estimate = ada.press(list, Map.of());
        assertThat(estimate.path()).isEqualTo(PAGES + "estimate");
        assertThat(estimate.text("main"))
                .contains(
                        "This is an estimate",
                        "You may be asked to pay about £80.00 a week",
                        "5 April 2027: Rates change")
                .contains("not confirmed yet", "An estimate is not a decision");
        assertThat(estimate.text(".cf-warnings")).contains("not one of the usual amounts");
        assertThat(estimate.text("details table")).contains("benefit", "£80.00", "It is added");

        Map<String, String> rest = new LinkedHashMap<>(Journey.answers());
        Answer now = estimate;
        while (!now.path().endsWith("/check")) {
            now = ada.press(now, rest);
        }
        assertThat(now.text(".cf-warnings")).contains("Money you get", "not one of the usual amounts");
        assertThat(now.text("main")).contains("How much is it a week?: £80.00");
        assertThat(ada.press(now, Map.of()).path()).isEqualTo("/forms/every-widget/sent");
    }

    @Test
    void a_half_filled_list_is_there_again_on_another_device() {
        withIncome("pension", "150");
        Answer saved = ada.press(ada.get(LIST), Map.of(), "then", "later");
        Visitor tablet = pages.visitor();

        Answer again = tablet.press(
                tablet.get(saved.text(".cf-link").replaceFirst("^.*/care", "")),
                Map.of("code", saved.text(".cf-code")));

        assertThat(again.path()).startsWith("/forms/every-widget/");
        assertThat(tablet.get(LIST).link("Change Pension"))
                .isEqualTo(ada.get(LIST).link("Change Pension"));
    }

    @Test
    void another_tab_overwrites_nothing() {
        Answer list = withIncome("pension", "150");
        Answer stale = ada.get(list.link("Change Pension"));
        ada.press(ada.get(list.link("Change Pension")), Map.of("money-item-amount", "160"));

        Answer told = ada.press(stale, Map.of("money-item-amount", "170"));

        assertThat(told.status()).isEqualTo(412);
        assertThat(told.text("main")).contains("changed in another tab");
        assertThat(told.standing("money-item-amount")).isEqualTo("170");
        assertThat(ada.get(LIST).text("main")).contains("£160.00");
        assertThat(ada.press(told, Map.of()).text("main")).contains("£170.00");
    }

    @Test
    void what_was_typed_for_an_item_stays_on_the_page_while_the_database_is_away() {
        Answer fresh = ada.get(Journey.to(ada, "money").link("Add an income"));
        pages.database.goDown();

        Answer told = ada.press(fresh, Map.of("money-item-kind", "pension", "money-item-amount", "150"));
        assertThat(told.status()).isEqualTo(503);
        assertThat(told.text("main")).contains("What you typed is still here");
        assertThat(told.standing("money-item-amount")).isEqualTo("150");

        pages.database.comeBack();
        assertThat(ada.press(told, Map.of()).text("main")).contains("£150.00");
    }

    private Answer withIncome(String kind, String amount) {
        return add(Journey.to(ada, "money"), kind, amount);
    }

    private Answer add(Answer list, String kind, String amount) {
        return ada.press(ada.get(list.link("Add an")), Map.of("money-item-kind", kind, "money-item-amount", amount));
    }

    private void edit(String file, String from, String to) {
        try {
            String before = Files.readString(folder.resolve(file));
            assertThat(before).contains(from);
            Files.writeString(folder.resolve(file), before.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
