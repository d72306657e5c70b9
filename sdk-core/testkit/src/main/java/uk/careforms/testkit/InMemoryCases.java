package uk.careforms.testkit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.api.spi.FileDispatch;
import uk.careforms.api.spi.PersonFinder;

/**
 * A case system in memory, for tests of what stands above connectors. It passes the same contracts as the real ones.
 *
 * <p>Thread-safe. Rows are made by the dispatch's mapping, all of one dispatch or none, and are never overwritten by a
 * replay. A test may take it down, lose its answers or script the next ones.
 */
public final class InMemoryCases implements CaseConnector, PersonFinder {

    private final String system;
    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final List<KnownPerson> people = new ArrayList<>();
    private final Deque<Delivery> script = new ArrayDeque<>();
    private int lostAnswers;
    private final Map<UUID, StoredFile> files = new LinkedHashMap<>();
    private long largestFile = Long.MAX_VALUE;
    private int tries;
    private int fileTries;
    private int searches;
    private boolean down;
    private boolean locked;

    /**
     * @param system the connector's name in this installation, like {@code crm}
     */
    public InMemoryCases(String system) {
        this.system = system;
    }

    /** One stored row. {@link #toString()} never shows its columns. */
    public record Row(String set, UUID id, JsonObject columns) {

        /** The text of a column; empty text when the row has no such column. */
        public String text(String column) {
            return columns.getString(column, "");
        }

        @Override
        public String toString() {
            return "Row[" + set + ", " + id + "]";
        }
    }

    @Override
    public synchronized Delivery deliver(Dispatch dispatch) {
        tries++;
        return answered(() -> store(dispatch));
    }

    @Override
    public synchronized Delivery attach(FileDispatch file) {
        fileTries++;
        return answered(() -> store(file));
    }

    private Delivery answered(Supplier<Delivery> storing) {
        if (down) {
            return new Delivery.TryLater(Duration.ZERO, "The case system could not be reached");
        }
        if (locked) {
            return new Delivery.Refused("sign-in", "The case system did not accept our credentials");
        }
        Delivery scripted = script.poll();
        if (scripted != null) {
            return scripted;
        }
        Delivery outcome = storing.get();
        if (lostAnswers > 0) {
            lostAnswers--;
            return new Delivery.Uncertain("The answer of the case system was lost");
        }
        return outcome;
    }

    private Delivery store(Dispatch dispatch) {
        UUID caseId = MappedRow.idOf(dispatch, dispatch.mapping().getString("case"));
        var reference = new CaseReference(
                system, caseId.toString(), dispatch.submission().reference().text());
        if (rows.containsKey(caseId)) {
            return new Delivery.AlreadyThere(reference);
        }
        for (MappedRow row : MappedRow.of(dispatch)) {
            rows.put(row.id(), new Row(row.set(), row.id(), row.columns()));
        }
        return new Delivery.Delivered(reference);
    }

    private Delivery store(FileDispatch file) {
        var reference =
                new CaseReference(system, file.key().toString(), file.key().toString());
        if (files.containsKey(file.key())) {
            return new Delivery.AlreadyThere(reference);
        }
        if (rows.keySet().stream()
                .noneMatch(id -> id.toString().equals(file.to().id()))) {
            return new Delivery.Refused("no-such-case", "The case system does not have the case the file belongs to");
        }
        if (file.attachment().size() > largestFile) {
            return new Delivery.Refused(
                    "file-too-large", "The case system takes files of at most " + largestFile + " bytes");
        }
        byte[] content;
        try (InputStream stream = file.content().open()) {
            content = stream.readAllBytes();
        } catch (IOException e) {
            return new Delivery.TryLater(Duration.ZERO, "The file could not be read from the file store");
        }
        if (!SampleFile.sha256(content).equals(file.attachment().sha256())) {
            return new Delivery.Refused("file-changed", "The file is not what it was when it was scanned");
        }
        files.put(
                file.key(),
                new StoredFile(
                        file.key(),
                        file.to().id(),
                        file.attachment().name(),
                        file.attachment().mediaType(),
                        content));
        return new Delivery.Delivered(reference);
    }

