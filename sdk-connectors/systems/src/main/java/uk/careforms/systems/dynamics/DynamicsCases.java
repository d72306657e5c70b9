package uk.careforms.systems.dynamics;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.api.spi.FileDispatch;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.api.spi.Settings;
import uk.careforms.systems.dynamics.Cell.Unfit;
import uk.careforms.systems.dynamics.RowMaker.NewRow;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.Multipart;
import uk.careforms.systems.internal.wire.Multipart.Inner;
import uk.careforms.systems.internal.wire.Timeouts;
import uk.careforms.systems.internal.wire.WireAnswer.Received;

/**
 * Delivers submissions to Dynamics 365 as rows of Dataverse tables, by the form pack's mapping, and finds people there.
 *
 * <p>All rows of one submission go in one change set, each as {@code PATCH} with {@code If-None-Match: *} on an id chosen by
 * us, so a repeated delivery makes no second row and overwrites nothing. Thread-safe; make one per environment and close it on
 * shutdown.
 *
 * <p>Settings: {@code environment-url}, {@code token-url} and {@code client-id}; one of {@code client-secret}, {@code
 * client-secret-file} and {@code client-certificate-file} (PKCS#12, with {@code client-certificate-password} or {@code
 * -password-file}, and {@code client-certificate-algorithm}: {@code PS256} or {@code RS256}). And, each of them optional:
 *
 * <ul>
 *   <li>{@code queue}: the id of the queue for cases whose team has none
 *   <li>{@code max-attachment-bytes}: the organisation's limit of one file in base64; 5,242,880 if unsaid
 *   <li>{@code case-set}: the set that files are put beside; {@code incidents} if unsaid
 *   <li>{@code notify-users}: ids of users, with commas, who are told in the app of each new case
 *   <li>{@code queue-members}: {@code true} to tell the members of the case's queue too
 *   <li>{@code duplicate-detection}: {@code true} to have the organisation's duplicate rules asked; a hit is refused with the
 *       code {@code duplicate-rule}, for a person to match
 *   <li>{@code reference-key}: the case's column with the reference, where it is an alternate key
 * </ul>
 */
public final class DynamicsCases implements CaseConnector, PersonFinder {

    private final DynamicsClient client;
    private final Definitions definitions;
    private final DynamicsPeople people;
    private final DynamicsFiles files;
    private final DynamicsAlerts alerts;

    private DynamicsCases(DynamicsClient client) {
        this.client = client;
        this.definitions = new Definitions(client);
        this.people = new DynamicsPeople(client, definitions);
        this.files = new DynamicsFiles(client, definitions);
        this.alerts = new DynamicsAlerts(client);
    }

    /**
     * Makes a connector; asks nothing of the remote yet.
     *
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP}, with every setting that is wrong
     */
    public static DynamicsCases connect(Settings settings) {
        return connect(settings, Clock.systemUTC());
    }

    /** Makes a connector that tells by another clock when a token ends and a wait is over. */
    public static DynamicsCases connect(Settings settings, Clock clock) {
        return connect(settings, clock, DynamicsClient.TIMEOUTS);
    }

    static DynamicsCases connect(Settings settings, Clock clock, Timeouts timeouts) {
        return new DynamicsCases(new DynamicsClient(DynamicsSettings.read(settings, clock), clock, timeouts));
    }

    /** The same as a finder alone, for as long as this connector is open. */
    public PersonFinder people() {
        return people;
    }

    @Override
    public Search find(PersonDetails person) {
        return people.find(person);
    }

    @Override
    public Delivery deliver(Dispatch dispatch) {
        Delivery delivery = settled(dispatch);
        alerts.after(dispatch, delivery);
        return delivery;
    }

    private Delivery settled(Dispatch dispatch) {
        MappingReader.Result read = MappingReader.read("mapping", dispatch.mapping());
        if (!read.problems().isEmpty()) {
            return new Delivery.Refused(
                    "mapping", "The mapping cannot be used: " + read.problems().get(0));
        }
        CaseMapping mapping = read.mapping();
        Definitions.Loaded known = definitions.of(sets(mapping));
        if (known.trouble().isPresent() && known.offered()) {
            return known.trouble().get().asDelivery();
        }
        List<NewRow> rows;
        try {
            rows = new RowMaker(dispatch, mapping, known, client.settings().queue()).rows();
        } catch (Unfit unfit) {
            if (unfit.trouble().code().equals(Unfit.NOT_THERE)) {
                definitions.forget(); // it may have been added since we looked
            }
            return unfit.trouble().asDelivery();
        }
        if (!dispatch.firstTry()) {
            Optional<Delivery> settled = new CaseLookUp(client, dispatch, mapping).now();
            if (settled.isPresent()) {
                return settled.get();
            }
        }
        return write(dispatch, mapping, rows);
    }

    @Override
    public Delivery attach(FileDispatch file) {
        return files.attach(file);
    }

    private static Set<String> sets(CaseMapping mapping) {
        Set<String> sets = new HashSet<>();
        mapping.tables().forEach(table -> sets.add(table.set()));
        return sets;
    }

    private Delivery write(Dispatch dispatch, CaseMapping mapping, List<NewRow> rows) {
        List<Inner> changes = rows.stream().map(this::creation).toList();
        return client.write(changes)
                .fold(answer -> written(dispatch, mapping, rows.size(), answer), trouble -> trouble.ofRepeatable()
                        .asDelivery());
    }

    private Inner creation(NewRow row) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("If-None-Match", "*");
        if (client.settings().detectsDuplicates()) {
            headers.put("MSCRM.SuppressDuplicateDetection", "false");
        }
        return new Inner("PATCH", client.rowPath(row.set(), row.id()), headers, JsonText.write(row.content()));
    }

    private Delivery written(Dispatch dispatch, CaseMapping mapping, int rows, Received outer) {
        Optional<List<Received>> inner = Multipart.answers(outer);
        Optional<Received> failed = inner.stream()
                .flatMap(List::stream)
                .filter(answer -> !answer.isSuccess())
                .findFirst();
        if (outer.status() == 200 && failed.isEmpty() && inner.map(List::size).orElse(0) == rows) {
            return new Delivery.Delivered(CaseLookUp.reference(dispatch, mapping));
        }
        Received answer = failed.map(part -> part.under(outer)).orElse(outer);
        if (ErrorCodes.saysAlreadyThere(answer)) {
            return new CaseLookUp(client, dispatch, mapping)
                    .now()
                    .map(DynamicsCases::afterSomethingWasThere)
                    .orElseGet(() -> client.trouble(answer).asDelivery());
        }
        if (ErrorCodes.code(answer).equals(ErrorCodes.DUPLICATE)) {
            return new Delivery.Refused("duplicate-rule", client.trouble(answer).sentence());
        }
        if (ErrorCodes.code(answer).equals(ErrorCodes.TOO_LONG)) {
            definitions.forget();
        }
        return client.trouble(answer).ofRepeatable().asDelivery();
    }

    /** Something is there, so a look-up that failed leaves it open what. */
    private static Delivery afterSomethingWasThere(Delivery lookUp) {
        return lookUp instanceof Delivery.TryLater later ? new Delivery.Uncertain(later.reason()) : lookUp;
    }

    @Override
    public List<SetupProblem> check(Map<String, JsonObject> mappings) {
        return new MappingCheck(client, definitions).check(mappings);
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "DynamicsCases[" + client.settings() + "]";
    }
}
