package uk.careforms.examples.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps what scenarios found: a JSON file for each, and one page for the docs made from those files. */
final class Book {

    private final Path folder;

    Book(Path folder) {
        this.folder = folder;
    }

    void write(Report report, Effort effort, double seconds) throws IOException {
        Files.createDirectories(folder);
        JsonObject json = Json.createObjectBuilder(report.json())
                .add("effort", effort.isFull() ? "full" : "quick")
                .add("rounds", effort.rounds())
                .add("date", LocalDate.now(ZoneOffset.UTC).toString())
                .add("seconds", Math.round(seconds))
                .add("machine", Machine.describe())
                .build();
        try (Writer file = Files.newBufferedWriter(folder.resolve(report.name() + ".json"));
                JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(file)) {
            writer.write(json);
        }
    }

    /** Makes the page of everything that was ever written down here, in the order of the scenarios. */
    void page(Path page) throws IOException {
        List<JsonObject> reports = new ArrayList<>();
        for (Scenario scenario : Scenarios.all()) {
            Path file = folder.resolve(scenario.name() + ".json");
            if (Files.exists(file)) {
                reports.add(read(file));
            }
        }
        if (page.toAbsolutePath().getParent() != null) {
            Files.createDirectories(page.toAbsolutePath().getParent());
        }
        Files.writeString(page, ResultsPage.of(reports));
    }

    private static JsonObject read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file);
                jakarta.json.JsonReader reader = Json.createReader(text)) {
            return reader.readObject();
        }
    }
}
