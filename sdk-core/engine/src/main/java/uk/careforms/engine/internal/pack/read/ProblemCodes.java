package uk.careforms.engine.internal.pack.read;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The codes a problem with an answer may have: what {@code errors} in a form may give a sentence for. */
public final class ProblemCodes {

    /** Must be answered and is not. */
    public static final String REQUIRED = "required";
    /** Not one of the choices. */
    public static final String CHOICE = "choice";
    /** More text than fits. */
    public static final String TOO_LONG = "too-long";
    /** Less text than needed. */
    public static final String TOO_SHORT = "too-short";
    /** Does not look as it must. */
    public static final String PATTERN = "pattern";
    /** More choices or items than there may be. */
    public static final String TOO_MANY = "too-many";
    /** Fewer choices or items than there must be. */
    public static final String TOO_FEW = "too-few";
    /** The same choice more than once. */
    public static final String REPEATED = "repeated";
    /** Must be confirmed and is not. */
    public static final String NOT_CONFIRMED = "not-confirmed";
    /** A text where a list should be, and the like. */
    public static final String WRONG_SHAPE = "wrong-shape";
    /** There is no such question. */
    public static final String UNKNOWN = "unknown";
    /** Any code that an answer's format gives. */
    public static final String FORMAT = "format";

    /** All of them, with those that formats give. */
    public static final SortedSet<String> ALL = Collections.unmodifiableSortedSet(new TreeSet<>(List.of(
            REQUIRED,
            CHOICE,
            TOO_LONG,
            TOO_SHORT,
            PATTERN,
            TOO_MANY,
            TOO_FEW,
            REPEATED,
            NOT_CONFIRMED,
            FORMAT,
            "date.not-real",
            "date.incomplete",
            "date.year-digits",
            "date.in-future",
            "date.in-past",
            "date.too-long-ago",
            "date.under-18",
            "money.negative",
            "money.too-precise",
            "money.not-amount",
            "money.too-large",
            "percent.negative",
            "percent.over-100",
            "percent.not-valid",
            "national-insurance-number.not-valid",
            "nhs-number.not-valid",
            "postcode.not-valid",
            "phone.not-valid",
            "email.not-valid",
            "number.not-whole",
            "text.control-character",
            "text.line-break")));

    private ProblemCodes() {}
}
