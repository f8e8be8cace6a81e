package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvSignalsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private List<CsvSignals.Problem> problems = List.of();

    @Test
    void aPlainRowIsOneNumberThatWasRecorded() throws IOException {
        Recorded row = read("""
                        timestamp,metric,value,gen_ai.request.model,error.type
                        2026-03-01T12:00:00Z,gen_ai.client.inference.duration,0.82,gpt-4o,
                        """).get(0);

        assertThat(row.metric()).isEqualTo("gen_ai.client.inference.duration");
        assertThat(row.labels()).isEqualTo(Labels.of("gen_ai.request.model", "gpt-4o"));
        assertThat(row.from()).isEqualTo(NOON);
        assertThat(row.until()).isEqualTo(NOON);
        assertThat(row.aggregate().kind()).isEqualTo(Aggregate.Kind.HISTOGRAM);
        assertThat(row.aggregate().count()).isEqualTo(1);
        assertThat(row.aggregate().sum()).isEqualTo(0.82);
        assertThat(row.aggregate().quantile(0.5)).isEqualTo(0.82);
    }

    @Test
    void timesMayBeWrittenInManyWays() throws IOException {
        String times = """
                timestamp,metric,value
                2026-03-01T12:00:00Z,m,1
                2026-03-01T13:00:00+01:00,m,1
                2026-03-01 12:00:00,m,1
                2026-03-01T12:00,m,1
                2026-03-01 07:00:00-05:00,m,1
                1772366400,m,1
                1772366400.0,m,1
                1772366400000,m,1
                """;

        assertThat(read(times)).hasSize(8).extracting(Recorded::until).containsOnly(NOON);
    }

    @Test
    void countersAreIncreasesAndTotalsAreTurnedIntoThem() throws IOException {
        List<Recorded> rows = read("""
                timestamp,metric,kind,value,pod,seconds
                1,calls,counter,5,,60
                2,cost,counter,0.25,,60
                3,served,total,1000,a,
                3,served,total,7,b,
                4,served,total,1004,a,
                5,served,total,3,a,
                6,served,total,9,b,
                """);

        assertThat(rows)
                .extracting(
                        it -> it.metric() + it.labels() + " " + it.aggregate().sum())
                .containsExactly(
                        "calls{} 5.0", "cost{} 0.25", "served{pod=a} 4.0", "served{pod=a} 3.0", "served{pod=b} 2.0");
        assertThat(rows).extracting(it -> it.aggregate().kind()).containsOnly(Aggregate.Kind.COUNTER);
        assertThat(rows.get(0).aggregate().count()).isEqualTo(5);
        assertThat(rows.get(1).aggregate().count()).isEqualTo(1);
        assertThat(Duration.between(rows.get(0).from(), rows.get(0).until())).hasSeconds(60);
    }

    @Test
    void aHistogramMayComeAsBucketsQuantilesOrCountAndSum() throws IOException {
        List<Recorded> rows = read("""
                timestamp,metric,value,count,sum,min,max,buckets,p50,p95
                1,m,,10,22,1,9,1:2 2:4 +Inf:4,,
                2,m,,100,,0.1,8,,2,5
                3,m,2.5,4,,,,,,
                4,m,,3,3,1,1,@4 -1:3,,
                """);

        Aggregate buckets = rows.get(0).aggregate();
        assertThat(buckets.count()).isEqualTo(10);
        assertThat(buckets.sum()).isEqualTo(22);
        assertThat(buckets.quantile(0.5)).isBetween(1.0, 2.1);
        assertThat(buckets.quantile(0.99)).isBetween(2.0, 9.0);
        Aggregate quantiles = rows.get(1).aggregate();
        assertThat(quantiles.count()).isEqualTo(100);
        assertThat(quantiles.sum()).isNaN();
        assertThat(quantiles.quantile(0.5)).isCloseTo(2, within(0.1));
        assertThat(quantiles.quantile(0.95)).isCloseTo(5, within(0.2));
        assertThat(quantiles.quantile(0.99)).isBetween(5.0, 8.0);
        assertThat(rows.get(2).aggregate().sum()).isEqualTo(10);
        assertThat(rows.get(2).aggregate().quantile(0.5)).isNaN();
        assertThat(rows.get(3).aggregate().quantile(0.5)).isEqualTo(1);
    }

    @Test
    void gaugesAreLevels() throws IOException {
        Aggregate level =
                read("timestamp,metric,kind,value\n1,gpu,gauge,0.4\n").get(0).aggregate();

        assertThat(level.kind()).isEqualTo(Aggregate.Kind.GAUGE);
        assertThat(level.max()).isEqualTo(0.4);
    }

    @Test
    void quotedCellsAndLabelsCalledLikeColumnsAreRead() throws IOException {
        List<Recorded> rows = read(String.join(
                "\r\n",
                "\uFEFFtimestamp,metric,value,\"label:kind\",team",
                "1,m,1,\"a \"\"b\"\", c\",\"two\nlines\"",
                "",
                "2,m,1,,"));

        assertThat(rows)
                .extracting(Recorded::labels)
                .containsExactly(Labels.of("kind", "a \"b\", c", "team", "two\nlines"), Labels.none());
    }

    @Test
    void aBadLineIsNamedByItsNumberAndTheNextOneIsRead() throws IOException {
        List<Recorded> rows = read("""
                timestamp,metric,value,kind,count,buckets,seconds,p50
                yesterday,m,1,,,,,
                1,,1,,,,,
                2,m,many,,,,,
                3,m,,,,,,
                4,m,NaN,,,,,
                5,m,1,speed,,,,
                6,m,1
                7,m,,,3.5,,,
                8,m,,,,1:x,,
                9,m,,,,5,,
                10,m,1,,,,-4,
                11,m,,,,,,2
                12,m,,histogram,0,,,
                13,m,1,,,,,
                14,m,,,,@99 1:1,,
                15,m,1,,,,,"
                """);

        assertThat(rows).singleElement().extracting(Recorded::until).isEqualTo(Instant.ofEpochSecond(13));
        assertThat(problems)
                .extracting(CsvSignals.Problem::line)
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 16L, 17L);
        assertThat(problems.get(0))
                .hasToString("line 2: timestamp is \"yesterday\"; give it like 2026-03-01T12:00:00Z,"
                        + " or as seconds or milliseconds since 1970");
        assertThat(problems.get(5).message()).contains("value, histogram, counter, total or gauge");
        assertThat(problems.get(6).message()).contains("3 cells where the first line names 8");
    }

    @Test
    void problemsAreCountedButNotAllKept() throws IOException {
        CsvSignals signals = new CsvSignals(new StringReader("timestamp,metric,value\n" + "x,m,1\n".repeat(5_000)));

        assertThat(signals.next()).isEmpty();
        assertThat(signals.problems()).hasSize(100);
        assertThat(signals.problemCount()).isEqualTo(5_000);
    }

    @Test
    void theFirstLineMustNameTheColumns() {
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("timestamp,metric,value");
        assertThatThrownBy(() -> read("timestamp,value\n")).hasMessageContaining("no column \"metric\"");
        assertThatThrownBy(() -> read("timestamp,metric,value,a,a\n")).hasMessageContaining("column 5");
    }

    @Test
    void anythingAtAllIsReadOrNamedAndNothingThrown() throws IOException {
        Random random = new Random(11);
        String alphabet = "0123456789.,:+-@\"\n eInfpzrogx=TZ";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder("timestamp,metric,value,kind,count,buckets,traces,p50,p9,l\n");
            for (int length = random.nextInt(200); length > 0; length--) {
                text.append(
                        random.nextInt(12) == 0
                                ? "12,m,1,gauge,3,1:2 @4 neg:"
                                : alphabet.charAt(random.nextInt(alphabet.length())));
            }
            read(text.toString());
        }
    }

    private List<Recorded> read(String text) throws IOException {
        CsvSignals signals = new CsvSignals(new StringReader(text));
        List<Recorded> all = new ArrayList<>();
        for (Optional<Recorded> next = signals.next(); next.isPresent(); next = signals.next()) {
            all.add(next.get());
        }
        problems = signals.problems();
        return all;
    }
}
