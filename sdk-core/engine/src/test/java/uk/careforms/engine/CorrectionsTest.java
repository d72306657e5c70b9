package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** What an operator does about deliveries that do not arrive, from one release of the packs to the next. */
@ParameterizedClass
@EnumSource
class CorrectionsTest {

    private static final String OLGA = "olga@testshire";
    private static final Delivery NO = new Delivery.Refused("0x80044331", "A column is too long");

    @TempDir
    private Path folder;

    private final HikariDataSource pool;
    private final InMemoryCases crm = new InMemoryCases("crm");
    private final WatchedConnector connector = new WatchedConnector(crm);
    private final MovableClock clock = MovableClock.at(TestDoor.MONDAY);

    CorrectionsTest(TestDatabase kind) {
        pool = kind.empty();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_case_refused_for_its_mapping_goes_out_with_the_mapping_of_the_next_version_under_the_same_key() {
        UUID parked;
        try (CareForms forms = open(TestDoor.packs())) {
            parked = parked(forms);
            assertThat(forms.deliveries().mappings(parked)).isEmpty();
        }
        try (CareForms forms = open(second())) {
            MappingOption option = forms.deliveries().mappings(parked).get(0);
            assertThat(option.version()).isEqualTo(2);
            assertThat(option.notAsked()).containsExactly("/person/phone");
            assertThat(option.changes())
                    .containsExactly(
                            new MappingChange(
                                    MappingChange.Kind.REMOVED, "case (incidents): description", "fact summary", ""),
                            new MappingChange(
                                    MappingChange.Kind.CHANGED,
                                    "case (incidents): title",
                                    "text Help {{reference}}",
                                    "text Care {{reference}}"),
                            new MappingChange(
                                    MappingChange.Kind.ADDED,
                                    "person (contacts): telephone1",
                                    "",
                                    "answer /person/phone"));

            assertThatThrownBy(() -> forms.deliveries().correct(parked, 3, "why", OLGA))
                    .hasMessageContaining("versions that have: [2]");
            assertThatThrownBy(() -> forms.deliveries().correct(parked, 2, " ", OLGA))
                    .hasMessageContaining("Say in the note");
            crm.answerNext(NO);
            assertThat(forms.deliveries().correct(parked, 2, "The title was too long", OLGA))
                    .isTrue();
            forms.runDue();
            assertThat(forms.deliveries().find(parked).orElseThrow()).satisfies(again -> {
                assertThat(again.state()).isEqualTo(DeliveryState.PARKED);
                assertThat(again.mappingVersion()).contains(2);
            });
        }
        Path third = ChangedPacks.in(folder.resolve("third")).version(3).folder();
        try (CareForms forms = open(third)) {
            assertThat(forms.deliveries().mappings(parked))
                    .as("the versions to go on to from the chosen one")
                    .extracting(MappingOption::version)
                    .containsExactly(3, 1);
            assertThat(forms.deliveries().retry(parked, OLGA)).isTrue();
            forms.runDue();

            assertThat(forms.deliveries().find(parked).orElseThrow().state()).isEqualTo(DeliveryState.DELIVERED);
            assertThat(forms.deliveries().correct(parked, 3, "again", OLGA)).isFalse();
            CareEvent corrected = forms.deliveries().acts(10).stream()
                    .filter(act -> act.kind().equals("delivery.corrected"))
                    .findFirst()
                    .orElseThrow();
            assertThat(corrected.actor()).isEqualTo(OLGA);
            assertThat(corrected.detail().toString())
                    .contains("\"fromMapping\":1", "\"toMapping\":2", "The title was too long");
        }
        assertThat(crm.rows("incidents")).singleElement().satisfies(row -> {
            assertThat(row.text("title")).startsWith("Care AH-");
            assertThat(row.text("description")).isEmpty();
        });
        assertThat(connector.asked()).extracting(Dispatch::key).containsOnly(parked);
        assertThat(connector.asked()).extracting(Dispatch::firstTry).containsExactly(true, false, false);
    }

    @Test
    void a_queue_that_was_put_right_in_the_councils_file_is_used_by_a_plain_retry() {
        UUID parked;
        try (CareForms forms = open(TestDoor.packs())) {
            parked = parked(forms);
        }
        String right = "22222222-2222-4222-8222-222222222222";
        Path council = ChangedPacks.in(folder.resolve("council"))
                .with("council.json", "11111111-1111-4111-8111-111111111111", right)
                .folder();
        try (CareForms forms = open(council)) {
            assertThat(forms.deliveries().retry(parked, OLGA)).isTrue();
            forms.runDue();
        }

        assertThat(connector.asked())
                .extracting(dispatch -> dispatch.facts().getString("queue"))
                .containsExactly("11111111-1111-4111-8111-111111111111", right);
    }

    @Test
    void what_is_late_is_listed_and_can_be_tried_before_its_time() {
        try (CareForms forms = open(TestDoor.packs())) {
            crm.answerNext(new Delivery.TryLater(Duration.ofHours(5), "The case system is being mended"));
            Reference reference = sent(forms);
            assertThat(forms.deliveries().late(10)).isEmpty();
            clock.advance(Duration.ofMinutes(61));

            DeliveryRecord late = forms.deliveries().late(10).get(0);
            assertThat(late.reference()).isEqualTo(reference);
            assertThat(late.reason()).isEqualTo("The case system is being mended");
            assertThat(late.nextTry()).isPresent();
            assertThat(finding(forms, "deliveries").sentence()).contains("on its way for 61 minutes");
            assertThat(finding(forms, "remotes").sentence()).contains("'crm'");
            assertThat(forms.health().ready())
                    .as("a remote's pause does not stop the node")
                    .isTrue();

            assertThat(forms.deliveries().retry(late.id(), OLGA)).isTrue();
            assertThat(forms.deliveries().retry(late.id(), OLGA)).as("twice").isFalse();
            forms.runDue();
            assertThat(forms.deliveries().find(late.id()).orElseThrow().state()).isEqualTo(DeliveryState.DELIVERED);
            assertThat(forms.deliveries().acts(10))
                    .extracting(CareEvent::kind, CareEvent::actor, CareEvent::subject)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("delivery.retried", OLGA, reference.text()));
            assertThat(forms.health().measures())
                    .extracting(Measure::name)
                    .contains("deliveries.oldest-undelivered-seconds", "timers.overdue", "remotes.open");
        }
    }

