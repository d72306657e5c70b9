package uk.careforms.engine.internal.pack;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Question.Words;
import uk.careforms.engine.form.Widget;
import uk.careforms.engine.internal.pack.read.ProblemCodes;

/**
 * The sentence for a problem: the form's own where it has one, else one in the style of the GOV.UK Design System (error
 * message, date input, read November 2026). Never holds what was typed.
 */
final class Sentences {

    private static final Pattern ASKED = Pattern.compile("What (?:is|are) (your|their|the|his|her) (.+)\\?");
    private static final Map<String, String> MISSING_PARTS =
            Map.of("day", "a day", "month", "a month", "year", "a year");

    private static final String OPTIONAL = "(optional)";

    private Sentences() {}

    static String of(String code, Words words, AnswerShape shape, Widget widget) {
        String own = own(code, words.errors());
        return own.isEmpty() ? usual(code, title(words), shape, widget) : own;
    }

    private static String own(String code, Map<String, String> errors) {
        String exact = errors.getOrDefault(code, "");
        if (!exact.isEmpty()) {
            return exact;
        }
        if (code.startsWith("date.missing-") && errors.containsKey("date.incomplete")) {
            return errors.getOrDefault("date.incomplete", "");
        }
        return code.indexOf('.') > 0 ? errors.getOrDefault(ProblemCodes.FORMAT, "") : "";
    }

    private static String title(Words words) {
        String title = words.title().strip();
        return title.endsWith(OPTIONAL)
                ? title.substring(0, title.length() - OPTIONAL.length()).strip()
                : title;
    }

    private static String usual(String code, String title, AnswerShape shape, Widget widget) {
        String subject = subject(title, shape);
        if (code.startsWith("date.missing-")) {
            return subject + " must include " + parts(code.substring("date.missing-".length()));
        }
        return switch (code) {
            case ProblemCodes.REQUIRED -> required(title, widget);
            case ProblemCodes.CHOICE, ProblemCodes.REPEATED, ProblemCodes.TOO_FEW -> choose(title, widget);
            case ProblemCodes.TOO_LONG -> subject + " must be " + shape.maxLength() + " characters or fewer";
            case ProblemCodes.TOO_SHORT -> subject + " must be " + shape.minLength() + " characters or more";
            case ProblemCodes.TOO_MANY ->
                widget == Widget.FILE
                        ? "You can only add up to " + shape.maxItems() + " files"
                        : "Give at most " + shape.maxItems() + " answers to “" + title + "”";
            case ProblemCodes.NOT_CONFIRMED -> "Confirm: " + title;
            case ProblemCodes.WRONG_SHAPE -> "Answer “" + title + "” with " + wanted(shape);
            case "date.not-real" -> subject + " must be a real date";
            case "date.year-digits" -> "Year must include 4 numbers";
            case "date.in-future" ->
                format(shape) == AnswerFormat.BIRTH_DATE || format(shape) == AnswerFormat.ADULT_BIRTH_DATE
                        ? subject + " must be in the past"
                        : subject + " must be today or in the past";
            case "date.in-past" -> subject + " must be today or in the future";
            case "date.too-long-ago" -> subject + " must not be more than 120 years ago";
            case "date.under-18" -> subject + " must be at least 18 years ago, because this form is for adults";
            case "money.negative" -> subject + " must be £0 or more, without a minus sign";
            case "money.too-precise" ->
                subject + " must be in pounds and pence with no more than 2 decimals, like 12.50";
            case "money.not-amount" -> subject + " must be one amount in numbers, like 200 or 200.50, without words";
            case "money.too-large" -> subject + " must be less than £100,000,000";
            case "percent.negative" -> subject + " must be 0 or more, without a minus sign";
            case "percent.over-100" -> subject + " must be 100 or less";
            case "percent.not-valid" -> subject + " must be a number from 0 to 100, like 50 or 33.33";
            case "national-insurance-number.not-valid" ->
                "Enter a National Insurance number in the correct format: 2 letters, 6 numbers and a letter from A to D";
            case "nhs-number.not-valid" -> "Enter a real NHS number: 10 digits, like 999 000 0018";
            case "postcode.not-valid" -> "Enter a full UK postcode, like LS1 4AP";
            case "phone.not-valid" -> "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192";
            case "email.not-valid" -> "Enter an email address in the correct format, like name@example.com";
            case "number.not-whole" -> subject + " must be a whole number, like 3";
            case "text.line-break" -> subject + " must be on one line";
            case "text.control-character" -> subject + " must not include invisible control characters";
            default -> subject + " is not in the form we need";
        };
    }

    private static AnswerFormat format(AnswerShape shape) {
        return shape.format().orElse(AnswerFormat.TEXT);
    }

    private static String required(String title, Widget widget) {
        return switch (widget) {
            case RADIOS, CHECKBOXES, SELECT -> choose(title, widget);
            case TEXT, TEXTAREA, DATE, ITEMS -> enter(title);
            case LIST -> "Add at least one answer to “" + title + "”";
            case FILE -> "Select a file";
        };
    }

    private static String choose(String title, Widget widget) {
        String verb = widget == Widget.ITEMS || widget == Widget.LIST ? "Give" : "Select";
        return title.endsWith("?") ? verb + " an answer to “" + title + "”" : verb + " " + lower(title);
    }

    private static String enter(String title) {
        Matcher asked = ASKED.matcher(title);
        if (asked.matches()) {
            return "Enter " + asked.group(1) + " " + asked.group(2);
        }
        return title.endsWith("?") ? "Enter an answer to “" + title + "”" : "Enter " + lower(title);
    }

    /** What a sentence is about: "Date of birth", "Your date of birth", or a plain word where the title is a whole question. */
    private static String subject(String title, AnswerShape shape) {
        Matcher asked = ASKED.matcher(title);
        if (asked.matches()) {
            return upper(asked.group(1)) + " " + asked.group(2);
        }
        if (!title.endsWith("?")) {
            return title;
        }
        AnswerFormat format = format(shape);
        return switch (format) {
            case NUMBER_TEXT -> "The number";
            case MONEY -> "The amount";
            case PERCENT -> "The percentage";
            default -> format.isDate() ? "The date" : "Your answer";
        };
    }

    private static String wanted(AnswerShape shape) {
        return switch (shape.kind()) {
            case TEXT -> "a text";
            case CHOICE -> "one of its choices";
            case CHOICES -> "a list of its choices";
            case YES_NO -> "true or false";
            case ITEMS -> "a list of items";
            case FILES -> "files that were added one by one";
        };
    }

    private static String parts(String codes) {
        String[] parts = codes.split("-and-", -1);
        StringBuilder words = new StringBuilder(MISSING_PARTS.getOrDefault(parts[0], parts[0]));
        for (int i = 1; i < parts.length; i++) {
            words.append(" and ").append(parts[i]);
        }
        return words.toString();
    }

    private static String lower(String title) {
        boolean word =
                title.length() > 1 && Character.isUpperCase(title.charAt(0)) && Character.isLowerCase(title.charAt(1));
        return word ? Character.toLowerCase(title.charAt(0)) + title.substring(1) : title;
    }

    private static String upper(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
