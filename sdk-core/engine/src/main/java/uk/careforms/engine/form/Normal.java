package uk.careforms.engine.form;

import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.Postcode;

/** The normal form of each format. */
final class Normal {

    private Normal() {}

    static String form(AnswerFormat format, String typed) {
        String trimmed = trim(typed);
        return switch (format) {
            case NHS_NUMBER -> NhsNumber.parse(trimmed).map(NhsNumber::digits).orElse(trimmed);
            case POSTCODE -> Postcode.parse(trimmed).map(Postcode::text).orElse(trimmed);
            case TEXT -> trimmed.replace("\r\n", "\n").replace('\r', '\n');
            case NUMBER_TEXT -> withoutLeadingZeros(trimmed);
            case MONEY -> Amount.money(trimmed);
            case PERCENT -> Amount.percent(trimmed);
            case NATIONAL_INSURANCE_NUMBER -> InsuranceNumber.normal(trimmed);
            case DATE, BIRTH_DATE, ADULT_BIRTH_DATE, PAST_DATE, FUTURE_DATE, PHONE, EMAIL, PERSON_NAME, ONE_LINE ->
                trimmed;
        };
    }

    /** Takes spaces of every script from both ends, line ends and byte order marks too. */
    static String trim(String typed) {
        int from = 0;
        int to = typed.length();
        while (from < to && isSpace(typed.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(typed.charAt(to - 1))) {
            to--;
        }
        return typed.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    private static String withoutLeadingZeros(String digits) {
        return digits.matches("0+[0-9]+") ? digits.replaceFirst("^0+(?=[0-9])", "") : digits;
    }
}
