package it.ponte.beneficiary;

import it.ponte.access.Apart;
import it.ponte.access.Vault;
import it.ponte.work.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code profile_correction}: what was set right in the profiles of protected people (GDPR art. 16, SAFETY P2). */
final class Corrections {
    private final JdbcClient db;
    private final Apart apart;
    private final Vault vault;
    private final RectifiedBefore before;

    Corrections(JdbcClient db, Apart apart, Vault vault) {
        this.db = db;
        this.apart = apart;
        this.vault = vault;
        this.before = new RectifiedBefore(db, apart);
    }

    /** One of them; the profiles are without what she must be spared. */
    record Correction(long id, long person, Profile before, Profile after, RectificationReason why, Instant at) {
        /** Which facts of the profile it changed. */
        List<RectifiedField> fields() {
            return Stream.of(RectifiedField.values())
                    .filter(RectifiedField::isOfProfile)
                    .filter(field -> !Objects.equals(field.text(said(before)), field.text(said(after))))
                    .toList();
        }
    }

    /** What a profile alone says. */
    static Said said(Profile profile) {
        return new Said(null, profile, null);
    }

    /** All of these people, in order; as the role in which it is asked may see them. */
    List<Correction> of(Collection<Long> people) {
        return db.sql("select * from profile_correction where beneficiary = any(?) order by id")
                .param(people.toArray(Long[]::new))
                .query((row, i) -> new Correction(
                        row.getLong("id"),
                        row.getLong("beneficiary"),
                        Documents.read(row.getString("before"), Profile.class),
                        Documents.read(row.getString("after"), Profile.class),
                        RectificationReason.of(row.getString("why")),
                        Stamp.in(row, "corrected_at")))
                .list();
    }

    /** The same, as the line reads. */
    List<Correction> asLine(Collection<Long> people) {
        return people.isEmpty() ? List.of() : apart.asLine(() -> of(people));
    }

    /** Which facts were set right, by person, before her protection too; the latest word about a fact counts. */
    Map<Long, Rectified> rectified(Collection<Long> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Rectified.Fact>> facts = apart.asLine(() -> {
            Map<Long, List<Rectified.Fact>> known = before.of(people);
            of(people).forEach(one -> add(one, known.computeIfAbsent(one.person(), her -> new ArrayList<>())));
            return known;
        });
        return facts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, hers -> new Rectified(hers.getValue(), vault)));
    }

    private void add(Correction one, List<Rectified.Fact> facts) {
        for (RectifiedField field : one.fields()) {
            String wrong = Rectified.hash(field, said(one.before()), vault);
            String right = Rectified.hash(field, said(one.after()), vault);
            facts.removeIf(fact -> fact.field() == field
                    && (fact.wrong() == null
                            || fact.wrong().equals(wrong)
                            || fact.wrong().equals(right)));
            facts.add(new Rectified.Fact(one.id(), field, wrong, one.at()));
        }
    }

    /** What was set right before people came under protection. */
    RectifiedBefore before() {
        return before;
    }

    /** Keeps that a profile was set right. */
    void keep(long person, Profile before, Profile after, RectificationReason why, String by, Instant now) {
        apart.asLine(() -> db.sql(
                        """
                        insert into profile_correction (beneficiary, before, after, why, corrected_by, corrected_at)
                        values (?, ?::jsonb, ?::jsonb, ?, ?, ?)
                        """)
                .params(person, unguarded(before), unguarded(after), why.name(), by, Stamp.of(now))
                .update());
    }

    private static String unguarded(Profile profile) {
        return Documents.text(profile.with(Profile.EMPTY.guard()));
    }
}
