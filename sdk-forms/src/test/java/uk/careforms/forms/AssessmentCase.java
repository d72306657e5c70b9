package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Sent;
import uk.careforms.api.model.Task;
import uk.careforms.engine.CaseLink;
import uk.careforms.engine.CaseRecord;
import uk.careforms.engine.EvidenceItem;
import uk.careforms.engine.TaskResult;
import uk.careforms.engine.json.StrictJson;

/** One financial assessment on its way through the process that is shipped. */
final class AssessmentCase {

    static final String ANN = "ann@westmere";
    static final String BEN = "ben@westmere";
    static final String CHARGE = "charge";

    private static final Path SAMPLES = Path.of("src/main/resources/forms/financial-assessment/samples");

    final RunningPages pages;
    final Reference reference;

    private AssessmentCase(RunningPages pages, Reference reference) {
        this.pages = pages;
        this.reference = reference;
    }

    /** What the invented person of a sample sends. */
    static AssessmentCase sent(RunningPages pages, String sample) {
        return sent(pages, answers(sample));
    }

    static AssessmentCase sent(RunningPages pages, JsonObject answers) {
        Draft draft = pages.forms.drafts().start("financial-assessment", Channel.WEB);
        pages.forms.drafts().save(draft.id(), draft.row(), answers, Optional.empty());
        Sent sent = pages.forms.submissions().submit(draft.id(), Optional.empty());
        Reference reference = sent.fold(
                accepted -> accepted.receipt().reference(),
                notYet -> {
                    throw new AssertionError("Not sent: " + notYet.problems());
                },
                already -> already.receipt().reference());
        AssessmentCase fresh = new AssessmentCase(pages, reference);
        fresh.goOn();
        return fresh;
    }

    static JsonObject answers(String sample) {
        try (InputStream file = Files.newInputStream(SAMPLES.resolve(sample + ".json"))) {
            JsonObject read = StrictJson.read(file).fold(good -> good.json(), bad -> {
                throw new AssertionError(bad.problem());
            });
            return read.getJsonObject("answers");
        } catch (IOException e) {
            throw new AssertionError(sample, e);
        }
    }

    /** Everything that is due now and a minute later happens. */
    void goOn() {
        pages.forms.runDue();
        pages.clock.advance(Duration.ofMinutes(1));
        pages.forms.runDue();
    }

    void days(int days) {
        for (int day = 0; day < days; day++) {
            pages.clock.advance(Duration.ofDays(1));
            pages.forms.runDue();
        }
        goOn();
    }

    AssessmentCase withAllPapers() {
        for (EvidenceItem item : pages.forms.evidence().of(reference)) {
            if (item.outstanding()) {
                pages.forms.evidence().received(reference, item.number(), Optional.empty(), "Seen at a visit", ANN);
            }
        }
        goOn();
        return this;
    }

    /** The person sends a file for the first of the papers, on their case's pages. */
    AssessmentCase sends(String name, String content) {
        CaseLink way = pages.forms.caseLinks().make(reference, ANN).orElseThrow();
        Visitor person = pages.visitor();
        String path = "/my-case/" + way.token();
        person.press(person.get(path), Map.of("code", way.code()));
        long item = pages.forms.evidence().of(reference).get(0).number();
        Answer added = person.upload(person.get(path + "/evidence/" + item), name, FilesTest.pdf(content), "", "");
        assertThat(added.texts("main dl dt")).contains(name);
        goOn();
        return this;
    }

    /** The names of the files beside the case in the case system. */
    List<String> filed() {
        Set<String> cases = record().deliveries().stream()
                .flatMap(delivery -> delivery.remote().stream())
                .map(remote -> remote.id())
                .collect(Collectors.toSet());
        return pages.crm.files().stream()
                .filter(file -> cases.contains(file.caseId()))
                .map(file -> file.name())
                .toList();
    }

    CaseRecord record() {
        return pages.forms.cases().find(reference, ANN).orElseThrow();
    }

    List<String> tasks() {
        return record().tasks().stream().map(Task::key).sorted().toList();
    }

    String task(String key) {
        return record().tasks().stream()
                .filter(open -> open.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("No task '" + key + "' among " + tasks() + ", status " + record().status()))
                .id();
    }

    TaskResult tries(String task, String outcome, String actor) {
        TaskResult result = pages.forms.tasks().complete(task(task), outcome, "Because of the papers", actor);
        goOn();
        return result;
    }

    AssessmentCase done(String task, String outcome, String actor) {
        assertThat(tries(task, outcome, actor)).as(task).isEqualTo(TaskResult.DONE);
        return this;
    }

    void says(String message) {
        assertThat(pages.forms.cases().send(reference, message, ANN, "By phone"))
                .isTrue();
        goOn();
    }

    void allowsProvisionalFigures() {
        pages.forms
                .assessments()
                .override(
                        reference,
                        CHARGE,
                        "/overrides/provisionalFigures",
                        Optional.of(Json.createObjectBuilder()
                                .add("reason", "The circular is out, the regulations follow")
                                .build()),
                        "The circular is out",
                        ANN);
    }

    /** Looked at, checked where that is wanted, and decided. */
    AssessmentCase decided(String outcome) {
        done("work-out", "right", ANN);
        if (tasks().contains("second-check")) {
            done("second-check", "agreed", BEN);
        }
        allowsProvisionalFigures();
        return done("decide", outcome, ANN);
    }

    List<String> letters(String name) {
        return pages.forms.assessments().letters(reference).stream()
                .filter(letter -> letter.name().equals(name))
                .map(letter -> letter.body())
                .toList();
    }
}