    @Override
    public synchronized List<SetupProblem> check(Map<String, JsonObject> mappings) {
        if (down) {
            return List.of(new SetupProblem(system, "The case system could not be reached; check its address"));
        }
        if (locked) {
            return List.of(
                    new SetupProblem(system, "The case system did not accept our credentials; renew the secret"));
        }
        List<SetupProblem> faults = new ArrayList<>();
        mappings.forEach((file, mapping) -> faults.addAll(MappedRow.faults(file, mapping)));
        return faults;
    }

    @Override
    public synchronized Search find(PersonDetails person) {
        searches++;
        if (down || locked) {
            return new Search.TryLater(Duration.ZERO, "The case system could not be asked");
        }
        return new Search.Found(people.stream()
                .filter(known -> resembles(known.details(), person))
                .toList());
    }

    private static boolean resembles(PersonDetails known, PersonDetails sought) {
        boolean sameNumber = sought.nhsNumber().isPresent() && known.nhsNumber().equals(sought.nhsNumber());
        boolean sameBirth = sought.dateOfBirth().isPresent()
                && known.dateOfBirth().equals(sought.dateOfBirth())
                && start(known.familyName()).equals(start(sought.familyName()));
        boolean sameHome = sought.postcode().isPresent()
                && known.postcode().equals(sought.postcode())
                && known.givenName().equalsIgnoreCase(sought.givenName());
        return sameNumber || sameBirth || sameHome;
    }

    private static String start(String name) {
        return name.substring(0, Math.min(3, name.length())).toUpperCase(Locale.UK);
    }

    /** Adds a person the case system knows, and gives the reference it knows them by. */
    public synchronized CaseReference know(PersonDetails details) {
        String id = UUID.randomUUID().toString();
        var reference = new CaseReference(system, id, id);
        people.add(new KnownPerson(reference, details));
        return reference;
    }

    /** The rows of one set, like {@code incidents}, oldest first. */
    public synchronized List<Row> rows(String set) {
        return rows.values().stream().filter(row -> row.set().equals(set)).toList();
    }

    /** All rows of all sets, oldest first. */
    public synchronized List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** How often a delivery was tried. */
    public synchronized int tries() {
        return tries;
    }

    /** How often anything was asked of it: deliveries, files and searches, answered or not. */
    public synchronized int asked() {
        return tries + fileTries + searches;
    }

    /** The files put beside cases, oldest first. */
    public synchronized List<StoredFile> files() {
        return List.copyOf(files.values());
    }

    /** How often a file was sent, answered or not; {@link #tries()} does not count these. */
    public synchronized int fileTries() {
        return fileTries;
    }

    /** Gives every file another name, as staff would. */
    public synchronized void renameFiles(String name) {
        files.replaceAll((id, file) -> file.named(name));
    }

    /** Refuses files of more than so many bytes from now on. */
    public synchronized void takeFilesUpTo(long bytes) {
        largestFile = bytes;
    }

    /** Changes a column of every row of a set, as staff would. */
    public synchronized void edit(String set, String column, UnaryOperator<String> change) {
        rows.replaceAll((id, row) -> {
            if (!row.set().equals(set)) {
                return row;
            }
            String changed = change.apply(row.text(column));
            return new Row(
                    set,
                    id,
                    Json.createObjectBuilder(row.columns()).add(column, changed).build());
        });
    }

    /** Answers the next delivery or file with this and stores nothing; several calls queue up. */
    public synchronized void answerNext(Delivery delivery) {
        script.add(delivery);
    }

    /** Stores the next delivery or file but loses the answer; several calls add up. */
    public synchronized void loseNextAnswer() {
        lostAnswers++;
    }

    /** Cannot be reached until {@link #up()}. */
    public synchronized void down() {
        down = true;
    }

    /** Can be reached again. */
    public synchronized void up() {
        down = false;
    }

    /** From now on the credentials are refused, as after a secret ran out. */
    public synchronized void refuseCredentials() {
        locked = true;
    }
}
