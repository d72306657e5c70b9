package uk.careforms.systems.clamav;

import uk.careforms.api.model.Scan;

/** What the daemon answers to a stream, read so that only its one word for clean is clean. */
final class ScanReply {

    private static final String FILE = "stream: ";
    private static final String FOUND = " FOUND";

    /** What the daemon "finds" when it has given up: it has not looked at all of it. */
    private static final String LIMITS = "Heuristics.Limits.Exceeded";

    private ScanReply() {}

    static Scan read(String reply) {
        if (reply.equals(FILE + "OK")) {
            return new Scan.Clean();
        }
        if (reply.startsWith(FILE) && reply.endsWith(FOUND) && reply.length() > FILE.length() + FOUND.length()) {
            String signature = reply.substring(FILE.length(), reply.length() - FOUND.length());
            return signature.startsWith(LIMITS)
                    ? new Scan.NotScanned("The file is beyond the scanner's own limits")
                    : new Scan.Infected(signature);
        }
        return new Scan.NotScanned(
                reply.startsWith("INSTREAM size limit exceeded")
                        ? "The file is larger than the scanner takes (StreamMaxLength)"
                        : "The scanner gave an answer that is none of its own");
    }
}