    @Test
    void timers_that_nobody_runs_are_counted() {
        try (CareForms forms = open(TestDoor.packs())) {
            crm.answerNext(new Delivery.TryLater(Duration.ofHours(1), "The case system is being mended"));
            sent(forms);
            clock.advance(Duration.ofHours(2));

            assertThat(finding(forms, "timers").state()).isEqualTo(Finding.State.WARNING);
            assertThat(forms.health().measures())
                    .filteredOn(measure -> measure.name().equals("timers.overdue"))
                    .extracting(measure -> measure.value().longValue())
                    .containsExactly(1L);
        }
    }

    private static Finding finding(CareForms forms, String check) {
        return forms.health().checks().stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    /** The next version of the form: it asks for a telephone number, and lays answers out differently. */
    private Path second() {
        return ChangedPacks.in(folder.resolve("second"))
                .version(2)
                .with(
                        "ask-help/schema.json",
                        "\"postcode\": {",
                        "\"phone\": { \"title\": \"Telephone\", \"type\": \"string\", \"format\": \"phone\" },\n    \"postcode\": {")
                .with(
                        "ask-help/form.json",
                        "{ \"at\": \"/person/postcode\" }",
                        "{ \"at\": \"/person/postcode\" }, { \"at\": \"/person/phone\" }")
                .with("ask-help/mappings/crm.json", "Help {{reference}}", "Care {{reference}}")
                .with("ask-help/mappings/crm.json", ", \"description\": { \"fact\": \"summary\" }", "")
                .with(
                        "ask-help/mappings/crm.json",
                        "\"columns\": { \"firstname\"",
                        "\"columns\": { \"telephone1\": { \"answer\": \"/person/phone\" }, \"firstname\"")
                .folder();
    }

    private UUID parked(CareForms forms) {
        crm.answerNext(NO);
        Reference reference = sent(forms);
        return forms.deliveries().list(Optional.of(DeliveryState.PARKED), 10).stream()
                .filter(delivery -> delivery.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Reference sent(CareForms forms) {
        Draft draft = forms.drafts().start("ask-help", Channel.WEB);
        forms.drafts().save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty());
        Reference reference = TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()))
                .reference();
        forms.runDue();
        return reference;
    }

    private CareForms open(Path packs) {
        return CareForms.builder()
                .database(pool)
                .packs(FormPacks.folder(packs))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .connector("crm", connector)
                .people("crm", crm)
                .notices(new InMemoryNotices("notices"))
                .clock(clock)
                .node("test")
                .background(false)
                .build();
    }
}
