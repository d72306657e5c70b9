package uk.careforms.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerFormatTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nhs-number  | ' 999 000 0018 '       | 9990000018
                    nhs-number  | 999-000-0018           | 9990000018
                    nhs-number  | 999000                 | 999000
                    postcode    | ls14ap                 | LS1 4AP
                    postcode    | ' L S 1 4 A P. '       | LS1 4AP
                    postcode    | (sw1a-2aa)             | SW1A 2AA
                    postcode    | nowhere                | nowhere
                    phone       | ' 07700 900 982 '      | 07700 900 982
                    email       | ' a@b.example '        | a@b.example
                    person-name | '  José  '             | José
                    number-text | 007                    | 7
                    number-text | 0                      | 0
                    number-text | 000                    | 0
                    one-line    | '   '                  | ''
                    money       | ' £1,234.5 '           | 1234.50
                    money       | £ 200                  | 200.00
                    money       | .5                     | 0.50
                    money       | 007.                   | 7.00
                    money       | '12,34'                | '12,34'
                    money       | about £200             | about £200
                    money       | 12.345                 | 12.345
                    percent     | '50.0 %'               | 50
                    percent     | 33.3333                | 33.3333
                    percent     | 0%                     | 0
                    national-insurance-number | 'ab 12 34 56 c' | AB123456C
                    national-insurance-number | AB12345   | AB12345
                    """)
    void an_answer_is_kept_in_its_normal_form(String format, String typed, String kept) {
        assertThat(format(format).normalise(typed)).isEqualTo(kept);
    }

    @Test
    void line_ends_of_every_system_become_line_feeds() {
        assertThat(AnswerFormat.TEXT.normalise("one\r\ntwo\rthree\n\n")).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void spaces_of_every_script_are_trimmed() {
        assertThat(AnswerFormat.PERSON_NAME.normalise("\u00a0\u2003\u200b\ufeffAda\u3000\n"))
                .isEqualTo("Ada");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    date        | 2025-02-28
                    date        | 2024-02-29
                    date        | 0001-01-01
                    birth-date  | 2026-11-21
                    birth-date  | 1906-11-21
                    past-date   | 2026-11-21
                    past-date   | 1700-01-01
                    future-date | 2026-11-21
                    future-date | 2030-01-01
                    nhs-number  | 9990000018
                    postcode    | ZZ99 3VZ
                    postcode    | EC1A 1BB
                    postcode    | GIR 0AA
                    phone       | 07700 900982
                    phone       | 0770090
                    phone       | +44 7700 900982
                    phone       | +44 (0) 1632 960 001
                    phone       | (01632) 960-001
                    phone       | 01632 960001 ext. 12
                    phone       | +1 202-555-0117
                    email       | o'hara+care@care.testshire.example
                    email       | a@b.co
                    person-name | O’Brien-Smith
                    person-name | مريم
                    person-name | ${7*191}
                    person-name | <script>
                    person-name | 😀
                    one-line    | Flat 2/1 "The Oaks"
                    number-text | 0
                    number-text | 15
                    money       | 0.00
                    money       | 99999999.99
                    percent     | 0
                    percent     | 100
                    percent     | 33.3333
                    percent     | 0.5
                    national-insurance-number | AB123456C
                    adult-birth-date | 2008-11-21
                    adult-birth-date | 1906-11-21
                    """)
    void good_answers_have_no_fault(String format, String answer) {
        assertThat(format(format).fault(answer, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    date        | 2025-02-31        | date.not-real
                    date        | 2025-02-29        | date.not-real
                    date        | 2025-13-01        | date.not-real
                    date        | 2025-00-10        | date.not-real
                    date        | 2025-1-1          | date.not-real
                    date        | 27 March 2025     | date.not-real
                    date        | 2025-03-27T00:00  | date.not-real
                    date        | +2025-03-27       | date.not-real
                    date        | 20250327          | date.not-real
                    date        | ２０２５-03-27       | date.not-real
                    date        | -03-27            | date.missing-year
                    date        | 2025--27          | date.missing-month
                    date        | 2025--            | date.missing-day-and-month
                    date        | 25-03-27          | date.year-digits
                    date        | 20255-03-27       | date.year-digits
                    birth-date  | 2026-11-22        | date.in-future
                    birth-date  | 1906-11-20        | date.too-long-ago
                    past-date   | 2026-11-22        | date.in-future
                    future-date | 2026-11-20        | date.in-past
                    nhs-number  | 9990000019        | nhs-number.not-valid
                    nhs-number  | 9999999999        | nhs-number.not-valid
                    nhs-number  | 0000000000        | nhs-number.not-valid
                    nhs-number  | 9991234567        | nhs-number.not-valid
                    nhs-number  | 999 000 0018      | nhs-number.not-valid
                    nhs-number  | 999000001８        | nhs-number.not-valid
                    postcode    | LS1               | postcode.not-valid
                    postcode    | ls1 4ap           | postcode.not-valid
                    postcode    | 12345             | postcode.not-valid
                    phone       | 12345             | phone.not-valid
                    phone       | 077009            | phone.not-valid
                    phone       | 07700900982 or ask my daughter | phone.not-valid
                    phone       | 077009009820770090098 | phone.not-valid
                    phone       | 7700900982        | phone.not-valid
                    email       | a@b               | email.not-valid
                    email       | a@@b.example      | email.not-valid
                    email       | a b@c.example     | email.not-valid
                    email       | a@-b.example      | email.not-valid
                    email       | .a@b.example      | email.not-valid
                    email       | a..b@c.example    | email.not-valid
                    email       | a@b.example.      | email.not-valid
                    email       | a@1.2.3.4         | email.not-valid
                    email       | <a@b.example>     | email.not-valid
                    number-text | -1                | number.not-whole
                    number-text | 1.5               | number.not-whole
                    number-text | 1e3               | number.not-whole
                    number-text | three             | number.not-whole
                    number-text | ٣                 | number.not-whole
                    money       | -200              | money.negative
                    money       | £-200             | money.negative
                    money       | −200.50           | money.negative
                    money       | 12.345            | money.too-precise
                    money       | about £200        | money.not-amount
                    money       | 200 a week        | money.not-amount
                    money       | '12,34'           | money.not-amount
                    money       | 1e3               | money.not-amount
                    money       | ٣.00              | money.not-amount
                    money       | 100000000.00      | money.too-large
                    percent     | 100.5             | percent.over-100
                    percent     | 150               | percent.over-100
                    percent     | -5%               | percent.negative
                    percent     | half              | percent.not-valid
                    percent     | 33.33333          | percent.not-valid
                    national-insurance-number | QQ123456C | national-insurance-number.not-valid
                    national-insurance-number | GB123456C | national-insurance-number.not-valid
                    national-insurance-number | AB123456E | national-insurance-number.not-valid
                    national-insurance-number | 123456789 | national-insurance-number.not-valid
                    adult-birth-date | 2008-11-22   | date.under-18
                    adult-birth-date | 2026-11-22   | date.in-future
                    adult-birth-date | 1906-11-20   | date.too-long-ago
                    """)
    void bad_answers_say_what_is_wrong(String format, String answer, String code) {
        assertThat(format(format).fault(answer, TODAY)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"money, £1200", "percent, 12.50%", "national-insurance-number, ab123456c"})
    void an_answer_in_its_normal_form_matches_the_pattern_that_is_published(String format, String typed) {
        AnswerFormat known = format(format);

        assertThat(known.normalise(typed)).matches(known.pattern().orElseThrow());
        assertThat(typed).doesNotMatch(known.pattern().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(AnswerFormat.class)
    void control_characters_and_line_ends_never_pass_but_in_long_texts(AnswerFormat format) {
        assertThat(format.fault("a\u0007b", TODAY)).contains("text.control-character");
        assertThat(format.fault("a\u007fb", TODAY)).contains("text.control-character");
        assertThat(format.fault("a\uffff", TODAY)).contains("text.control-character");
        if (format == AnswerFormat.TEXT) {
            assertThat(format.fault("a\n\tb", TODAY)).isEmpty();
            assertThat(format.fault("a\u0085b", TODAY)).isPresent();
        } else {
            for (String end : new String[] {"\n", "\r\n", "\u0085", "\u2028", "\u2029"}) {
                assertThat(format.fault("9990000018" + end, TODAY)).contains("text.line-break");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(AnswerFormat.class)
    void a_long_text_is_judged_at_once(AnswerFormat format) {
        String long1 = "a".repeat(250_000);
        String long2 = "1-".repeat(120_000) + "@" + "a.".repeat(5_000);
        long begin = System.nanoTime();

        format.fault(format.normalise(long1), TODAY);
        format.fault(format.normalise(long2), TODAY);

        assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
    }

    @Test
    void normal_forms_are_stable() {
        for (AnswerFormat format : AnswerFormat.values()) {
            for (String typed : new String[] {" 999 000 0018", "ls1 4ap ", "  x\r\n y ", "007", "27-3-2025", "😀 "}) {
                String once = format.normalise(typed);
                assertThat(format.normalise(once)).as(format + " " + typed).isEqualTo(once);
            }
        }
    }

    private static AnswerFormat format(String text) {
        return AnswerFormat.parse(text).orElseThrow();
    }
}
