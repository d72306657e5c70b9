package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.spi.Decisions;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.internal.pack.read.CouncilReader;
import uk.careforms.engine.internal.pack.read.Faults;
import uk.careforms.engine.internal.pack.read.Node;
import uk.careforms.engine.internal.pack.read.SchemaFiles;

/** Reads packs and refuses them with the whole list of faults. */
public final class PackLoader {

    private static final String COUNCIL = "council.json";

    private final PackSource source;
    private final Decisions decisions;
    private final WorkflowEngine.Factory workflow;
    private final Faults faults = new Faults();

    private PackLoader(PackSource source, Decisions decisions, WorkflowEngine.Factory workflow) {
        this.source = source;
        this.decisions = decisions;
        this.workflow = workflow;
    }

    /**
     * Reads, checks and compiles everything; nothing is deployed.
     *
     * @param decisions checks and compiles the decision models
     * @param workflow checks the processes
     */
    public static LoadedPacks load(PackSource source, Decisions decisions, WorkflowEngine.Factory workflow) {
        return new PackLoader(source, decisions, workflow).load();
    }

    private LoadedPacks load() {
        faults.addAll(source.problems());
        Optional<Council> council = council();
        sharedParts();
        Map<String, JsonObject> policies = policies();
        List<FormPack> packs = new ArrayList<>();
        Council known = council.orElseGet(() -> new Council(Map.of(), "#000000", Map.of(), Map.of(), List.of()));
        for (String folder : source.packs()) {
            PackBuilder builder = new PackBuilder(source, folder, known, council.isPresent(), decisions, workflow);
            builder.build().ifPresent(packs::add);
            faults.addAll(builder.problems());
        }
        if (source.packs().isEmpty() && source.problems().isEmpty()) {
            faults.add("forms", "", "There is no form pack; a pack is a folder with a form.json");
        }
        prefixesDiffer(packs);
        return new LoadedPacks(council, packs, policies, faults.list());
    }

    private Optional<Council> council() {
        Optional<String> text = source.file(COUNCIL);
        if (text.isEmpty()) {
            faults.add(COUNCIL, "", "The file is missing; it says who the council is and which teams it has");
            return Optional.empty();
        }
        int before = faults.count();
        Council council = CouncilReader.read(Node.file(faults, COUNCIL, text.get()));
        return before == faults.count() ? Optional.of(council) : Optional.empty();
    }

    private void sharedParts() {
        for (String name : source.below("shared")) {
            String path = "shared/" + name;
            if (name.matches("[a-z][a-z0-9-]*\\.schema\\.json")) {
                source.file(path).ifPresent(text -> SchemaFiles.lintShared(Node.file(faults, path, text)));
            } else if (!name.equals("README.md")) {
                faults.add(path, "", "Shared parts are files like shared/person.schema.json");
            }
        }
        for (String path : source.files().keySet()) {
            if (!path.contains("/")
                    && !List.of(COUNCIL, "index.json", "README.md").contains(path)) {
                faults.add(path, "", "This file belongs to no pack; move it into a pack's folder or away");
            }
        }
    }

    /** What the council decided for calculations: {@code policies/<calculation>.json}. */
    private Map<String, JsonObject> policies() {
        Map<String, JsonObject> policies = new HashMap<>();
        for (String name : source.below("policies")) {
            String path = "policies/" + name;
            if (name.matches("[a-z][a-z0-9-]*\\.json")) {
                source.file(path)
                        .ifPresent(text -> policies.put(
                                name.substring(0, name.length() - ".json".length()),
                                Node.file(faults, path, text).object()));
            } else {
                faults.add(path, "", "A policy is a file like policies/charging.json, named like its calculation");
            }
        }
        return policies;
    }

    private void prefixesDiffer(List<FormPack> packs) {
        Map<String, String> owners = new HashMap<>();
        for (FormPack pack : packs) {
            String prefix = pack.definition().about().prefix();
            String id = pack.definition().id();
            String other = owners.putIfAbsent(prefix, id);
            if (other != null) {
                faults.add(
                        id + "/form.json", "/prefix", "The form '" + other + "' has the prefix '" + prefix + "' too");
            }
        }
    }
}
