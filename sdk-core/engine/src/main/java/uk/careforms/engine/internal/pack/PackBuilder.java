package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Decisions;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.InvitationRule;
import uk.careforms.engine.internal.pack.derive.Derived;
import uk.careforms.engine.internal.pack.read.DerivedReader;
import uk.careforms.engine.internal.pack.read.Faults;
import uk.careforms.engine.internal.pack.read.FormReader;
import uk.careforms.engine.internal.pack.read.FormSpec;
import uk.careforms.engine.internal.pack.read.InvitationReader;
import uk.careforms.engine.internal.pack.read.MappingReader;
import uk.careforms.engine.internal.pack.read.Node;
import uk.careforms.engine.internal.pack.read.ProcessElements;
import uk.careforms.engine.internal.pack.read.SchemaFiles;
import uk.careforms.engine.internal.pack.schema.CompiledSchema;
import uk.careforms.engine.internal.pack.schema.SchemaCompiler;
import uk.careforms.engine.json.MergePatch;

/** Reads, checks and compiles one pack. */
final class PackBuilder {

    private static final String PROCESS = "process.bpmn20.xml";
    private static final String OVERLAY = "form.overlay.json";

    private final PackSource source;
    private final String folder;
    private final Council council;
    private final boolean councilIsKnown;
    private final Decisions engine;
    private final WorkflowEngine.Factory workflow;
    private final Faults faults = new Faults();
    private final Set<String> used = new HashSet<>(Set.of("form.json", "schema.json", PROCESS, "README.md"));

    PackBuilder(
            PackSource source,
            String folder,
            Council council,
            boolean councilIsKnown,
            Decisions engine,
            WorkflowEngine.Factory workflow) {
        this.source = source;
        this.folder = folder;
        this.council = council;
        this.councilIsKnown = councilIsKnown;
        this.engine = engine;
        this.workflow = workflow;
    }

    List<SetupProblem> problems() {
        return faults.list();
    }

    /** The pack; empty when it has a fault. */
    Optional<FormPack> build() {
        Optional<String> form = file("form.json");
        Optional<String> schema = file("schema.json");
        if (form.isEmpty() || schema.isEmpty()) {
            return Optional.empty();
        }
        Node formNode = overlaid(Node.file(faults, path("form.json"), form.get()));
        Node schemaNode = Node.file(faults, path("schema.json"), schema.get());
        if (faults.count() > 0) {
            otherJson(); // everything else would be said to fit nothing, which says nothing about it
            return Optional.empty();
        }
        SchemaFiles files = new SchemaFiles(schemaNode, source::file);
        FormReader reader = new FormReader(formNode, files, council);
        FormSpec spec = reader.read(folder);
        InvitationRule invitation = InvitationReader.read(formNode);
        Reach.check(faults, path("form.json"), spec.pages());
        boolean sends = spec.about().sends();
        if (!sends) {
            used.remove(PROCESS);
        }
        Optional<ProcessSource> process = (sends ? file(PROCESS) : Optional.<String>empty())
                .map(bpmn -> ProcessCheck.check(
                        faults, folder, spec, formNode.members("calculations").keySet(), bpmn));
        process.ifPresent(known -> faults.addAll(workflow.check(known)));
        TableBuilder tables = new TableBuilder(faults, folder, source, engine);
        var decisions = tables.build(spec, councilIsKnown ? Optional.of(council) : Optional.empty());
        LetterBuilder letterBuilder = new LetterBuilder(
                faults, folder, source, formNode.members("calculations").keySet());
        var letters = letterBuilder.build(spec);
        Map<String, JsonObject> mappings = mappings(spec, reader.asked());
        Derived derived = new DerivedReader(formNode, reader.asked(), this::json).read();
        used.addAll(derived.files());
        List<Sample> samples = samples(spec);
        spec.decisions().values().forEach(entries -> entries.forEach(entry -> used.add(entry.table())));
        spec.letters().values().forEach(letter -> used.add(letter.template()));
        spec.connectors().values().forEach(used::add);
        noOtherFiles();
        if (faults.count() > 0 || (sends && process.isEmpty())) {
            return Optional.empty();
        }
        FormDefinition definition = new FormDefinition(
                spec.formVersion(),
                spec.about(),
                spec.pages(),
                spec.tasks(),
                spec.outcomes(),
                SchemaCompiler.compile(spec.about().title(), spec.pages()),
                Hash.ofPack(source, folder));
        return Optional.of(new FormPack(
                definition,
                new AnswerCheck(definition, CompiledSchema.of(definition.schema())),
                new DecisionTables(decisions, new DecisionFacts(spec.about().person(), council)),
                new LetterWriter(definition, council, letters),
                mappings,
                process.map(this::finders).orElse(Set.of()),
                invitation,
                process,
                spec.migrations(),
                derived,
                samples));
    }

