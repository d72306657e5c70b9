package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Postcode;
import uk.careforms.api.model.Problem;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.internal.drafts.Storable;
import uk.careforms.engine.internal.pack.PhoneNumbers;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.json.MergePatch;
import uk.careforms.engine.json.StrictJson;

/** Judges what an officer typed, one sentence for each thing that is wrong. */
final class InvitationCheck {

    static final int LONGEST_TEXT = 4_000;
    static final int LONGEST_PAUSE_REASON = 1_000;
    private static final int LONGEST_CLIENT_REFERENCE = 100;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int LEAST_LINES = 3;
    private static final int MOST_LINES = 7;

    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    InvitationCheck(LocalDate today) {
        this.today = today;
    }

    List<Problem> problems() {
        return problems;
    }

    void wrong(String pointer, String code, String sentence) {
        problems.add(new Problem(pointer, code, sentence));
    }

    /** The address in the form in which messages are sent to it; as typed when it is wrong, which is noted. */
    String address(Notice.Kind channel, String typed) {
        return switch (channel) {
            case EMAIL -> {
                String address = AnswerFormat.EMAIL.normalise(typed);
                if (address.isEmpty()
                        || AnswerFormat.EMAIL.fault(address, today).isPresent()) {
                    wrong(
                            "/address",
                            "email.not-valid",
                            "Enter an email address in the correct format, like name@example.com");
                }
                yield address;
            }
            case SMS -> {
                String phone = AnswerFormat.PHONE.normalise(typed);
                Optional<String> number = AnswerFormat.PHONE.fault(phone, today).isPresent()
                        ? Optional.empty()
                        : PhoneNumbers.e164(phone);
                if (number.isEmpty()) {
                    wrong("/address", "phone.not-valid", "Enter a mobile phone number, like 07700 900 982");
                }
                yield number.orElse(phone);
            }
            case LETTER -> lines(typed);
        };
    }

    private String lines(String typed) {
        List<String> lines =
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String address = String.join("\n", lines);
        boolean unclean = address.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n');
        if (lines.size() < LEAST_LINES || lines.size() > MOST_LINES) {
            wrong("/address", "address.lines", "Enter the postal address on 3 to 7 lines, the name first");
        } else if (Postcode.parse(lines.get(lines.size() - 1)).isEmpty()) {
            wrong("/address", "address.postcode", "The last line of a postal address is its postcode, like LS1 4AP");
        } else if (address.length() > LONGEST_ADDRESS || unclean) {
            wrong("/address", "address.too-long", "Enter a shorter postal address, without hidden characters");
        }
        return address;
    }

    String clientReference(String typed) {
        String reference = typed.strip();
        if (reference.length() > LONGEST_CLIENT_REFERENCE) {
            wrong(
                    "/clientReference",
                    "client-reference.too-long",
                    "The client reference has more than " + LONGEST_CLIENT_REFERENCE + " characters; shorten it");
        } else if (reference.chars().anyMatch(Character::isISOControl)) {
            wrong("/clientReference", "client-reference.not-text", "The client reference is one line of plain text");
        }
        return reference;
    }

    /** What is known already, in its normal form. */
    Answers answers(FormDefinition form, JsonObject patch) {
        Storable storable = Storable.of(patch);
        FileAnswers.Kept kept = FileAnswers.kept(
                form,
                Answers.NONE,
                form.normalised(new Answers(MergePatch.apply(Answers.NONE.json(), storable.patch()))));
        List<Problem> refused = new ArrayList<>(storable.refused());
        refused.addAll(kept.problems());
        refused.forEach(one -> wrong("/answers" + one.pointer(), one.code(), one.sentence()));
        if (JsonText.of(kept.answers().json()).length() > StrictJson.MAX_BYTES) {
            wrong("/answers", "answers.too-large", "The answers that are known already are too long to keep");
        }
        return kept.answers();
    }

    /** What somebody wrote, without what no database can hold. */
    static String words(String typed, int longest) {
        String clean = typed.codePoints()
                .filter(c -> (!Character.isISOControl(c) || c == '\n')
                        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end);
    }
}
