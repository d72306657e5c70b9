package uk.careforms.examples.durability;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run does.
 *
 * @param kills how many SIGKILLs; stop signals and crashes of PostgreSQL come on top
 * @param nodes how many nodes share the database, 1 to 5
 * @param seed of every choice and of everybody's name; threads and processes make a run similar, not equal
 * @param faults the share of requests to the neighbours that go wrong, 0 to 0.9
 * @param lockSeconds how long a dead node's jobs stay locked
 * @param folder where logs, configuration and the database are kept
 */
record Plan(int kills, int nodes, long seed, double faults, int lockSeconds, Path folder) {

    static final String USAGE = "Usage: run [--kills 300] [--nodes 2] [--seed N] [--faults 0.3] [--lock-seconds 60]";

    Plan {
        if (kills < 1 || nodes < 1 || nodes > 5 || faults < 0 || faults > 0.9 || lockSeconds < 10) {
            throw new IllegalArgumentException(
                    "There must be at least 1 kill, 1 to 5 nodes, a share of faults from 0 to 0.9,"
                            + " and a lock of 10 seconds or more. " + USAGE);
        }
    }

    static Plan parse(List<String> arguments, Path folder) {
        Map<String, String> given = new TreeMap<>(Map.of(
                "--kills", "300",
                "--nodes", "2",
                "--seed", String.valueOf(System.nanoTime()),
                "--faults", "0.3",
                "--lock-seconds", "60"));
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (!given.containsKey(word) || !words.hasNext()) {
                throw new IllegalArgumentException("'" + word + "' is not an option, or needs a value. " + USAGE);
            }
            given.put(word, words.next());
        }
        return new Plan(
                Integer.parseInt(given.get("--kills")),
                Integer.parseInt(given.get("--nodes")),
                Long.parseLong(given.get("--seed")),
                Double.parseDouble(given.get("--faults")),
                Integer.parseInt(given.get("--lock-seconds")),
                folder);
    }
}
