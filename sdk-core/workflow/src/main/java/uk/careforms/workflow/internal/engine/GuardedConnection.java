package uk.careforms.workflow.internal.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connection of Flowable's transaction, lent to the host: it can do everything but end the transaction. */
final class GuardedConnection implements InvocationHandler {

    private static final Set<String> ENDING = Set.of("commit", "rollback", "setAutoCommit", "abort");

    private final Connection connection;

    private GuardedConnection(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new GuardedConnection(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("close")) {
            return null; // whoever opened a try-with-resources around it may leave it
        }
        boolean toSavepoint = arguments != null && arguments.length == 1 && arguments[0] instanceof Savepoint;
        if (ENDING.contains(method.getName()) && !toSavepoint) {
            throw new IllegalStateException("This connection belongs to the workflow's transaction; '"
                    + method.getName() + "' is not for its guests");
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
