package uk.careforms.examples.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import uk.careforms.examples.benchmarks.MadeUpForm.Field;

/** The words that made-up forms are made of: questions, answers, process and council. Nobody in them exists. */
final class MadeUpTexts {

    static final List<String> ASPECTS =
            List.of("now", "before", "help", "helper", "often", "kinds", "since", "worry", "wish", "more");

    static final String COUNCIL =
            """
            {"name": "Benchshire Council", "shortName": "Benchshire", "colour": "#1d4f5f", "phone": "01632 960001", "email": "care@benchshire.example",
             "teams": {"duty": {"name": "Duty team", "email": "duty@benchshire.example", "queue": "11111111-1111-4111-8111-111111111111",
              "hours": {"monday": "09:00-17:00", "tuesday": "09:00-17:00", "wednesday": "09:00-17:00", "thursday": "09:00-17:00", "friday": "09:00-17:00"},
              "mode": "business-hours"}}}
            """;

    /** A start, a delivery, a task. Stock engines run the same text, in their own namespace. */
    static final String PROCESS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                         xmlns:flowable="http://flowable.org/bpmn" id="FORM-process" targetNamespace="https://careforms.example/FORM">
              <process id="FORM" name="Made-up referral" isExecutable="true">
                <startEvent id="sent" name="Sent"/>
                <sequenceFlow id="to-deliver" sourceRef="sent" targetRef="deliver"/>
                <serviceTask id="deliver" name="Open the case" flowable:delegateExpression="${step}" flowable:async="true">
                  <extensionElements>
                    <flowable:field name="does" stringValue="deliver"/>
                    <flowable:field name="connector" stringValue="crm"/>
                  </extensionElements>
                </serviceTask>
                <sequenceFlow id="to-decide" sourceRef="deliver" targetRef="decide"/>
                <userTask id="decide" name="Decide" flowable:candidateGroups="duty"/>
                <sequenceFlow id="to-close" sourceRef="decide" targetRef="close"/>
                <serviceTask id="close" name="Close" flowable:delegateExpression="${step}">
                  <extensionElements>
                    <flowable:field name="does" stringValue="close"/>
                    <flowable:field name="outcomeFrom" stringValue="decideOutcome"/>
                  </extensionElements>
                </serviceTask>
                <sequenceFlow id="to-end" sourceRef="close" targetRef="end"/>
                <endEvent id="end" name="Done"/>
              </process>
            </definitions>
            """;

    static final String MAPPING =
            """
            {"tables": [
              {"set": "contacts", "row": "person", "skipWhenLinked": true, "columns": {"firstname": {"answer": "/person/firstName"}, "lastname": {"answer": "/person/lastName"}}},
              {"set": "incidents", "row": "case", "columns": {"title": {"text": "Help {{reference}}"}, "cf_reference": {"fact": "reference"}},
               "binds": {"customerid_contact": {"row": "person"}}}],
             "case": "case", "label": "cf_reference"}
            """;

    private static final String FORM =
            """
            {"id": "FORM", "version": 1, "prefix": "PREFIX", "title": "A made-up form", "owner": "Benchmarks", "audience": ["public"],
             "status": "provisional", "legalBasis": "None: invented for measuring", "whatHappensNext": "We read it and phone you.", "quickExit": false,
             "retention": {"draftDays": 14, "submissionYears": 7, "source": "Invented for the benchmarks"}, "languages": ["en"],
             "person": {"nhsNumber": "/person/nhsNumber", "givenName": "/person/firstName", "familyName": "/person/lastName",
                        "dateOfBirth": "/person/dateOfBirth", "postcode": "/person/postcode"},
             "variables": {},
             "tasks": {"decide": {"title": "Decide", "outcomes": {"advice": "Advise"}, "note": "optional"}},
             "outcomes": {"advice": {"title": "Advice", "cld": 10, "source": "Client Level Data, event outcome, release 2, code 10"}},
             "connectors": {"crm": {"mapping": "mappings/crm.json"}}}
            """;

    private static final String PROSE =
            "Since the fall in March she has not managed this without somebody beside her, and on bad days she does not try. ";

    private MadeUpTexts() {}

    static JsonObject form(String id) {
        String prefix = "M" + Character.toUpperCase(id.charAt(id.length() - 1));
        return Json.createReader(new StringReader(FORM.replace("FORM", id).replace("PREFIX", prefix)))
                .readObject();
    }

    /** Seven questions that every form asks. */
    static List<Field> person() {
        return List.of(
                personal("firstName", text("First name", "person-name", 100), "Philippa"),
                personal("lastName", text("Last name", "person-name", 100), "O'Sparrow"),
                personal("dateOfBirth", text("Date of birth", "birth-date", 0), "1941-03-27"),
                personal("nhsNumber", text("NHS number", "nhs-number", 0), "9990000018"),
                personal("postcode", text("Postcode", "postcode", 0), "LS1 4AP"),
                personal("phone", text("Phone number", "phone", 0), "01632 960123"),
                personal("email", text("Email address", "email", 200), "philippa@example.org"));
    }

    private static Field personal(String key, JsonObject schema, String answer) {
        return new Field("person", key, schema, Json.createValue(answer), false);
    }

    static JsonObject schema(String subject, String aspect) {
        String title = Character.toUpperCase(subject.charAt(0)) + subject.substring(1) + ": " + aspect;
        return switch (aspect) {
            case "now" -> choices(title, "yes", "no", "not-sure");
            case "help" -> choices(title, "alone", "with-effort", "with-help", "cannot");
            case "often" -> choices(title, "never", "monthly", "weekly", "most-days", "daily", "always");
            case "kinds" ->
                Json.createObjectBuilder()
                        .add("type", "array")
                        .add("title", title)
                        .add("uniqueItems", true)
                        .add("minItems", 1)
                        .add("items", Json.createObjectBuilder().add("oneOf", options(KINDS)))
                        .build();
            case "helper" -> text(title, "person-name", 100);
            case "since" -> text(title, "past-date", 0);
            case "worry", "more" -> text(title, "text", 4000);
            default -> text(title, "one-line", 300);
        };
    }

    private static final String[] KINDS = {
        "morning", "midday", "evening", "night", "indoors", "outdoors", "alone", "in-company", "when-tired", "when-ill"
    };

    static JsonValue answer(String aspect, int letters) {
        return switch (aspect) {
            case "now" -> Json.createValue("yes");
            case "help" -> Json.createValue("with-help");
            case "often" -> Json.createValue("most-days");
            case "helper" -> Json.createValue("Ada Wren");
            case "since" -> Json.createValue("2025-03-27");
            case "kinds" -> kinds();
            case "worry" -> Json.createValue(prose(letters));
            case "more" -> Json.createValue(prose(letters * 3 / 4));
            default -> Json.createValue(prose(letters / 4));
        };
    }

    private static JsonValue kinds() {
        JsonArrayBuilder some = Json.createArrayBuilder();
        for (int i = 0; i < 7; i++) {
            some.add(KINDS[i]);
        }
        return some.build();
    }

    private static String prose(int letters) {
        return PROSE.repeat(letters / PROSE.length() + 1).substring(0, letters).trim();
    }

    private static JsonObject text(String title, String format, int longest) {
        JsonObjectBuilder text = Json.createObjectBuilder()
                .add("title", title)
                .add("type", "string")
                .add("format", format);
        return longest == 0 ? text.build() : text.add("maxLength", longest).build();
    }

    private static JsonObject choices(String title, String... codes) {
        return Json.createObjectBuilder()
                .add("title", title)
                .add("type", "string")
                .add("oneOf", options(codes))
                .build();
    }

    private static JsonArrayBuilder options(String... codes) {
        JsonArrayBuilder options = Json.createArrayBuilder();
        for (String code : codes) {
            options.add(Json.createObjectBuilder().add("const", code).add("title", code.replace('-', ' ')));
        }
        return options;
    }
}
