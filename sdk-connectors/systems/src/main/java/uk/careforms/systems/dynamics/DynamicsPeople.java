package uk.careforms.systems.dynamics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.Postcode;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.Multipart;
import uk.careforms.systems.internal.wire.Trouble;
import uk.careforms.systems.internal.wire.WireAnswer.Received;

/**
 * Looks for people in the table {@code contact}.
 *
 * <p>The questions travel in the body of one batch, so that no name, number or date stands in an address, where proxies and
 * access logs would keep it. The NHS number is expected in the column {@code cf_nhsnumber} and, where the council has one, a
 * yes in {@code cf_restricted} marks a sensitive record.
 */
final class DynamicsPeople implements PersonFinder {

    private static final String SET = "contacts";
    private static final String NUMBER = "cf_nhsnumber";
    private static final String RESTRICTED = "cf_restricted";
    private static final List<String> COLUMNS =
            List.of("contactid", "firstname", "lastname", "birthdate", "address1_postalcode", NUMBER, RESTRICTED);

    /** More than anybody could look through; a search that finds so many was too wide. */
    private static final int MOST = 100;

    private static final int START_OF_NAME = 3;

    private final DynamicsClient client;
    private final Definitions definitions;

    DynamicsPeople(DynamicsClient client, Definitions definitions) {
        this.client = client;
        this.definitions = definitions;
    }

    @Override
    public Search find(PersonDetails person) {
        Definitions.Loaded known = definitions.of(Set.of(SET));
        if (known.trouble().isPresent() && known.offered()) {
            return known.trouble().get().asSearch();
        }
        Optional<TableDefinition> contact = known.of(SET);
        List<String> filters = filters(person, contact, client.settings().detectsDuplicates());
        if (filters.isEmpty()) {
            return new Search.Found(List.of());
        }
        // Without definitions nothing is selected: a column that is not there would spoil the question.
        String select = contact.map(table -> "$select="
                        + COLUMNS.stream()
                                .filter(column -> has(contact, column))
                                .collect(Collectors.joining(",")) + "&")
                .orElse("");
        String active = has(contact, "statecode") && contact.isPresent() ? " and statecode eq 0" : "";
        List<String> questions = filters.stream()
                .map(filter -> SET + "?" + select + "$top=" + MOST + "&$filter="
                        + ODataText.encoded("(" + filter + ")" + active))
                .toList();
        return client.ask(questions).fold(answer -> read(questions.size(), answer), Trouble::asSearch);
    }

    private static boolean has(Optional<TableDefinition> contact, String column) {
        return contact.isEmpty()
                || column.equals(contact.get().idColumn())
                || contact.get().column(column).isPresent();
    }

    /**
     * @param byName whether equal names count too, as they do for the duplicate rule that every environment has (Microsoft,
     *     "Detect duplicate data", read November 2026); the other one compares e-mail addresses, which are not looked for
     */
    private static List<String> filters(PersonDetails person, Optional<TableDefinition> contact, boolean byName) {
        Stream<String> byNumber = person
                .nhsNumber()
                .filter(number -> has(contact, NUMBER))
                .map(number -> NUMBER + " eq " + ODataText.quoted(number.digits()) + " or " + NUMBER + " eq "
                        + ODataText.quoted(number.spaced()))
                .stream();
        Stream<String> byBirth = person
                .dateOfBirth()
                .filter(date -> !person.familyName().isBlank())
                .map(date -> "birthdate eq " + date + " and startswith(lastname,"
                        + ODataText.quoted(start(person.familyName())) + ")")
                .stream();
        Stream<String> byHome = person
                .postcode()
                .filter(postcode -> !person.givenName().isBlank())
                .map(postcode -> "(address1_postalcode eq " + ODataText.quoted(postcode) + " or address1_postalcode eq "
                        + ODataText.quoted(postcode.replace(" ", "")) + ") and firstname eq "
                        + ODataText.quoted(person.givenName().strip()))
                .stream();
        Stream<String> byNames = Stream.of(person)
                .filter(each -> byName
                        && !each.givenName().isBlank()
                        && !each.familyName().isBlank())
                .map(each -> "firstname eq " + ODataText.quoted(each.givenName().strip()) + " and lastname eq "
                        + ODataText.quoted(each.familyName().strip()));
        return Stream.of(byNumber, byBirth, byHome, byNames)
                .flatMap(each -> each)
                .toList();
    }

    /** The first three characters as people count them, so that no emoji is cut in two. */
    private static String start(String name) {
        String text = name.strip();
        int end = text.offsetByCodePoints(0, Math.min(START_OF_NAME, text.codePointCount(0, text.length())));
        return text.substring(0, end);
    }

    private Search read(int questions, Received batch) {
        Optional<List<Received>> answers = Multipart.answers(batch);
        Optional<Received> bad = answers.stream()
                .flatMap(List::stream)
                .filter(answer -> answer.status() != 200)
                .findFirst();
        if (bad.isPresent()) {
            return client.trouble(bad.get().under(batch)).asSearch();
        }
        if (batch.status() != 200 || answers.map(List::size).orElse(0) != questions) {
            return client.trouble(batch).asSearch();
        }
        Map<String, KnownPerson> people = new LinkedHashMap<>();
        for (Received answer : answers.orElseThrow()) {
            Optional<ObjectNode> json = JsonText.object(answer.body());
            if (json.isEmpty() || !json.get().path("value").isArray()) {
                return client.trouble(answer).asSearch();
            }
            for (JsonNode row : json.get().path("value")) {
                known(row)
                        .ifPresent(person -> people.putIfAbsent(person.person().id(), person));
            }
        }
        return new Search.Found(new ArrayList<>(people.values()));
    }

    private static Optional<KnownPerson> known(JsonNode row) {
        String id = row.path("contactid").asString("");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new KnownPerson(
                new CaseReference(DynamicsSettings.PLUG_IN, id, id),
                new PersonDetails(
                        NhsNumber.parse(row.path(NUMBER).asString("")),
                        row.path("firstname").asString(""),
                        row.path("lastname").asString(""),
                        date(row.path("birthdate").asString("")),
                        Postcode.parse(row.path("address1_postalcode").asString(""))
                                .map(Postcode::text),
                        row.path(RESTRICTED).asBoolean(false))));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "DynamicsPeople[" + client.settings() + "]";
    }
}
