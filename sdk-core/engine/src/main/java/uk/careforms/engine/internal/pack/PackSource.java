package uk.careforms.engine.internal.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.careforms.api.model.SetupProblem;

/**
 * The files of some packs, read and not yet looked at. Immutable.
 *
 * @param files text by path, like {@code adult-referral/form.json}, sorted
 * @param overlays which of the paths came from a council's own folder
 * @param problems what could not be read
 */
public record PackSource(SortedMap<String, String> files, Set<String> overlays, List<SetupProblem> problems) {

    public PackSource {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        overlays = Set.copyOf(overlays);
        problems = List.copyOf(problems);
    }

    /** Files that are no overlay. */
    public static PackSource of(Map<String, String> files, List<SetupProblem> problems) {
        return new PackSource(new TreeMap<>(files), Set.of(), problems);
    }

    /** These files with another folder laid over them: a file with the same path replaces ours. */
    public PackSource overlaidBy(PackSource over) {
        TreeMap<String, String> merged = new TreeMap<>(files);
        merged.putAll(over.files);
        Set<String> laidOver = new TreeSet<>(overlays);
        laidOver.addAll(over.files.keySet());
        List<SetupProblem> all = new ArrayList<>(problems);
        all.addAll(over.problems);
        return new PackSource(merged, laidOver, all);
    }

    /** The text of a file. */
    public Optional<String> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The folders that are packs: all at the top that hold a {@code form.json} or an overlay for one, but not shared parts and policies. */
    public List<String> packs() {
        return files.keySet().stream()
                .filter(path -> path.contains("/"))
                .map(path -> path.substring(0, path.indexOf('/')))
                .filter(folder -> !folder.equals("shared") && !folder.equals("policies"))
                .distinct()
                .toList();
    }

    /** The paths below a folder, the folder's own name left out. */
    public List<String> below(String folder) {
        String prefix = folder + "/";
        return files.tailMap(prefix).keySet().stream()
                .takeWhile(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .toList();
    }

    /** Names no content. */
    @Override
    public String toString() {
        return "PackSource[" + files.size() + " files]";
    }
}
