package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.FileDispatch;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.SampleFile;
import uk.careforms.testkit.Samples;

/** Files that do not fit one request, and files that do not fit at all. */
class LargeFilesTest {

    private static final int SEVEN_MEGABYTES = 7_000_001;
    private static final int MOST = 20_000_000;

    private SimulatedCouncil council =
            new SimulatedCouncil(DataverseSimulator.builder().largestFile(MOST));

    @AfterEach
    void close() {
        council.close();
    }

    @Test
    void a_large_file_goes_in_blocks_and_arrives_byte_for_byte() {
        DynamicsCases cases = council.connect(settings());
        byte[] content = SampleFile.bytes(SEVEN_MEGABYTES, 7);

        Delivery delivery = cases.attach(SampleFile.beside(delivered(cases), content));

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        assertThat(council.files()).hasSize(1);
        assertThat(council.files().get(0).bytes()).isEqualTo(content);
        assertThat(calls("InitializeAnnotationBlocksUpload")).isEqualTo(1);
        assertThat(calls("UploadBlock")).isEqualTo(3);
        assertThat(calls("CommitAnnotationBlocksUpload")).isEqualTo(1);
    }

    @Test
    void the_largest_file_for_one_request_goes_in_one_and_a_byte_more_in_blocks() {
        DynamicsCases cases = council.connect(settings());
        CaseReference to = delivered(cases);

        cases.attach(SampleFile.beside(to, SampleFile.bytes(3_000_000, 1)));
        long before = calls("UploadBlock");
        cases.attach(SampleFile.beside(to, SampleFile.bytes(3_000_001, 1)));

        assertThat(before).isZero();
        assertThat(calls("UploadBlock")).isEqualTo(1);
        assertThat(council.files()).hasSize(2);
    }

    @Test
    void a_commit_whose_answer_is_lost_is_looked_for_and_never_repeated() {
        DynamicsCases cases = council.connect(settings());
        FileDispatch file = SampleFile.beside(delivered(cases), SampleFile.bytes(SEVEN_MEGABYTES, 7));
        council.simulator()
                .faults()
                .onPath("CommitAnnotationBlocksUpload")
                .next(1, Fault.afterCommit(Damage.CONNECTION_RESET));

        Delivery lost = cases.attach(file);
        council.renameFiles("plan-checked.pdf");
        Delivery again = cases.attach(SampleFile.again(file));
        Delivery asIfFirst = cases.attach(file);

        assertThat(Outcome.of(lost)).isEqualTo(Outcome.UNCERTAIN);
        assertThat(Outcome.of(again)).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(Outcome.of(asIfFirst)).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(calls("CommitAnnotationBlocksUpload")).isEqualTo(1);
        assertThat(council.files()).hasSize(1);
        assertThat(council.files().get(0).name()).isEqualTo("plan-checked.pdf");
    }

    @Test
    void a_service_whose_blocks_can_only_create_is_understood_too() {
        restart(DataverseSimulator.builder().largestFile(MOST).blocksOnlyCreate());
        DynamicsCases cases = council.connect(settings());
        FileDispatch file = SampleFile.beside(delivered(cases), SampleFile.bytes(SEVEN_MEGABYTES, 7));

        Delivery first = cases.attach(file);
        Delivery asIfFirst = cases.attach(file);

        assertThat(Outcome.of(first)).isEqualTo(Outcome.DELIVERED);
        assertThat(Outcome.of(asIfFirst)).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(council.files()).hasSize(1);
    }

    @Test
    void before_the_commit_nothing_is_there_whatever_goes_wrong() {
        DynamicsCases cases = council.connect(settings());
        CaseReference to = delivered(cases);
        for (Damage damage : new Damage[] {Damage.CONNECTION_RESET, Damage.SERVER_ERROR_500, Damage.GATEWAY_PAGE_502}) {
            FileDispatch file = SampleFile.beside(to, SampleFile.bytes(SEVEN_MEGABYTES, 7));
            council.simulator().faults().onPath("UploadBlock").next(1, Fault.afterCommit(damage));

            assertThat(Outcome.of(cases.attach(file))).as(damage.name()).isEqualTo(Outcome.TRY_LATER);
        }
        assertThat(council.files()).isEmpty();
    }

