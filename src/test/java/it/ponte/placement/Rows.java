package it.ponte.placement;

import it.ponte.TestDatabase;
import it.ponte.matching.Proposal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What stands in the tables of paths and placements. */
final class Rows {
    private Rows() {}

    static java.sql.Date day(String day) {
        return java.sql.Date.valueOf(LocalDate.parse(day));
    }

    static List<Map<String, Object>> paths() {
        return TestDatabase.client().sql("select * from path").query().listOfRows();
    }

    static Map<String, Object> path(Proposal proposal) {
        return TestDatabase.client()
                .sql("select * from path where proposal = ?")
                .param(proposal.id())
                .query()
                .singleRow();
    }

    static List<Map<String, Object>> placements() {
        return TestDatabase.client()
                .sql("select * from placement order by started_on")
                .query()
                .listOfRows();
    }

    static List<Map<String, Object>> placements(long beneficiary) {
        return TestDatabase.client()
                .sql("select * from placement where beneficiary = ? order by started_on")
                .param(beneficiary)
                .query()
                .listOfRows();
    }
}
