package it.ponte.access;

import it.ponte.access.Caller.OperatorCaller;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to what is kept of protected people (SAFETY P2): the hub's own login sees nothing of it before it takes
 * another role, for as long as one piece of work lasts and never longer than its transaction. What a role may see the
 * database decides, row by row.
 */
@Component
public class Apart {
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    public Apart(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Works as the line does, which records, matches and writes letters: it sees every protected person. */
    public <T> T asLine(Supplier<T> work) {
        return as("_line", work);
    }

    /**
     * Works as this operator: sees the people whose reference operator or deputy she is, as long as she may follow anybody, and
     * those whom she opened just now.
     */
    public <T> T asReader(OperatorCaller who, Supplier<T> work) {
        return transaction.execute(tx -> {
            set("ponte.operator", who.name());
            set("ponte.follows", who.may(Role.PROTECTED_OPERATOR) ? "on" : "off");
            return as("_reader", work);
        });
    }

    /** A failure dooms the whole transaction, and the role ends with it. */
    private <T> T as(String role, Supplier<T> work) {
        return transaction.execute(tx -> {
            db.sql("select set_config('role', session_user || ?, true)")
                    .param(role)
                    .query(String.class)
                    .single();
            T result = work.get();
            set("role", "none");
            return result;
        });
    }

    private void set(String setting, String value) {
        db.sql("select set_config(?, ?, true)")
                .params(setting, value)
                .query(String.class)
                .single();
    }
}
