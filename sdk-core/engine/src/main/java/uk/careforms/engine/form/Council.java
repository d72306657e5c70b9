package uk.careforms.engine.form;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The council whose front door this is: how it is named and reached, its teams and its community places.
 *
 * @param texts by {@link #TEXTS}, as far as they are given: what pages and letters may show as {@code {{council.name}}}
 * @param colour of the header, like {@code #1d4f5f}
 * @param teams by key, in the order of the file
 * @param localities the team key for each postcode district, like {@code WM1}
 * @param directory community places shown to people who need no assessment
 */
public record Council(
        Map<String, String> texts,
        String colour,
        Map<String, Team> teams,
        Map<String, String> localities,
        List<Place> directory) {

    /** The keys that texts may have. */
    public static final List<String> TEXTS =
            List.of("name", "shortName", "phone", "outOfHoursPhone", "email", "website");

    public Council {
        texts = Map.copyOf(texts);
        teams = Collections.unmodifiableMap(new LinkedHashMap<>(teams));
        localities = Map.copyOf(localities);
        directory = List.copyOf(directory);
    }

    /** The council's full name. */
    public String name() {
        return texts.getOrDefault("name", "");
    }

    /** The name as it is said, like {@code Westmere}; the full name when there is no shorter one. */
    public String shortName() {
        return texts.getOrDefault("shortName", name());
    }

    /** A text by its key, like {@code outOfHoursPhone}. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** The team with this key. */
    public Optional<Team> team(String key) {
        return Optional.ofNullable(teams.get(key));
    }

    /**
     * A team with its worklist and hours.
     *
     * @param key lower case with dashes, what decisions answer
     * @param email where team notices go
     * @param queue the id of its queue in the case system
     * @param hours opening times by weekday, Europe/London; a day that is missing is closed
     * @param closed days on which it is closed besides bank holidays
     * @param mode how its allowances of hours are counted
     */
    public record Team(
            String key,
            String name,
            Optional<String> email,
            Optional<String> queue,
            Map<DayOfWeek, Hours> hours,
            Set<LocalDate> closed,
            Mode mode) {
        public Team {
            hours = Map.copyOf(hours);
            closed = Set.copyOf(closed);
        }
    }

    /** From opening to closing on one day; closing is after opening. */
    public record Hours(LocalTime opens, LocalTime closes) {
        public Hours {
            if (!opens.isBefore(closes)) {
                throw new IllegalArgumentException("A team opens before it closes");
            }
        }
    }

    /** The two readings of "24 business hours". */
    public enum Mode {
        /** 24 hours are three days of eight. */
        BUSINESS_HOURS,
        /** 24 hours end at the same time on the next working day. */
        NEXT_WORKING_DAY
    }

    /**
     * A community place or service.
     *
     * @param areas what it helps with, like {@code meals}
     */
    public record Place(
            String name, String about, Optional<String> phone, Optional<String> website, List<String> areas) {
        public Place {
            areas = List.copyOf(areas);
        }
    }
}
