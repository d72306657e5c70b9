package uk.careforms.testkit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.api.spi.Notice;

/**
 * Invented people and what they send, for contracts and tests.
 *
 * <p>Everything personal in them is in {@link #CANARIES}, so that a test can search logs and messages for what must never
 * be there. The NHS number is of the 999 range, which is never issued.
 */
public final class Samples {

    /** Every personal text in the samples. */
    public static final List<String> CANARIES = List.of(
            "Philippa-Canary",
            "O'Sparrow",
            "9990000018",
            "1941-03-27",
            "ZE1 0AX",
            "Cannot wash without her neighbour",
            "philippa.canary@example.org",
            "+447700900123");

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private Samples() {}

    /** A referral whose free text is the given one, with a reference and an NHS number that no other one has. */
    public static Submission submission(String freeText) {
        int count = COUNTER.incrementAndGet();
        JsonObject answers = Json.createObjectBuilder()
                .add(
                        "person",
                        Json.createObjectBuilder()
                                .add("firstName", "Philippa-Canary")
                                .add("lastName", "O'Sparrow")
                                .add("nhsNumber", nhsNumber(count))
                                .add("dateOfBirth", "1941-03-27")
                                .add("sex", "female")
                                .add("address", Json.createObjectBuilder().add("postcode", "ZE1 0AX")))
                .add("needs", Json.createObjectBuilder().add("inOwnWords", freeText))
                .build();
        return new Submission(
                Reference.of("AR", seven(count)),
                new FormVersion("sample-referral", 1),
                Channel.WEB,
                new Answers(answers),
                Instant.parse("2026-11-23T09:30:00Z"));
    }

    /** The personal texts of a dispatch: {@link #CANARIES} and the NHS number. */
    public static List<String> canaries(Dispatch dispatch) {
        return Stream.concat(CANARIES.stream(), dispatch.submission().answers().text("/person/nhsNumber").stream())
                .toList();
    }

    /** A first try at delivering a referral with the sample mapping. */
    public static Dispatch dispatch() {
        return dispatch(mapping(), "Cannot wash without her neighbour");
    }

    /** A first try at delivering a referral whose free text is the given one, under a key of its own. */
    public static Dispatch dispatch(JsonObject mapping, String freeText) {
        Submission submission = submission(freeText);
        return new Dispatch(UUID.randomUUID(), submission, facts(submission), mapping, Optional.empty(), true);
    }

    /** The same dispatch after an earlier try may have reached the remote. */
    public static Dispatch again(Dispatch dispatch) {
        return new Dispatch(
                dispatch.key(), dispatch.submission(), dispatch.facts(), dispatch.mapping(), dispatch.person(), false);
    }

    /** The same dispatch with the person linked to a record. */
    public static Dispatch linked(Dispatch dispatch, CaseReference person) {
        return new Dispatch(
                dispatch.key(),
                dispatch.submission(),
                dispatch.facts(),
                dispatch.mapping(),
                Optional.of(person),
                dispatch.firstTry());
    }

    /** The person of the sample referral, as they are looked for. */
    public static PersonDetails person() {
        return new PersonDetails(
                NhsNumber.parse("9990000018"),
                "Philippa-Canary",
                "O'Sparrow",
                Optional.of(LocalDate.of(1941, 3, 27)),
                Optional.of("ZE1 0AX"),
                false);
    }

    /** A mapping that writes contact, case, note, task and queue item; the free text becomes the note's text. */
    public static JsonObject mapping() {
        return resource("sample-mapping.json");
    }

    /** An e-mail under a key of its own. */
    public static Notice email(String body) {
        return new Notice(
                UUID.randomUUID(),
                Notice.Kind.EMAIL,
                "philippa.canary@example.org",
                "We have your form",
                body,
                Reference.of("AR", "7K3M9QX"));
    }

    /** A text message under a key of its own. */
    public static Notice sms(String body) {
        return new Notice(UUID.randomUUID(), Notice.Kind.SMS, "+447700900123", "", body, Reference.of("AR", "7K3M9QX"));
    }

    /** Seven characters of the reference alphabet that say a number. */
    private static String seven(int number) {
        StringBuilder text = new StringBuilder();
        int rest = number;
        for (int i = 0; i < 7; i++) {
            text.insert(0, Reference.ALPHABET.charAt(rest % 31));
            rest /= 31;
        }
        return text.toString();
    }

    /** A number of 9991, the count, and the first two digits that make the sum right. */
    private static String nhsNumber(int count) {
        return IntStream.range(0, 100)
                .mapToObj(end -> String.format(Locale.ROOT, "9991%04d%02d", count % 10_000, end))
                .filter(digits -> NhsNumber.parse(digits).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject facts(Submission submission) {
        return Json.createObjectBuilder()
                .add("reference", submission.reference().text())
                .add("form", "sample-referral")
                .add("version", 1)
                .add("submittedAt", "2026-11-23T09:30:00+00:00")
                .add("channel", "web")
                .add("team", "community")
                .add("teamName", "Community team")
                .add("queue", "5d1f3f0e-6f0c-4c4b-9a52-0d6f4c1b7a01")
                .add("route", "community")
                .add("signal", "LIKELY")
                .add("priority", "normal")
                .add("dueAt", "2026-11-26T09:30:00+00:00")
                .add("summary", submission.answers().text("/needs/inOwnWords").orElse(""))
                .build();
    }

    private static JsonObject resource(String name) {
        try (InputStream stream = Samples.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The testkit's file '" + name + "' is missing from its jar");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new IllegalStateException("The testkit's file '" + name + "' cannot be read", e);
        }
    }
}
