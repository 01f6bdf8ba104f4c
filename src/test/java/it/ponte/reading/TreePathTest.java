package it.ponte.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {
    private static final Map<String, Object> RECORD = Map.of(
            "id",
            List.of(
                    Map.of("system", "cf", "value", "A1", "rank", 1),
                    Map.of("system", "pratica", "value", "B2", "rank", 2),
                    Map.of("system", "cf", "value", "C3", "rank", 3)),
            "one",
            Map.of("system", "cf", "value", "D4"),
            "data-di-nascita",
            List.of(Map.of("@tipo", "ISO", "#text", "1990-01-02")),
            "Città d'origine",
            "Modena",
            "hours",
            new BigDecimal("1.50"),
            "yes",
            true);

    private static List<Object> in(String path) {
        return TreePath.of(path).in(RECORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "id.value|A1,B2,C3",
                "id[system='cf'].value|A1,C3",
                "id[system=\"pratica\"].value|B2",
                "id[system!='cf'].value|B2",
                "id[system='cf' and rank>1].value|C3",
                "id[system='pratica' or rank=3].value|B2,C3",
                "id[rank<=2].value|A1,B2",
                "id[0].value|A1",
                "id[-1].value|C3",
                "id[system='cf'][1].value|C3",
                "id[system='none'].value|~~",
                "id[99].value|~~",
                "one[system='cf'].value|D4",
                "one[missing='cf'].value|~~",
                "missing[system='cf'].value|~~",
                "missing.value|~~",
                "data-di-nascita[@tipo='ISO'].@tipo|ISO",
                "`Città d'origine`|Modena",
                "hours|1.50",
                "yes|true"
            })
    void aPathPointsAtWhatStandsThere(String path, String found) {
        List<String> expected = found.isEmpty() ? List.of() : List.of(found.split(","));
        assertThat(in(path)).map(Object::toString).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$eval('1')",
                "$sum(id.rank)",
                "id.$uppercase(value)",
                "id[$contains(value, 'A')].value",
                "id[value ~> $f].value",
                "id.(value & system)",
                "value & system",
                "id[rank + 1 = 2].value",
                "id[rank in [1, 2]].value",
                "id[value = function($x){$x}].value",
                "id{system: value}",
                "id^(rank)",
                "id#$i.value",
                "id@$i.value",
                "id.*",
                "**.value",
                "id.%.value",
                "$",
                "$$.id",
                "id[value=/A/].value",
                "id[]",
                "id[system='cf'",
                "id[system=].value",
                "[0]",
                ".id",
                "id.",
                "id..value",
                "id[id[0].rank=1].value",
                "id ? 1 : 2",
                "id[yes].value",
                "(id)",
                "",
                "id[9999999999]",
                "id[system='a\\'b'].value",
                "'id'",
                "id; one",
                "id := 1"
            })
    void whatIsMoreThanAPathIsRefused(String path) {
        assertThatThrownBy(() -> TreePath.of(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPathIsNoLongerThanAFieldsName() {
        assertThat(in("x".repeat(200))).isEmpty();
        assertThatThrownBy(() -> TreePath.of("x".repeat(201))).hasMessageContaining("200");
    }

    @Test
    void aLongRefusedPathIsRefusedAtOnce() {
        String path = "a[b='c' and ".repeat(15);

        assertThatThrownBy(() -> TreePath.of(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCannotBeComparedIsAFaultThatDoesNotTellTheValue() {
        assertThatThrownBy(() -> in("id[system>1].value"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("cf")
                .hasNoCause();
        assertThatThrownBy(() -> in("hours.min")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itKnowsWhereItBegins() {
        assertThat(TreePath.of("id[system='a.b'].value").first()).isEqualTo("id");
        assertThat(TreePath.of("`a.b`[0].c").first()).isEqualTo("a.b");
        assertThat(TreePath.of("a.b").first()).isEqualTo("a");
    }
}