    private String path(String file) {
        return folder + "/" + file;
    }

    private Optional<String> file(String name) {
        Optional<String> text = source.file(path(name));
        if (text.isEmpty()) {
            faults.add(path(name), "", "The file is missing; every pack has one");
        }
        return text;
    }

    /** A file of the pack that is JSON, if it is there. */
    private Optional<Node> json(String name) {
        return source.file(path(name)).map(text -> Node.file(faults, path(name), text));
    }

    private Node overlaid(Node form) {
        Optional<String> overlay = source.file(path(OVERLAY));
        if (overlay.isEmpty()) {
            return form;
        }
        used.add(OVERLAY);
        Node over = Node.file(faults, path(OVERLAY), overlay.get());
        for (String fixed : List.of("id", "version", "prefix")) {
            if (over.has(fixed)) {
                over.fault(fixed, "An overlay cannot change '" + fixed + "'; make a form of your own instead");
            }
        }
        return new Node(faults, form.file(), "", MergePatch.apply(form.object(), over.object()));
    }

    private Map<String, JsonObject> mappings(FormSpec spec, Map<String, AnswerShape> asked) {
        MappingReader reader = new MappingReader(asked);
        Map<String, JsonObject> mappings = new LinkedHashMap<>();
        spec.connectors().forEach((connector, name) -> {
            Optional<String> text = source.file(path(name));
            if (text.isEmpty() || !name.startsWith("mappings/")) {
                faults.add(
                        path("form.json"),
                        "/connectors/" + connector + "/mapping",
                        "There is no mapping '" + name + "'; mappings are files like mappings/dynamics.json");
            } else {
                mappings.put(connector, reader.read(Node.file(faults, path(name), text.get())));
            }
        });
        return mappings;
    }

    private List<Sample> samples(FormSpec spec) {
        SampleReader reader = new SampleReader(spec);
        List<Sample> samples = new ArrayList<>();
        for (String name : source.below(path("samples"))) {
            if (name.endsWith(".json")) {
                used.add("samples/" + name);
                String path = path("samples/" + name);
                source.file(path).ifPresent(text -> samples.add(reader.read(Node.file(faults, path, text))));
            }
        }
        if (samples.isEmpty()) {
            faults.add(path("samples"), "", "A pack has at least one sample: answers and what must happen");
        }
        return samples;
    }

    /** Reads what else is JSON, so that one look at the list is enough to make all of it readable. */
    private void otherJson() {
        source.below(folder).stream()
                .filter(name -> name.endsWith(".json"))
                .filter(name -> !Set.of("form.json", "schema.json", OVERLAY).contains(name))
                .forEach(name -> source.file(path(name)).ifPresent(text -> Node.file(faults, path(name), text)));
    }

    private void noOtherFiles() {
        for (String name : source.below(folder)) {
            if (!used.contains(name)) {
                faults.add(path(name), "", "Nothing in form.json uses this file; name it there or take it away");
            }
        }
    }

    private Set<String> finders(ProcessSource process) {
        Set<String> finders = new HashSet<>();
        ProcessElements.read(faults, process.place(), process.bpmn()).serviceTasks().stream()
                .filter(task -> task.does().equals("match"))
                .forEach(task -> finders.add(task.field("finder")));
        return finders;
    }
}
