package uk.careforms.engine.internal.pack;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Postcode;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.FormAbout.PersonPointers;
import uk.careforms.engine.form.TypedDate;
import uk.careforms.engine.internal.pack.read.FormSpec.DecisionEntry;
import uk.careforms.engine.internal.pack.read.FormSpec.Fact;
import uk.careforms.engine.internal.pack.read.FormSpec.MetaFact;
import uk.careforms.engine.json.JsonPlace;

/** Gathers the facts that a decision is made on. A fact that nobody knows is left out, which is not the same as "no". */
final class DecisionFacts {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final PersonPointers person;
    private final Council council;

    DecisionFacts(PersonPointers person, Council council) {
        this.person = person;
        this.council = council;
    }

    /**
     * The facts for one entry.
     *
     * @param visible answers that are visible
     * @param earlier the outcome of an earlier decision, by its name
     */
    JsonObject gather(DecisionEntry entry, Answers visible, Occasion occasion, Function<String, JsonObject> earlier) {
        JsonObjectBuilder facts = JSON.createObjectBuilder();
        entry.facts().forEach((name, fact) -> value(fact, visible, occasion, earlier)
                .ifPresent(value -> facts.add(name, value)));
        return facts.build();
    }

    private Optional<JsonValue> value(
            Fact fact, Answers visible, Occasion occasion, Function<String, JsonObject> earlier) {
        if (fact instanceof Fact.Answer answer) {
            return answer(visible, answer.pointer());
        }
        if (fact instanceof Fact.Earlier outcome) {
            return Optional.ofNullable(earlier.apply(outcome.decision()).get(outcome.key()));
        }
        if (fact instanceof Fact.Calculated figure) {
            return Optional.ofNullable(occasion.figures()
                    .getOrDefault(figure.calculation(), JsonValue.EMPTY_JSON_OBJECT)
                    .get(figure.figure()));
        }
        return meta(((Fact.Meta) fact).name(), visible, occasion);
    }

    private static Optional<JsonValue> answer(Answers visible, String pointer) {
        return JsonPlace.of(pointer).in(visible.json());
    }

    private Optional<JsonValue> meta(MetaFact meta, Answers visible, Occasion occasion) {
        return switch (meta) {
            case CHANNEL -> Optional.of(Json.createValue(occasion.channel().text()));
            case SUBMITTED_DATE ->
                Optional.of(Json.createValue(occasion.submittedOn().toString()));
            case AGE_IN_YEARS -> age(visible, occasion.submittedOn());
            case POSTCODE_DISTRICT -> district(visible).map(Json::createValue);
            case LOCALITY ->
                district(visible)
                        .flatMap(district ->
                                Optional.ofNullable(council.localities().get(district)))
                        .map(Json::createValue);
        };
    }

    private Optional<JsonValue> age(Answers visible, LocalDate on) {
        return person.dateOfBirth()
                .flatMap(visible::text)
                .map(TypedDate::fromText)
                .flatMap(TypedDate::date)
                .filter(born -> !born.isAfter(on))
                .map(born -> Json.createValue(Period.between(born, on).getYears()));
    }

    private Optional<String> district(Answers visible) {
        return person.postcode().flatMap(visible::text).flatMap(Postcode::parse).map(Postcode::district);
    }
}
