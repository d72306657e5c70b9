package uk.careforms.examples.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the form packs that are measured: seven questions about a person, then ten about each of up to 23 parts of a day.
 *
 * @param id the form's id
 * @param fields how many questions it asks
 * @param conditional how many of them hang on an earlier answer
 * @param letters how long a long answer is
 */
record MadeUpForm(String id, int fields, int conditional, int letters) {

    /** As long as a careful referral: 75 questions, 120 values, six conditions, 8 KB of answers. */
    static final MadeUpForm REFERRAL = new MadeUpForm("made-up-referral", 75, 6, 420);

    /** As long as a full assessment: 226 questions, of which 79 (35%) hang on another. */
    static final MadeUpForm ASSESSMENT = new MadeUpForm("made-up-assessment", 226, 79, 120);

    private static final int FIELDS_PER_PAGE = 12;
    private static final List<String> SUBJECTS = List.of(
            "washing",
            "dressing",
            "eating",
            "drinking",
            "cooking",
            "moving",
            "standing",
            "sleeping",
            "seeing",
            "hearing",
            "speaking",
            "memory",
            "mood",
            "money",
            "house",
            "shopping",
            "work",
            "family",
            "friends",
            "travel",
            "medicine",
            "pain",
            "safety");

    /** The aspects that can be made to hang on {@code now}, the last ones only when the form has many conditions. */
    private static final List<String> HANGING = List.of("help", "helper", "often", "more");

    /** One question: where its answer is kept, its schema and what a person answers. */
    record Field(String subject, String key, JsonObject schema, jakarta.json.JsonValue answer, boolean hangs) {

        String at() {
            return "/" + subject + "/" + key;
        }
    }

    /** Every file of the pack and its council, by path. */
    Map<String, String> files() {
        List<Field> questions = questions();
        Map<String, String> files = new TreeMap<>();
        files.put("council.json", MadeUpTexts.COUNCIL);
        files.put(id + "/form.json", form(questions).toString());
        files.put(id + "/schema.json", schema(questions).toString());
        files.put(id + "/process.bpmn20.xml", MadeUpTexts.PROCESS.replace("FORM", id));
        files.put(id + "/mappings/crm.json", MadeUpTexts.MAPPING);
        files.put(id + "/samples/ready.json", sample(questions).toString());
        files.put(
                id + "/README.md",
                "Invented for the benchmarks by MadeUpForm: " + fields + " questions, " + conditional
                        + " of which hang on an earlier answer.\n");
        return files;
    }

    /** What somebody answers who answers every question. */
    JsonObject answers() {
        return answers(questions());
    }

    private static JsonObject answers(List<Field> questions) {
        Map<String, JsonObjectBuilder> groups = new java.util.LinkedHashMap<>();
        for (Field field : questions) {
            groups.computeIfAbsent(field.subject(), any -> Json.createObjectBuilder())
                    .add(field.key(), field.answer());
        }
        JsonObjectBuilder answers = Json.createObjectBuilder();
        groups.forEach((subject, group) -> answers.add(subject, group));
        return answers.build();
    }

    private static JsonObject schema(List<Field> questions) {
        Map<String, JsonObjectBuilder> groups = new java.util.LinkedHashMap<>();
        for (Field field : questions) {
            groups.computeIfAbsent(field.subject(), any -> Json.createObjectBuilder())
                    .add(field.key(), field.schema());
        }
        JsonObjectBuilder properties = Json.createObjectBuilder();
        groups.forEach((subject, group) -> properties.add(
                subject,
                Json.createObjectBuilder()
                        .add("type", "object")
                        .add("title", subject)
                        .add("properties", group)));
        return Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", properties)
                .build();
    }

    private JsonObject form(List<Field> questions) {
        JsonArrayBuilder pages = Json.createArrayBuilder();
        for (int from = 0; from < questions.size(); from += FIELDS_PER_PAGE) {
            JsonArrayBuilder asked = Json.createArrayBuilder();
            for (Field field : questions.subList(from, Math.min(from + FIELDS_PER_PAGE, questions.size()))) {
                JsonObjectBuilder question = Json.createObjectBuilder()
                        .add("at", field.at())
                        .add("required", !field.key().equals("more"));
                if (field.hangs()) {
                    question.add("when", Json.createObjectBuilder().add("/" + field.subject() + "/now", "yes"));
                }
                asked.add(question);
            }
            int number = from / FIELDS_PER_PAGE + 1;
            pages.add(Json.createObjectBuilder()
                    .add("id", "part-" + (char) ('a' + number - 1))
                    .add("title", "Part " + number)
                    .add("questions", asked));
        }
        return Json.createObjectBuilder(MadeUpTexts.form(id))
                .add("pages", pages)
                .build();
    }

    private static JsonObject sample(List<Field> questions) {
        return Json.createObjectBuilder()
                .add("about", "Somebody answers every question")
                .add("answers", answers(questions))
                .add("channel", "web")
                .add("expect", Json.createObjectBuilder().add("check", "valid"))
                .build();
    }

    private List<Field> questions() {
        List<Field> all = new ArrayList<>(MadeUpTexts.person());
        int hanging = 0;
        for (String subject : SUBJECTS) {
            for (String key : MadeUpTexts.ASPECTS) {
                if (all.size() == fields) {
                    return all;
                }
                boolean hangs = hanging < conditional && hangs(key);
                hanging += hangs ? 1 : 0;
                all.add(new Field(
                        subject, key, MadeUpTexts.schema(subject, key), MadeUpTexts.answer(key, letters), hangs));
            }
        }
        return all;
    }

    /** Spread over the form: one a subject where there are few conditions, three or four where there are many. */
    private boolean hangs(String key) {
        int place = HANGING.indexOf(key);
        return conditional < SUBJECTS.size() ? place == 0 : place >= 0;
    }
}
