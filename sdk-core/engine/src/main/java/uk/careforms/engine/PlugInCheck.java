package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.PrefillSource;
import uk.careforms.engine.internal.pack.FormPack;

/** Asks every plug-in whether it will work; one that throws is one problem and does not hide the others. */
final class PlugInCheck {

    private PlugInCheck() {}

    static List<SetupProblem> of(Rooms rooms) {
        List<SetupProblem> problems =
                of(rooms.connectors(), rooms.forms().shipped(), Optional.of(rooms.notices()), rooms.prefillSources());
        if (rooms.forms().shipped().stream().anyMatch(pack -> pack.definition().takesFiles())) {
            problems.addAll(asked("files", () -> rooms.files().check()));
            rooms.scanner().ifPresent(scanner -> problems.addAll(asked("scanner", scanner::check)));
        }
        return problems;
    }

    static List<SetupProblem> of(
            Map<String, CaseConnector> connectors,
            List<FormPack> packs,
            Optional<NoticeSender> notices,
            Map<String, PrefillSource> prefill) {
        List<SetupProblem> problems = new ArrayList<>();
        connectors.forEach((name, connector) -> {
            Map<String, JsonObject> mappings = new TreeMap<>();
            for (FormPack pack : packs) {
                pack.mappings().forEach((key, mapping) -> {
                    if (key.split("/", 2)[0].equals(name)) {
                        mappings.put(pack.definition().id() + "/mappings (" + key + ")", mapping);
                    }
                });
            }
            problems.addAll(asked("connector '" + name + "'", () -> connector.check(mappings)));
        });
        notices.ifPresent(sender -> problems.addAll(asked("notices", sender::check)));
        prefill.forEach((name, source) -> problems.addAll(asked("prefill '" + name + "'", source::check)));
        return problems;
    }

    private static List<SetupProblem> asked(String where, Supplier<List<SetupProblem>> plugIn) {
        try {
            return plugIn.get();
        } catch (CareFormsException e) {
            return List.of(new SetupProblem(where, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            return List.of(
                    new SetupProblem(where, "failed with " + e.getClass().getName() + "; see its own documentation"));
        }
    }
}
