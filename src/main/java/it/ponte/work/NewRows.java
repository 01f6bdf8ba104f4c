package it.ponte.work;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is added to table {@code work}, for {@link Worklist}. */
final class NewRows {
    private final JdbcClient db;

    NewRows(JdbcClient db) {
        this.db = db;
    }

    void add(Stage stage, List<Span> spans) {
        db.sql("insert into work (stage, subject, first_line, last_line) select ?, * from unnest(?, ?, ?)")
                .params(
                        stage.name(),
                        spans.stream().map(Span::subject).toArray(Long[]::new),
                        spans.stream().map(Span::first).toArray(Integer[]::new),
                        spans.stream().map(Span::last).toArray(Integer[]::new))
                .update();
    }

    /** The lock makes it sure: a row that is being claimed at this moment counts as claimed. */
    void addLater(Stage stage, long subject, Duration pause) {
        db.sql(
                        """
                        with untouched as (
                            select id from work
                            where stage = :stage and subject = :subject and attempts = 0 and set_aside_at is null
                            for update)
                        insert into work (stage, subject, next_attempt_at)
                        select :stage, :subject, now() + :seconds * interval '1 second'
                        where not exists (select from untouched)
                        """)
                .param("stage", stage.name())
                .param("subject", subject)
                .param("seconds", pause.toSeconds())
                .update();
    }

    void addAll(Stage stage, Collection<Long> subjects) {
        db.sql("insert into work (stage, subject) select ?, subject from unnest(?) as subject")
                .params(stage.name(), subjects.toArray(Long[]::new))
                .update();
    }

    void addMissing(Stage stage, Collection<Long> subjects) {
        db.sql(
                        """
                        insert into work (stage, subject)
                        select :stage, subject from unnest(:subjects) as subject
                        where not exists (select from work where stage = :stage and work.subject = subject.subject)
                        """)
                .param("stage", stage.name())
                .param("subjects", subjects.toArray(Long[]::new))
                .update();
    }

    void addTogether(Stage stage, List<Long> subjects) {
        db.sql("insert into work (stage, subject, subjects) values (?, ?, ?)")
                .params(stage.name(), subjects.get(0), subjects.toArray(Long[]::new))
                .update();
    }
}
