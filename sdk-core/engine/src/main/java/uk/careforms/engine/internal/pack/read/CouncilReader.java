package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.Council.Hours;
import uk.careforms.engine.form.Council.Mode;
import uk.careforms.engine.form.Council.Place;
import uk.careforms.engine.form.Council.Team;

/** Reads {@code council.json}. */
public final class CouncilReader {

    private static final Set<String> TEAM =
            Set.of("name", "email", "queue", "hours", "closed", "mode", "source", "$comment");

    private CouncilReader() {}

    /** Reads the whole file; faults are noted. */
    public static Council read(Node node) {
        Set<String> known = new HashSet<>(Council.TEXTS);
        known.addAll(Set.of("colour", "logo", "teams", "localities", "directory", "$comment"));
        node.only(known);
        Map<String, String> texts = new LinkedHashMap<>();
        Council.TEXTS.forEach(key -> node.optionalText(key).ifPresent(text -> texts.put(key, text)));
        node.text("name");
        node.text("phone");
        website(node);
        email(node);
        Map<String, Team> teams = new LinkedHashMap<>();
        node.members("teams").forEach((key, team) -> teams.put(key, team(key, team)));
        if (teams.isEmpty()) {
            node.fault("teams", "A council needs at least one team");
        }
        return new Council(texts, colour(node), teams, localities(node, teams.keySet()), directory(node));
    }

    private static String colour(Node node) {
        String colour = node.optionalText("colour").orElse("#1d4f5f");
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            node.fault("colour", "A colour is written like #1d4f5f");
        }
        return colour;
    }

    private static void website(Node node) {
        node.optionalText("website")
                .filter(address -> !address.matches("https?://[^\\s\"'<>]+"))
                .ifPresent(address -> node.fault("website", "A website begins with https://"));
    }

    private static void email(Node node) {
        node.optionalText("email")
                .filter(address ->
                        AnswerFormat.EMAIL.fault(address, LocalDate.EPOCH).isPresent())
                .ifPresent(address -> node.fault("email", "This is not an e-mail address"));
    }

    private static Team team(String key, Node node) {
        node.only(TEAM);
        if (!key.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            node.fault("A team's key is lower-case words joined by dashes");
        }
        email(node);
        Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
        node.members("hours").forEach((day, times) -> hours(day, times, hours));
        if (hours.isEmpty()) {
            node.fault("hours", "A team needs hours on at least one day, like \"monday\": \"09:00-17:00\"");
        }
        Set<LocalDate> closed = new HashSet<>();
        node.items("closed").forEach(day -> day(day).ifPresent(closed::add));
        return new Team(
                key,
                node.text("name"),
                node.optionalText("email"),
                node.optionalText("queue"),
                hours,
                closed,
                mode(node));
    }

    private static void hours(String day, Node times, Map<DayOfWeek, Hours> hours) {
        String[] ends = times.text().split("-", -1);
        try {
            DayOfWeek weekday = DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT));
            if (ends.length != 2) {
                throw new IllegalArgumentException("two times");
            }
            hours.put(weekday, new Hours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip())));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            times.fault("Hours are written like \"monday\": \"09:00-17:00\", opening before closing");
        }
    }

    private static Optional<LocalDate> day(Node node) {
        try {
            return Optional.of(LocalDate.parse(node.text()));
        } catch (DateTimeException wrong) {
            node.fault("A day is written like 2026-12-29");
            return Optional.empty();
        }
    }

    private static Mode mode(Node node) {
        String mode = node.optionalText("mode").orElse("business-hours");
        if (!mode.equals("business-hours") && !mode.equals("next-working-day")) {
            node.fault("mode", "The mode is 'business-hours' or 'next-working-day'");
        }
        return mode.equals("next-working-day") ? Mode.NEXT_WORKING_DAY : Mode.BUSINESS_HOURS;
    }

    private static Map<String, String> localities(Node node, Set<String> teams) {
        Map<String, String> localities = new LinkedHashMap<>();
        node.members("localities").forEach((district, team) -> {
            if (!district.matches("[A-Z]{1,2}[0-9][0-9A-Z]?")) {
                team.fault("A locality is named by the first half of a postcode, like LS1");
            }
            if (team.value() instanceof JsonString key && !teams.contains(key.getString())) {
                team.fault("There is no team '" + key.getString() + "'");
            }
            localities.put(district, team.text());
        });
        return localities;
    }

    private static List<Place> directory(Node node) {
        List<Place> places = new ArrayList<>();
        for (Node place : node.items("directory")) {
            place.only(Set.of("name", "about", "phone", "website", "areas"));
            website(place);
            places.add(new Place(
                    place.text("name"),
                    place.text("about"),
                    place.optionalText("phone"),
                    place.optionalText("website"),
                    place.texts("areas")));
        }
        return places;
    }
}
