package uk.careforms.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.FileDispatch;
import uk.careforms.testkit.RemoteFault.Outcome;

/** The part of {@link CaseConnectorContract} that is about files; extend that one. */
public abstract class CaseFilesContract {

    private static final byte[] CONTENT = SampleFile.bytes(40_001, 1);

    /** The connector on a good set-up; the same one throughout one test. */
    protected abstract CaseConnector connector();

    /** A connector to the same far end whose secret is wrong. */
    protected abstract CaseConnector withBadSecret();

    /** A connector to an address where nobody listens. */
    protected abstract CaseConnector unreachable();

    protected abstract CaseRemote remote();

    /** Delivers a case that files can be put beside. */
    protected abstract CaseReference delivered();

    /** Whether the system takes files; those that take none need not implement {@code attach}. */
    protected boolean takesFiles() {
        return true;
    }

    /** Where the files of earlier tests end. */
    private int before;

    @BeforeEach
    void count_the_files() {
        before = takesFiles() ? remote().files().size() : 0;
    }

    @Test
    void a_file_lies_beside_its_case_byte_for_byte() {
        FileDispatch file = fileOf(delivered());

        Delivery delivery = connector().attach(file);

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        StoredFile stored = onlyFile();
        assertThat(stored.caseId()).isEqualTo(file.to().id());
        assertThat(stored.name()).isEqualTo(SampleFile.NAME);
        assertThat(stored.mediaType()).isEqualTo("application/pdf");
        assertThat(stored.bytes()).isEqualTo(CONTENT);
    }

    @Test
    void the_same_file_again_is_already_there_under_the_same_reference() {
        FileDispatch file = fileOf(delivered());

        Delivery first = connector().attach(file);
        Delivery again = connector().attach(SampleFile.again(file));
        Delivery asIfFirst = connector().attach(file);

        assertThat(List.of(Outcome.of(again), Outcome.of(asIfFirst))).containsOnly(Outcome.ALREADY_THERE);
        assertThat(List.of(reference(again), reference(asIfFirst))).containsOnly(reference(first));
        assertThat(files()).hasSize(1);
    }

    @Test
    void the_same_content_under_another_key_is_another_file() {
        CaseReference to = delivered();

        connector().attach(fileOf(to));
        connector().attach(fileOf(to));

        assertThat(files()).hasSize(2);
    }

    @Test
    void ten_at_once_with_the_same_key_make_one_file() throws Exception {
        FileDispatch file = fileOf(delivered());

        List<Delivery> deliveries = Crowd.atOnce(10, () -> connector().attach(file));

        assertThat(deliveries).map(Outcome::of).containsOnlyOnce(Outcome.DELIVERED);
        assertThat(deliveries).map(Outcome::of).containsOnly(Outcome.DELIVERED, Outcome.ALREADY_THERE);
        assertThat(files()).hasSize(1);
    }

    @Test
    void what_staff_called_a_file_since_is_not_overwritten_by_a_replay() {
        FileDispatch file = fileOf(delivered());
        connector().attach(file);
        remote().renameFiles("plan-checked.pdf");

        connector().attach(file);
        connector().attach(SampleFile.again(file));

        assertThat(onlyFile().name()).isEqualTo("plan-checked.pdf");
    }

