package uk.careforms.forms;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A database that a test can take away and give back. */
final class FaultyDatabase {

    private final AtomicBoolean down = new AtomicBoolean();
    private final DataSource source;

    FaultyDatabase(DataSource real) {
        this.source = (DataSource) Proxy.newProxyInstance(
                FaultyDatabase.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && down.get()) {
                        throw new SQLNonTransientConnectionException("The connection was refused", "08001");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException wrapped) {
                        throw wrapped.getCause() instanceof SQLException failed ? failed : wrapped;
                    }
                });
    }

    DataSource source() {
        return source;
    }

    void goDown() {
        down.set(true);
    }

    void comeBack() {
        down.set(false);
    }
}
