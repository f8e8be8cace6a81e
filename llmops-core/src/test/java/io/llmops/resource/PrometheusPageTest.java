package io.llmops.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusPageTest {

    @Test
    void readsSamplesOfWantedSeriesAndSkipsComments() throws Exception {
        PrometheusPage page = parse("""
                # HELP up Whether it is "up" {or not}
                # TYPE up gauge

                up 1
                  other{a="b"}\t2.5e3
                unwanted{le="+Inf"} 3
                # EOF
                """);

        assertThat(page.samples())
                .containsExactly(
                        new PrometheusSample("up", Map.of(), 1), new PrometheusSample("other", Map.of("a", "b"), 2500));
        assertThat(page.badLines()).isZero();
        assertThat(page.firstProblem()).isEmpty();
        assertThat(page.isSomethingElse()).isFalse();
    }

    @Test
    void readsLabelsWithEscapesBlanksAndATrailingComma() throws Exception {
        PrometheusPage page = parse("up { a = \"q\\\"b\\\\c\\nd\" , b=\"},{ # =\", c=\"\u00e4\", }\t1\nother{}2");

        assertThat(page.samples())
                .containsExactly(
                        new PrometheusSample("up", Map.of("a", "q\"b\\c\nd", "b", "},{ # =", "c", "\u00e4"), 1),
                        new PrometheusSample("other", Map.of(), 2));
    }

    @Test
    void readsNotANumberAndTheInfinities() throws Exception {
        assertThat(parse("up NaN\nup nan\nup +Inf\nup Inf\nup -inf").samples())
                .extracting(PrometheusSample::value)
                .containsExactly(
                        Double.NaN,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY);
    }

    @Test
    void leavesOutTimestampsAndExemplars() throws Exception {
        PrometheusPage page = parse("""
                up 1 1395066363000
                up 2 -3
                up 3 1395066363.5 # {trace_id="0af76519"} 0.5 1395066363.4
                up 4 # {} 1
                """);

        assertThat(page.samples()).extracting(PrometheusSample::value).containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void readsLinesThatEndAsOnWindowsAndOneWithoutAnEnd() throws Exception {
        assertThat(parse("up 1\r\nup 2").samples()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0000',
            value = {
                "<html>;              column 1: expected a metric name",
                "1up 2;               column 1: expected a metric name",
                "up;                  column 3: expected a number, NaN, +Inf or -Inf",
                "up=1;                column 3: expected a number",
                "up{a=\"b\";          column 9: expected ','",
                "up{a=\"b\" c=\"d\"} 1;  column 10: expected ','",
                "up{a=\"b\",,} 1;     column 10: expected a label name or '}'",
                "up{a:b=\"c\"} 1;     column 5: expected '='",
                "up{a=b} 1;           column 6: expected '\"'",
                "up{a=\"b} 1;         column 11: expected a closing '\"'",
                "up{a=\"\\t\"} 1;     column 8: expected n, \" or \\ after a backslash",
                "up{a=\"b\",a=\"c\"} 1;  column 10: expected a label that the line does not have yet",
                "up{\"up\"} 1;        column 4: expected a label name or '}'",
                "up 0x10;             column 4: expected a number",
                "up 1.0f;             column 4: expected a number",
                "up 1,5;              column 4: expected a number",
                "up 1e;               column 4: expected a number",
                "up --;               column 4: expected a number",
                "up 1 soon;           column 6: expected a timestamp",
                "up 1 2 3;            column 8: expected '#'"
            })
    void saysWhatWasExpectedWhereAndGoesOn(String line, String problem) throws Exception {
        PrometheusPage page = parse("# HELP up x\nup 1\n" + line + "\nup 2\nworse\n");

        assertThat(page.firstProblem().orElseThrow()).startsWith("line 3, " + problem);
        assertThat(page.badLines()).isEqualTo(2);
        assertThat(page.samples()).extracting(PrometheusSample::value).containsExactly(1.0, 2.0);
        assertThat(page.isSomethingElse()).isFalse();
    }

    @Test
    void tellsAPageOfSomethingElse() throws Exception {
        assertThat(parse("<!doctype html>\n<p>Sign in</p>").isSomethingElse()).isTrue();
        assertThat(parse("Not found").isSomethingElse()).isTrue();
        assertThat(parse("").isSomethingElse()).isFalse();
    }

    @Test
    void refusesMoreSamplesThanAnyoneCanWatch() {
        assertThatThrownBy(() -> parse("up 1\n".repeat(10_001)))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("10000");
    }

    @Test
    void survivesEightMebibytesOfAnything() throws Exception {
        int size = 8 * 1024 * 1024;
        for (String flood : List.of("{", "up{a=\"", "\\", "9", "a", "up ", "#", "\n")) {
            PrometheusPage page = parse("up{a=\"" + flood.repeat(size / flood.length()));
            assertThat(page.samples()).isEmpty();
        }
    }

    @Test
    void neverThrowsForAPageThatWasDamagedOnItsWay() throws Exception {
        Random random = new Random(7);
        String whole = Recorded.text("vllm.prom");
        for (int i = 0; i < 2_000; i++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int j = 0; j < 5; j++) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(128));
            }
            PrometheusPage page = parse(damaged.toString());
            assertThat(page.badLines()).isLessThanOrEqualTo(10);
        }
    }

    private static PrometheusPage parse(String text) throws ResourceException {
        return PrometheusPage.parse(text, Set.of("up", "other"));
    }
}
