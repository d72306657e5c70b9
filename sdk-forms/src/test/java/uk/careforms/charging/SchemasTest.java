package uk.careforms.charging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Schemas, tables of kinds and rates belong together. */
class SchemasTest {

    @Test
    void the_schema_and_the_tables_know_the_same_kinds() {
        Set<String> income = kinds("income");
        income.removeAll(Set.of("pip", "dla"));

        assertThat(income).isEqualTo(Kinds.INCOME.all().keySet());
        assertThat(kinds("capital")).isEqualTo(Kinds.CAPITAL.all().keySet());
    }

    @Test
    void every_member_of_both_schemas_is_described() {
        List<String> silent = new ArrayList<>();
        for (JsonObject schema : List.of(Charged.CHARGING.factsSchema(), Charged.CHARGING.policySchema())) {
            silent(schema, "", silent);
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void each_year_begins_when_the_one_before_ends_and_has_the_same_figures() {
        List<Rates.Year> years = new Rates().years();

        assertThat(years).hasSize(5);
        for (int i = 1; i < years.size(); i++) {
            assertThat(years.get(i).from()).isEqualTo(years.get(i - 1).to().plusDays(1));
            assertThat(years.get(i).figures().keySet())
                    .isEqualTo(years.get(0).figures().keySet());
        }
        assertThat(years.get(0).from()).isEqualTo(LocalDate.of(2022, 4, 6));
    }

    @Test
    void nothing_of_2026_is_confirmed() {
        assertThat(new Rates().years().get(4).figures().values()).noneMatch(Rates.Figure::confirmed);
    }

    @Test
    void confirmed_figures_rise_by_the_published_percentages_to_the_nearest_five_pence() {
        List<Rates.Year> years = new Rates().years();
        BigDecimal before = years.get(2).figure("mig-single-pension-age").amount();

        // 228.70 x 1.017 = 232.5879, to the nearest 5p 232.60
        assertThat(before.multiply(new BigDecimal("1.017"))
                        .multiply(new BigDecimal(20))
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .divide(new BigDecimal(20)))
                .isEqualByComparingTo(
                        years.get(3).figure("mig-single-pension-age").amount());
    }

    private static Set<String> kinds(String list) {
        return Charged.CHARGING
                .factsSchema()
                .getJsonObject("properties")
                .getJsonObject(list)
                .getJsonObject("items")
                .getJsonObject("properties")
                .getJsonObject("kind")
                .getJsonArray("enum")
                .stream()
                .filter(one -> one instanceof JsonString)
                .map(one -> ((JsonString) one).getString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void silent(JsonObject schema, String at, List<String> silent) {
        if (schema.get("properties") instanceof JsonObject members) {
            members.forEach((member, own) -> {
                if (!own.asJsonObject().containsKey("description")) {
                    silent.add(at + "/" + member);
                }
                silent(own.asJsonObject(), at + "/" + member, silent);
            });
        }
        if (schema.get("items") instanceof JsonObject items) {
            silent(items, at + "/-", silent);
        }
        if (schema.get("anyOf") instanceof JsonArray several) {
            several.getValuesAs(JsonObject.class).forEach(one -> silent(one, at, silent));
        }
        if (schema.get("definitions") instanceof JsonObject definitions) {
            definitions.forEach((name, own) -> silent(own.asJsonObject(), name, silent));
        }
    }
}
