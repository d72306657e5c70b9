package uk.careforms.examples.benchmarks;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Receipt;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.charging.Charging;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.FormPacks;
import uk.careforms.engine.Saved;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.workflow.KieDecisions;

/** CareForms over made-up forms, with drafts that are ready to be sent. */
final class Door implements AutoCloseable {

    private static final int WRITERS = 8;

    final CareForms forms;
    final StartsLater workflow;
    private final Queue<String> ready = new ConcurrentLinkedQueue<>();

    private Door(CareForms forms, StartsLater workflow) {
        this.forms = forms;
        this.workflow = workflow;
    }

    static Door open(DataSource database, Path packs, CaseConnector connector, String node, boolean background) {
        StartsLater workflow = new StartsLater();
        CareForms forms = CareForms.builder()
                .database(database)
                .packs(FormPacks.folder(packs))
                .workflow(workflow)
                .decisions(KieDecisions.create())
                .calculation(Charging.create())
                .connector("crm", connector)
                .notices(new InMemoryNotices("notices"))
                .node(node)
                .background(background)
                .build();
        return new Door(forms, workflow);
    }

    /** Writes forms into a folder, as packs are found in one. */
    static Path packs(List<MadeUpForm> forms) throws IOException {
        Path folder = Files.createTempDirectory("careforms-benchmarks");
        for (MadeUpForm form : forms) {
            form.files().forEach((name, text) -> write(folder.resolve(name), text));
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(file ->
                    file.toFile().deleteOnExit()); // the last one named goes first, and folders come before their files
        }
        return folder;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes drafts that only need to be sent. */
    void fillIn(String form, JsonObject answers, int drafts) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<String>> made = java.util.stream.IntStream.range(0, drafts)
                    .mapToObj(i -> writers.submit(() -> fillIn(form, answers)))
                    .toList();
            for (Future<String> draft : made) {
                ready.add(draft.get());
            }
        } finally {
            writers.shutdown();
        }
    }

    /** The tokens of the drafts that are ready, for somebody else to send. */
    List<String> takeReady() {
        List<String> all = List.copyOf(ready);
        ready.clear();
        return all;
    }

    private String fillIn(String form, JsonObject answers) {
        Draft draft = forms.drafts().start(form, Channel.API);
        Saved saved = forms.drafts().save(draft.id(), draft.row(), answers, Optional.empty());
        if (!(saved instanceof Saved.Stored stored) || !stored.problems().isEmpty()) {
            throw new IllegalStateException("A made-up form was not filled in well: " + saved);
        }
        return draft.id();
    }

    /** Sends the next draft that is ready. */
    Receipt submit() {
        String draft = ready.remove();
        return forms.submissions()
                .submit(draft, Optional.empty())
                .fold(
                        accepted -> accepted.receipt(),
                        notYet -> {
                            throw new IllegalStateException("A made-up form was refused: " + notYet.problems());
                        },
                        already -> {
                            throw new IllegalStateException("A draft was sent twice");
                        });
    }

    /** Sending with, or without, the start of the process. */
    Candidate sending(String name, MadeUpForm form, JsonObject answers, boolean start) {
        return new Candidate() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void prepare(int operations) throws Exception {
                fillIn(form.id(), answers, operations - ready.size());
                workflow.startLater(!start);
            }

            @Override
            public void once() {
                submit();
            }
        };
    }

    @Override
    public void close() {
        forms.close();
    }
}
