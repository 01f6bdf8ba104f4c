package it.ponte.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that hears every statement that is asked of it, in order, without its values. */
public final class HeardStatements extends DelegatingDataSource {
    private static final List<String> HEARD = new CopyOnWriteArrayList<>();

    public HeardStatements(DataSource source) {
        super(source);
    }

    /** What is asked of the database meanwhile, each statement as its text. */
    public static List<String> during(Runnable work) {
        HEARD.clear();
        work.run();
        return List.copyOf(HEARD);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        HEARD.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
