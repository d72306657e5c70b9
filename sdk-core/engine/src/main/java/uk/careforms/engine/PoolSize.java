package uk.careforms.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;

/**
 * How many connections a pool may open, as it was configured.
 *
 * <p>Asked of the pool's own getter: borrowing connections until there are none would take them from whoever shares the pool, and
 * would tell a large pool from a small one only by waiting.
 */
final class PoolSize {

    /** With as many as the eight job threads, each would hold one and wait for its second: ADR 0009. */
    static final int LEAST = 9;

    /** For eight job threads and the requests of one small node. */
    static final int ENOUGH = 20;

    /** HikariCP, Commons DBCP 2, c3p0, H2's own pool, Tomcat's pool. */
    private static final List<String> GETTERS =
            List.of("getMaximumPoolSize", "getMaxTotal", "getMaxPoolSize", "getMaxConnections", "getMaxActive");

    private PoolSize() {}

    /** Empty for a pool that none of the known getters is on, or that has no limit. */
    static OptionalInt of(DataSource pool) {
        for (Method method : pool.getClass().getMethods()) {
            boolean getter = GETTERS.contains(method.getName())
                    && method.getParameterCount() == 0
                    && method.getReturnType() == int.class
                    && Modifier.isPublic(method.getDeclaringClass().getModifiers());
            if (getter) {
                try {
                    int size = (Integer) method.invoke(pool);
                    return size > 0 ? OptionalInt.of(size) : OptionalInt.empty();
                } catch (IllegalAccessException | InvocationTargetException notToBeAsked) {
                    return OptionalInt.empty();
                }
            }
        }
        return OptionalInt.empty();
    }
}