    @Test
    void a_large_file_that_is_not_what_was_scanned_is_never_committed() {
        DynamicsCases cases = council.connect(settings());
        FileDispatch file = SampleFile.beside(delivered(cases), SampleFile.bytes(SEVEN_MEGABYTES, 7));
        byte[] other = SampleFile.bytes(SEVEN_MEGABYTES, 8);

        Delivery changed = cases.attach(SampleFile.holding(file, () -> new ByteArrayInputStream(other)));
        Delivery longer = cases.attach(
                SampleFile.holding(file, () -> new ByteArrayInputStream(Arrays.copyOf(other, SEVEN_MEGABYTES + 1))));
        Delivery broken = cases.attach(SampleFile.holding(file, () -> SampleFile.broken(other)));

        assertThat(Outcome.of(changed)).isEqualTo(Outcome.REFUSED);
        assertThat(Outcome.of(longer)).isEqualTo(Outcome.REFUSED);
        assertThat(Outcome.of(broken)).isEqualTo(Outcome.TRY_LATER);
        assertThat(calls("CommitAnnotationBlocksUpload")).isZero();
    }

    @Test
    void a_file_above_the_organisations_limit_is_refused_in_plain_words_and_nothing_is_sent() {
        DynamicsCases cases = council.connect();
        CaseReference to = delivered(cases);
        AtomicInteger opened = new AtomicInteger();
        FileDispatch file = SampleFile.beside(to, SampleFile.bytes(3_932_161, 7));
        int before = council.simulator().requests().size();

        Delivery delivery = cases.attach(SampleFile.holding(file, () -> {
            opened.incrementAndGet();
            return file.content().open();
        }));

        assertThat(delivery)
                .isEqualTo(new Delivery.Refused(
                        "file-too-large",
                        "Dynamics takes files of at most 3932160 bytes (5242880 in base64, setting"
                                + " 'max-attachment-bytes') and this one is larger; send it to the team another way"));
        assertThat(opened).hasValue(0);
        assertThat(council.simulator().requests()).hasSize(before);
    }

    @Test
    void the_largest_file_of_a_new_environment_is_taken() {
        restart(DataverseSimulator.builder());
        DynamicsCases cases = council.connect();
        byte[] content = SampleFile.bytes(3_932_160, 7);

        Delivery delivery = cases.attach(SampleFile.beside(delivered(cases), content));

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        assertThat(council.files().get(0).bytes()).isEqualTo(content);
    }

    @Test
    void a_file_for_an_id_that_is_no_id_never_reaches_an_address() {
        DynamicsCases cases = council.connect();
        CaseReference odd = new CaseReference("dynamics", "1)/evil(2", "odd");

        Delivery delivery = cases.attach(SampleFile.beside(odd, SampleFile.bytes(10, 1)));

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.REFUSED);
        assertThat(council.simulator().requests()).isEmpty();
    }

    @Test
    void files_may_lie_beside_another_table_than_incidents() {
        Map<String, String> settings = settings();
        settings.put("case-set", "contacts");
        CaseReference person = council.know(Samples.person());

        Delivery delivery = council.connect(settings).attach(SampleFile.beside(person, SampleFile.bytes(10, 1)));

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        assertThat(council.files().get(0).caseId()).isEqualTo(person.id());
    }

    @Test
    void a_set_for_files_that_is_not_there_is_named() {
        Map<String, String> settings = settings();
        settings.put("case-set", "referrals");
        CaseReference any = new CaseReference("dynamics", UUID.randomUUID().toString(), "x");

        Delivery delivery = council.connect(settings).attach(SampleFile.beside(any, SampleFile.bytes(10, 1)));

        assertThat(delivery)
                .isEqualTo(new Delivery.Refused(
                        "not-there", "Setting 'case-set' names the set 'referrals', which Dynamics does not have"));
    }

    @Test
    void a_name_too_long_for_its_column_is_cut_before_its_extension() {
        DynamicsCases cases = council.connect();

        cases.attach(SampleFile.beside(delivered(cases), "x".repeat(300) + ".pdf", SampleFile.bytes(10, 1)));

        assertThat(council.files().get(0).name()).hasSize(255).endsWith("xx.pdf");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = council.settings();
        settings.put("max-attachment-bytes", String.valueOf(MOST));
        return settings;
    }

    private static CaseReference delivered(DynamicsCases cases) {
        return cases.deliver(Samples.dispatch())
                .fold(
                        Delivery.Delivered::reference,
                        Delivery.AlreadyThere::reference,
                        no -> fail(),
                        later -> fail(),
                        lost -> fail());
    }

    private static CaseReference fail() {
        throw new AssertionError("The case was not delivered");
    }

    private long calls(String action) {
        return council.simulator().requests().stream()
                .filter(call -> call.path().endsWith(action))
                .count();
    }

    private void restart(DataverseSimulator.Builder builder) {
        council.close();
        council = new SimulatedCouncil(builder);
    }
}
