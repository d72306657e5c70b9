package uk.careforms.engine;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * The bank holidays of England and Wales.
 *
 * <p>Shape: the JSON that GOV.UK publishes as {@code bank-holidays.json}, an object keyed by division. The bundled copy holds
 * 2019 to 2028: the rules of the Banking and Financial Dealings Act 1971 with the one-off days proclaimed for 2020, 2022 and
 * 2023, written down 21 November 2026. The published window rolls, so a refreshed feed is merged with what is known already and
 * never replaces it. Immutable and thread-safe.
 */
public final class BankHolidays {

    private static final String DIVISION = "england-and-wales";

    private final NavigableSet<LocalDate> days;

    private BankHolidays(NavigableSet<LocalDate> days) {
        this.days = Collections.unmodifiableNavigableSet(days);
    }

    /** The copy that comes with CareForms. */
    public static BankHolidays bundled() {
        try (InputStream in = BankHolidays.class.getResourceAsStream("bank-holidays.json")) {
            if (in == null) {
                throw new CareFormsException(Fault.BUG, "The bundled bank holidays are missing from the jar");
            }
            return new BankHolidays(read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new CareFormsException(Fault.BUG, "The bundled bank holidays cannot be read", e);
        }
    }

    /**
     * These days and those of a refreshed feed together.
     *
     * @param feed the text of the published JSON
     * @throws CareFormsException {@code SETUP} when the feed is not of the published shape; nothing is merged then
     */
    public BankHolidays mergedWith(String feed) {
        NavigableSet<LocalDate> all = new TreeSet<>(days);
        all.addAll(read(feed));
        return new BankHolidays(all);
    }

    /** Whether offices are closed on that day in England and Wales. */
    public boolean isHoliday(LocalDate day) {
        return days.contains(day);
    }

    /** The end of the last year of which holidays are known: deadlines after it would be guesses. */
    public LocalDate coveredUntil() {
        return LocalDate.of(days.last().getYear(), 12, 31);
    }

    private static NavigableSet<LocalDate> read(String feed) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        try (Reader text = new StringReader(feed);
                var json = Json.createReader(text)) {
            JsonObject division = json.readObject().getJsonObject(DIVISION);
            if (division == null) {
                throw new CareFormsException(Fault.SETUP, "Bank holiday feed has no division '" + DIVISION + "'");
            }
            for (JsonValue event : division.getJsonArray("events")) {
                days.add(LocalDate.parse(event.asJsonObject().getString("date")));
            }
        } catch (JsonException | DateTimeException | ClassCastException | NullPointerException | IOException e) {
            throw new CareFormsException(
                    Fault.SETUP,
                    "Bank holiday feed is not the JSON that GOV.UK publishes: an object with '" + DIVISION
                            + "' and its 'events', each with a 'date' like 2027-12-27",
                    e);
        }
        if (days.isEmpty()) {
            throw new CareFormsException(Fault.SETUP, "Bank holiday feed holds no day for '" + DIVISION + "'");
        }
        return days;
    }
}
