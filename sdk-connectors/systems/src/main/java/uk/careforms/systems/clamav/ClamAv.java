package uk.careforms.systems.clamav;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import uk.careforms.api.model.Scan;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.FileScanner;
import uk.careforms.api.spi.Settings;

/**
 * Scans files with ClamAV's daemon over TCP. Thread-safe.
 *
 * <p>The daemon takes files from anybody who reaches its port and the way to it is not encrypted: keep both on one machine or in one
 * private network. Set {@code AlertExceedsMax yes} in clamd.conf: without it the daemon calls clean what is beyond its own limits and
 * it never looked at.
 */
public final class ClamAv implements FileScanner {

    private final ClamAvSettings settings;

    /** Ends conversations that take too long: a write to somebody who does not read never ends by itself. */
    private final ScheduledThreadPoolExecutor watch;

    private ClamAv(ClamAvSettings settings) {
        this.settings = settings;
        this.watch = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "careforms-clamav-watch");
            thread.setDaemon(true);
            return thread;
        });
        this.watch.setRemoveOnCancelPolicy(true);
    }

    /**
     * Makes a scanner; does not call the network.
     *
     * @param settings {@code host}, and if need be {@code port}, {@code timeout-seconds} and {@code max-size} in bytes
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP}, with every setting that is wrong
     */
    public static ClamAv connect(Settings settings) {
        return new ClamAv(ClamAvSettings.read(settings));
    }

    @Override
    public Scan scan(InputStream content, long size) {
        if (size > settings.maxSize()) {
            return new Scan.NotScanned("The file is larger than the scanner may be sent");
        }
        try (Conversation clamd = Conversation.begin(settings, watch)) {
            if (!clamd.stream(content, size)) {
                return new Scan.NotScanned("The file is not as long as it was said to be");
            }
            return ScanReply.read(clamd.reply());
        } catch (IOException e) {
            return new Scan.NotScanned("The scanner could not be reached, or did not answer in time");
        }
    }

    @Override
    public List<SetupProblem> check() {
        String where = "scanner (" + settings.host() + ":" + settings.port() + ")";
        try (Conversation clamd = Conversation.begin(settings, watch)) {
            clamd.say("PING");
            String reply = clamd.reply();
            return reply.equals("PONG")
                    ? List.of()
                    : List.of(new SetupProblem(where, "answers, but not like ClamAV; check host and port"));
        } catch (IOException e) {
            return List.of(new SetupProblem(where, "does not answer; start clamd there, or check host and port"));
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
