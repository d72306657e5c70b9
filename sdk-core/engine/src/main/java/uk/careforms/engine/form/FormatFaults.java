package uk.careforms.engine.form;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.Postcode;

/** What is wrong with a text that should have a format. The patterns have no nested repeats, so none can run away. */
final class FormatFaults {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()\\-.\u00a0]{7,30}(( ?(x|ext\\.?) ?)[0-9]{1,6})?");
    private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");
    private static final Pattern HOST_LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final int ADULT = 18;

    private FormatFaults() {}

    static Optional<String> find(AnswerFormat format, String text, LocalDate today) {
        if (hasControl(text, format == AnswerFormat.TEXT)) {
            return Optional.of(isLineBreak(text) ? "text.line-break" : "text.control-character");
        }
        return switch (format) {
            case DATE, BIRTH_DATE, ADULT_BIRTH_DATE, PAST_DATE, FUTURE_DATE -> date(format, text, today);
            case NHS_NUMBER ->
                unless(
                        NhsNumber.parse(text)
                                .filter(n -> n.digits().equals(text))
                                .isPresent(),
                        "nhs-number.not-valid");
            case POSTCODE ->
                unless(Postcode.parse(text).filter(p -> p.text().equals(text)).isPresent(), "postcode.not-valid");
            case PHONE -> unless(isPhone(text), "phone.not-valid");
            case EMAIL -> unless(isEmail(text), "email.not-valid");
            case NUMBER_TEXT ->
                unless(
                        !text.isEmpty() && text.length() <= 15 && text.chars().allMatch(c -> c >= '0' && c <= '9'),
                        "number.not-whole");
            case MONEY -> Amount.moneyFault(text);
            case PERCENT -> Amount.percentFault(text);
            case NATIONAL_INSURANCE_NUMBER ->
                unless(InsuranceNumber.isValid(text), "national-insurance-number.not-valid");
            case PERSON_NAME, ONE_LINE, TEXT -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean good, String code) {
        return good ? Optional.empty() : Optional.of(code);
    }

    private static boolean hasControl(String text, boolean lineFeedAllowed) {
        return text.codePoints().anyMatch(c -> isControl(c) && !(lineFeedAllowed && (c == '\n' || c == '\t')));
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || (c >= 0xFFFE && (c & 0xFFFE) == 0xFFFE);
    }

    private static boolean isLineBreak(String text) {
        return text.codePoints()
                .filter(FormatFaults::isControl)
                .allMatch(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0);
    }

    private static Optional<String> date(AnswerFormat format, String text, LocalDate today) {
        if (text.chars().filter(c -> c == '-').count() != 2) {
            return Optional.of("date.not-real"); // three boxes, whatever they hold, are joined by two dashes
        }
        TypedDate typed = TypedDate.fromText(text);
        Optional<String> fault = typed.fault();
        if (fault.isPresent()) {
            return fault;
        }
        if (!typed.text().equals(text)) {
            return Optional.of("date.not-real");
        }
        LocalDate day = LocalDate.parse(text);
        boolean birth = format == AnswerFormat.BIRTH_DATE || format == AnswerFormat.ADULT_BIRTH_DATE;
        boolean past = birth || format == AnswerFormat.PAST_DATE;
        if (past && day.isAfter(today)) {
            return Optional.of("date.in-future");
        }
        if (birth && day.isBefore(today.minusYears(120))) {
            return Optional.of("date.too-long-ago");
        }
        if (format == AnswerFormat.ADULT_BIRTH_DATE && day.isAfter(today.minusYears(ADULT))) {
            return Optional.of("date.under-18");
        }
        return unless(format != AnswerFormat.FUTURE_DATE || !day.isBefore(today), "date.in-past");
    }

    private static boolean isPhone(String text) {
        if (!PHONE.matcher(text).matches()) {
            return false;
        }
        String number = text.split("[x e]xt?", 2)[0];
        long digits = number.chars().filter(c -> c >= '0' && c <= '9').count();
        char first = text.charAt(0);
        return digits >= 7 && digits <= 15 && (first == '+' || first == '0' || first == '(');
    }

    private static boolean isEmail(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > 254) {
            return false;
        }
        String local = text.substring(0, at);
        String host = text.substring(at + 1);
        if (!LOCAL_PART.matcher(local).matches()
                || local.startsWith(".")
                || local.endsWith(".")
                || local.contains("..")) {
            return false;
        }
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!HOST_LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length >= 2 && labels[labels.length - 1].matches("[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]");
    }
}
