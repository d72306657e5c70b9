package uk.careforms.engine.form;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The formats a text answer may have: what a person may type, how it is kept and what is wrong with it, written once.
 *
 * <p>{@link #normalise} comes first, {@link #fault} judges its result. Sources: NHS numbers, {@link
 * uk.careforms.api.model.NhsNumber}; postcodes, {@link uk.careforms.api.model.Postcode}; telephone numbers, ITU-T E.164 (15
 * digits at most) and the GOV.UK pattern "Telephone numbers"; e-mail, RFC 5321 lengths (254 and 64) and RFC 5322 dot-atom;
 * names and dates, the GOV.UK patterns "Names" and "Dates"; all read November 2026. National Insurance numbers: HMRC manual
 * NIM39110 as recalled, to be confirmed.
 */
public enum AnswerFormat {
    /** A day, kept like {@code 2025-03-27}. */
    DATE,
    /** A day not in the future and not more than 120 years ago. */
    BIRTH_DATE,
    /** The day on which a person of 18 or over today was born, not more than 120 years ago. */
    ADULT_BIRTH_DATE,
    /** Today or an earlier day. */
    PAST_DATE,
    /** Today or a later day. */
    FUTURE_DATE,
    /** Ten digits, Modulus 11, no placeholders. */
    NHS_NUMBER,
    /** A United Kingdom postcode, kept like {@code LS1 4AP}. */
    POSTCODE,
    /** 7 to 15 digits, with {@code +44} or {@code 0}, kept as typed. */
    PHONE,
    /** An e-mail address. */
    EMAIL,
    /** Part of a name in any script. */
    PERSON_NAME,
    /** One line of anything. */
    ONE_LINE,
    /** Several lines. */
    TEXT,
    /** A whole number of zero or more, digits only. */
    NUMBER_TEXT,
    /** Pounds and pence of zero or more, kept like {@code 1234.50}. */
    MONEY,
    /** A National Insurance number, kept like {@code AB123456C}. */
    NATIONAL_INSURANCE_NUMBER,
    /** 0 to 100 with at most four decimals, kept like {@code 33.33}. */
    PERCENT;

    /** The word a schema uses, like {@code birth-date}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the word a schema uses. */
    public static Optional<AnswerFormat> parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.text().equals(text))
                .findFirst();
    }

    /** Whether it is typed in three boxes. */
    public boolean isDate() {
        return switch (this) {
            case DATE, BIRTH_DATE, ADULT_BIRTH_DATE, PAST_DATE, FUTURE_DATE -> true;
            default -> false;
        };
    }

    /**
     * How long an answer may be where the schema does not say, in characters; empty where the schema has to say. Dates leave
     * room for what three boxes may hold when it is not a date.
     */
    public Optional<Integer> usualLength() {
        return switch (this) {
            case DATE, BIRTH_DATE, ADULT_BIRTH_DATE, PAST_DATE, FUTURE_DATE -> Optional.of(64);
            case NHS_NUMBER, NATIONAL_INSURANCE_NUMBER -> Optional.of(30);
            case POSTCODE -> Optional.of(15);
            case PHONE, MONEY, PERCENT -> Optional.of(40);
            case EMAIL -> Optional.of(254);
            case NUMBER_TEXT -> Optional.of(15);
            case PERSON_NAME, ONE_LINE, TEXT -> Optional.empty();
        };
    }

    /**
     * The regular expression that every good answer in its normal form matches, for validators that do not know our formats;
     * empty where a pattern says too little.
     */
    public Optional<String> pattern() {
        return switch (this) {
            case MONEY -> Optional.of(Amount.MONEY);
            case PERCENT -> Optional.of(Amount.PERCENT);
            case NATIONAL_INSURANCE_NUMBER -> Optional.of(InsuranceNumber.PATTERN);
            default -> Optional.empty();
        };
    }

    /** The form in which the answer is kept; what cannot be made sense of is only trimmed. Empty text means no answer. */
    public String normalise(String typed) {
        return Normal.form(this, typed);
    }

    /**
     * What is wrong with a text in its normal form.
     *
     * @param today the day in Europe/London on which it is judged
     * @return a problem code like {@code date.not-real}; empty when nothing is
     */
    public Optional<String> fault(String normal, LocalDate today) {
        return FormatFaults.find(this, normal, today);
    }
}
