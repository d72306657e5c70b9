package uk.careforms.engine.internal.pack;

import java.util.Optional;

/** Telephone numbers as people in the United Kingdom type them, in E.164 form (ITU-T, November 2010). */
public final class PhoneNumbers {

    private PhoneNumbers() {}

    /** The number with its country, like {@code +447700900982}; empty when it cannot be one. */
    public static Optional<String> e164(String typed) {
        String withoutExtension = typed.split("[A-Za-z]", 2)[0];
        String bare = withoutExtension.replace("(0)", "").replaceAll("[^+0-9]", "");
        String number = bare.startsWith("00") ? "+" + bare.substring(2) : bare;
        if (number.startsWith("0")) {
            number = "+44" + number.substring(1);
        }
        return number.matches("\\+[1-9][0-9]{6,14}") ? Optional.of(number) : Optional.empty();
    }
}