    @Test
    void a_file_for_a_case_that_is_not_there_is_refused() {
        CaseReference known = delivered();
        CaseReference gone = new CaseReference(known.system(), UUID.randomUUID().toString(), "gone");

        Delivery delivery = connector().attach(fileOf(gone));

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.REFUSED);
        assertThat(files()).isEmpty();
    }

    @Test
    void a_file_that_is_no_longer_what_was_scanned_is_refused() {
        FileDispatch file = fileOf(delivered());
        byte[] other = SampleFile.bytes(CONTENT.length, 2);

        Delivery changed = connector().attach(SampleFile.holding(file, () -> new ByteArrayInputStream(other)));
        Delivery shorter = connector()
                .attach(SampleFile.holding(
                        file, () -> new ByteArrayInputStream(Arrays.copyOf(CONTENT, CONTENT.length - 1))));

        assertThat(List.of(Outcome.of(changed), Outcome.of(shorter))).containsOnly(Outcome.REFUSED);
        assertThat(files()).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_now_is_tried_later() {
        FileDispatch file = fileOf(delivered());

        Delivery unopened = connector().attach(SampleFile.holding(file, () -> {
            throw new IOException("The store is away");
        }));
        Delivery broken = connector().attach(SampleFile.holding(file, () -> SampleFile.broken(CONTENT)));

        assertThat(List.of(Outcome.of(unopened), Outcome.of(broken))).containsOnly(Outcome.TRY_LATER);
        assertThat(files()).isEmpty();
        assertThat(Outcome.of(connector().attach(SampleFile.again(file)))).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void a_system_that_takes_no_files_says_so() {
        if (!takesFiles()) {
            Delivery delivery = connector().attach(SampleFile.beside(delivered(), CONTENT));

            assertThat(Outcome.of(delivery)).isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void an_empty_file_is_a_file_too() {
        assumeTrue(takesFiles(), "it takes no files");
        connector().attach(SampleFile.beside(delivered(), new byte[0]));

        assertThat(onlyFile().bytes()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> every_file_name_arrives_as_it_was_sent() {
        assumeTrue(takesFiles(), "it takes no files");
        return Stream.of("D\u0175r \"x\" \\ '%41' {{a}}.pdf", "\uD83D\uDE00 --batch_x--.pdf", "$1 + & ? # ; ,.pdf")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    CaseReference to = delivered();
                    connector().attach(SampleFile.beside(to, name, CONTENT));

                    assertThat(files())
                            .filteredOn(file -> file.caseId().equals(to.id()))
                            .map(StoredFile::name)
                            .containsExactly(name);
                }));
    }

    @TestFactory
    Stream<DynamicTest> no_fault_of_the_far_end_makes_two_files_or_none() {
        assumeTrue(takesFiles(), "it takes no files");
        return remote().faults().stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> survives(fault)));
    }

    private void survives(RemoteFault fault) {
        FileDispatch file = fileOf(delivered());
        int start = files().size();

        remote().armFile(fault);
        Delivery disturbed = connector().attach(file);
        remote().heal();
        Delivery settled = connector().attach(SampleFile.again(file));
        Delivery asIfFirst = connector().attach(file);

        assertThat(fault.expected()).as("right outcomes of " + fault).contains(Outcome.of(disturbed));
        assertThat(Outcome.of(settled)).isIn(Outcome.DELIVERED, Outcome.ALREADY_THERE);
        assertThat(Outcome.of(asIfFirst)).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(files()).hasSize(start + 1);
        assertThat(files().get(start).bytes()).isEqualTo(CONTENT);
    }

    @Test
    void a_file_that_nobody_is_there_to_take_is_tried_later() {
        assertThat(Outcome.of(unreachable().attach(fileOf(delivered())))).isEqualTo(Outcome.TRY_LATER);
    }

    @Test
    void a_file_sent_with_a_wrong_secret_is_refused() {
        assertThat(Outcome.of(withBadSecret().attach(fileOf(delivered())))).isEqualTo(Outcome.REFUSED);
        assertThat(files()).isEmpty();
    }

    @Test
    void the_name_of_a_file_is_never_logged_or_shown() {
        try (Leaks leaks = new Leaks()) {
            FileDispatch file = fileOf(delivered());
            for (CaseConnector each : List.of(withBadSecret(), unreachable(), connector())) {
                leaks.hear(each.attach(file));
                leaks.hear(each.attach(SampleFile.again(file)));
            }
            for (RemoteFault fault : remote().faults()) {
                remote().armFile(fault);
                leaks.hear(connector().attach(fileOf(file.to())));
                remote().heal();
            }
            leaks.hear(new ArrayList<>(remote().files()));
            leaks.assertNone(List.of(SampleFile.NAME, "care plan"));
        }
    }

    private FileDispatch fileOf(CaseReference to) {
        assumeTrue(takesFiles(), "it takes no files");
        return SampleFile.beside(to, CONTENT);
    }

    private List<StoredFile> files() {
        return remote().files().subList(before, remote().files().size());
    }

    private StoredFile onlyFile() {
        assertThat(files()).hasSize(1);
        return files().get(0);
    }

    /** The reference of a delivery that must have gone well. */
    static CaseReference reference(Delivery delivery) {
        return delivery.fold(
                Delivery.Delivered::reference,
                Delivery.AlreadyThere::reference,
                no -> failed(delivery),
                later -> failed(delivery),
                lost -> failed(delivery));
    }

    private static CaseReference failed(Delivery delivery) {
        throw new AssertionError("It was not delivered: " + delivery);
    }
}
