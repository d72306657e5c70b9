package uk.careforms.engine.json;

/**
 * Looks at the letters of a JSON text before it is parsed, so that what other parsers would let pass gets a sentence of its
 * own: comments, other quotes, bare words, control characters, long numbers.
 */
final class Spelling {

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    private Spelling(String text) {
        this.text = text;
    }

    static void check(String text) throws NotStrict {
        new Spelling(text).check();
    }

    private void check() throws NotStrict {
        if (text.startsWith("\uFEFF")) {
            throw new NotStrict("json.byte-order-mark", "Leave out the byte order mark at the start");
        }
        if (text.isBlank()) {
            throw new NotStrict("json.empty", "Nothing was sent; a JSON object was expected");
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
            } else if (c == '-' || isDigit(c)) {
                number();
            } else if (isLetter(c)) {
                word();
            } else if (c == '\n') {
                at++;
                line++;
                lineStart = at;
            } else if ("{}[]:, \t\r".indexOf(c) >= 0) {
                at++;
            } else {
                throw stray(c);
            }
        }
    }

    private void string() throws NotStrict {
        int start = at;
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c == '\0') {
                throw wrong("json.nul", "The character U+0000 is not allowed in a text");
            }
            if (c < ' ') {
                throw wrong("json.control-character", "A control character in a text must be written as an escape");
            }
            if (c == '\\') {
                at++;
            }
        }
        at = start;
        throw wrong("json.syntax", "A text begins here and its closing quotation mark is missing");
    }

    private void number() throws NotStrict {
        int start = at;
        int exponent = -1;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            if (text.charAt(at) == 'e' || text.charAt(at) == 'E') {
                exponent = at + 1;
            }
            at++;
        }
        int end = at;
        at = start;
        if (end - start == 1 && text.charAt(start) == '-' && end < text.length() && isLetter(text.charAt(end))) {
            throw notANumber();
        }
        if (end - start > StrictJson.MAX_DIGITS) {
            throw wrong("json.number-too-long", "A number may have at most " + StrictJson.MAX_DIGITS + " characters");
        }
        if (exponent >= 0 && isTooLarge(text.substring(exponent, end))) {
            throw wrong("json.number-too-large", "The exponent of a number may be at most " + StrictJson.MAX_EXPONENT);
        }
        at = end;
    }

    private static boolean isTooLarge(String exponent) {
        String digits = exponent.startsWith("+") || exponent.startsWith("-") ? exponent.substring(1) : exponent;
        try {
            return Integer.parseInt(digits) > StrictJson.MAX_EXPONENT;
        } catch (NumberFormatException notDigits) {
            return digits.length() > 2; // either absurdly long or not a number at all, which the parser says better
        }
    }

    private void word() throws NotStrict {
        int end = at;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        switch (text.substring(at, end)) {
            case "true", "false", "null" -> at = end;
            case "NaN", "Infinity" -> throw notANumber();
            default ->
                throw wrong(
                        "json.unquoted",
                        "A word stands here without quotation marks; keys and texts need \"…\" around them");
        }
    }

    private NotStrict stray(char c) {
        return switch (c) {
            case '\0' -> wrong("json.nul", "The character U+0000 is not allowed");
            case '/', '#' -> wrong("json.comment", "JSON has no comments; leave them out");
            case '\'' -> wrong("json.single-quotes", "Texts and keys need double quotation marks, not single ones");
            case '`', '\u201c', '\u201d', '\u2018', '\u2019' ->
                wrong("json.unquoted", "Texts and keys need plain double quotation marks (U+0022)");
            default -> wrong("json.syntax", "A character stands here that JSON does not allow outside a text");
        };
    }

    private NotStrict notANumber() {
        return wrong("json.not-a-number", "NaN and Infinity are not JSON; leave the value out or use null");
    }

    private NotStrict wrong(String code, String sentence) {
        return new NotStrict(code, sentence, line, at - lineStart + 1L);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || c == '_' || c == '$';
    }
}
