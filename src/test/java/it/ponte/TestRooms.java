package it.ponte;

import it.ponte.access.Absences;
import it.ponte.access.Apart;
import it.ponte.access.Audit;
import it.ponte.access.HubId;
import it.ponte.access.Roles;
import it.ponte.access.Vault;
import it.ponte.beneficiary.ProtectedRecords;
import it.ponte.beneficiary.ReferenceOperators;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What some rooms need to be wired as in the hub, over the real database. */
public final class TestRooms {
    private TestRooms() {}

    /** A hub in this folder, still without a room: a test adds those it is about and refreshes it. */
    public static AnnotationConfigApplicationContext in(Path home, Clock clock) {
        AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();
        rooms.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "ponte.home", home.toAbsolutePath().toString(),
                                "ponte.data",
                                        TestFolder.of("rooms").toAbsolutePath().toString(),
                                "ponte.keys",
                                        TestFolder.of("keys").toAbsolutePath().toString())));
        rooms.registerBean(Clock.class, () -> clock);
        rooms.registerBean("vault", Vault.class, TestDatabase::vault, vault -> vault.setPrimary(true));
        rooms.registerBean("protectedVault", Vault.class, TestDatabase::protectedVault);
        rooms.registerBean(HubId.class, () -> new HubId(TestFolder.of("data")));
        rooms.register(
                Audit.class,
                Apart.class,
                ProtectedRecords.class,
                ReferenceOperators.class,
                Roles.class,
                Absences.class);
        rooms.registerBean(JdbcClient.class, TestDatabase::client);
        rooms.registerBean(JdbcTemplate.class, TestDatabase::template);
        rooms.registerBean(PlatformTransactionManager.class, TestDatabase::transactions);
        return rooms;
    }
}
