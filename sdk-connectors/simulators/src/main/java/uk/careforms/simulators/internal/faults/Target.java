package uk.careforms.simulators.internal.faults;

import java.util.Set;

/**
 * A request as fault scripts see it.
 *
 * @param path as sent, percent-encoded
 * @param tables names of the tables it touches, in a batch those of every part
 * @param main whether scripts that name no path strike it; false for signing in and the like
 */
public record Target(String path, Set<String> tables, boolean main) {

    public Target {
        tables = Set.copyOf(tables);
    }
}
