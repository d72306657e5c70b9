package uk.careforms.engine.internal.store;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.PersonMatch.Candidate;

/** Candidates of a match as JSON. */
final class CandidateText {

    private static final JsonProvider JSON = JsonProvider.provider();

    private CandidateText() {}

    static String of(List<Candidate> candidates) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        for (Candidate candidate : candidates) {
            list.add(JSON.createObjectBuilder()
                    .add("system", candidate.person().system())
                    .add("id", candidate.person().id())
                    .add("label", candidate.person().label())
                    .add("details", details(candidate.details()))
                    .add("reasons", JSON.createArrayBuilder(candidate.reasons())));
        }
        return JsonText.of(JSON.createObjectBuilder().add("candidates", list).build());
    }

    static List<Candidate> read(String text) {
        List<Candidate> candidates = new ArrayList<>();
        for (JsonValue value : JsonText.object(text).getJsonArray("candidates")) {
            JsonObject one = value.asJsonObject();
            candidates.add(new Candidate(
                    new CaseReference(one.getString("system"), one.getString("id"), one.getString("label")),
                    person(one.getJsonObject("details")),
                    one.getJsonArray("reasons").getValuesAs(JsonString::getString)));
        }
        return candidates;
    }

    private static JsonObject details(PersonDetails person) {
        JsonObjectBuilder details = JSON.createObjectBuilder()
                .add("givenName", person.givenName())
                .add("familyName", person.familyName())
                .add("restricted", person.restricted());
        person.nhsNumber().ifPresent(number -> details.add("nhsNumber", number.digits()));
        person.dateOfBirth().ifPresent(date -> details.add("dateOfBirth", date.toString()));
        person.postcode().ifPresent(postcode -> details.add("postcode", postcode));
        return details.build();
    }

    private static PersonDetails person(JsonObject details) {
        return new PersonDetails(
                text(details, "nhsNumber").flatMap(NhsNumber::parse),
                details.getString("givenName"),
                details.getString("familyName"),
                text(details, "dateOfBirth").map(LocalDate::parse),
                text(details, "postcode"),
                details.getBoolean("restricted"));
    }

    private static Optional<String> text(JsonObject details, String key) {
        return Optional.ofNullable(details.getString(key, null));
    }
}
