package uk.careforms.simulators.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks to whom a message goes, with the errors of Notify's tables, and knows the addresses made for testing. */
final class Recipients {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;:]+@[^\\s@<>\",;:.]+(\\.[^\\s@<>\",;:.]+)+");
    private static final Pattern POSTCODE = Pattern.compile("(?i)[A-Z]{1,2}[0-9][A-Z0-9]?\\s*[0-9][A-Z]{2}");
    private static final String BAD_STARTS = "@()=[]\"\\/,<>";
    private static final int MOST_LINES = 7;

    /** "Testing": validated like any other, answered with an id that cannot be read. */
    private static final Set<String> SMOKE = Set.of(
            "447700900000",
            "447700900111",
            "447700900222",
            "simulate-delivered@notifications.service.gov.uk",
            "simulate-delivered-2@notifications.service.gov.uk",
            "simulate-delivered-3@notifications.service.gov.uk");

    private Recipients() {}

    /** The address in the form in which test addresses are told apart. */
    static String email(String address) {
        if (!EMAIL.matcher(address.strip()).matches()) {
            throw NotifyError.validation("email_address Not a valid email address");
        }
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** A British mobile number with 44 in front and no spaces. */
    static String phone(String number) {
        String digits = number.replaceAll("[\\s()+.-]", "");
        if (!digits.matches("\\d*")) {
            throw NotifyError.validation("phone_number Must not contain letters or symbols");
        }
        boolean abroad = number.strip().startsWith("+") && !digits.startsWith("44");
        if (abroad) {
            throw NotifyError.badRequest("Cannot send to international mobile numbers");
        }
        String local = digits.replaceFirst("^(0044|44|0)", "");
        if (local.length() < 10) {
            throw NotifyError.validation("phone_number Not enough digits");
        }
        if (local.length() > 10) {
            throw NotifyError.validation("phone_number Too many digits");
        }
        if (!local.startsWith("7")) {
            throw NotifyError.validation("phone_number Not a UK mobile number");
        }
        return "44" + local;
    }

    /** The lines of a letter's address, from {@code address_line_1} to {@code _7} and {@code postcode}. */
    static List<String> letter(Map<String, String> personalisation) {
        if (!personalisation.containsKey("address_line_1")) {
            throw NotifyError.validation("personalisation address_line_1 is a required property");
        }
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= MOST_LINES; i++) {
            lines.add(personalisation.getOrDefault("address_line_" + i, ""));
        }
        lines.add(personalisation.getOrDefault("postcode", ""));
        lines.removeIf(String::isBlank);
        if (lines.size() < 3) {
            throw NotifyError.validation("Address must be at least 3 lines");
        }
        if (lines.size() > MOST_LINES) {
            throw NotifyError.validation("Address must be no more than 7 lines");
        }
        if (lines.stream().anyMatch(line -> BAD_STARTS.indexOf(line.charAt(0)) >= 0)) {
            throw NotifyError.validation(
                    "Address lines must not start with any of the following characters: " + "@ ( ) = [ ] ” \\ / , < >");
        }
        if (!POSTCODE.matcher(lines.get(lines.size() - 1).strip()).matches()) {
            throw NotifyError.validation("Must be a real UK postcode");
        }
        return lines;
    }

    static boolean isSmokeTest(String recipient) {
        return SMOKE.contains(recipient);
    }

    /** The status a message ends in: as the test addresses say, otherwise well. */
    static String ending(String type, String recipient) {
        return switch (recipient) {
            case "447700900003", "temp-fail@simulator.notify" -> "temporary-failure";
            case "447700900002", "perm-fail@simulator.notify" -> "permanent-failure";
            default -> type.equals("letter") ? "received" : "delivered";
        };
    }
}
