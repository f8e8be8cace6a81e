package io.llmops.alerting.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void givesEachNameANumberUntilThereIsNoMoreRoom() {
        Names names = new Names(2);
        assertThat(names.idOf("a")).isEqualTo(1);
        assertThat(names.idOf("b")).isEqualTo(2);
        assertThat(names.idOf("a")).isEqualTo(1);
        assertThat(names.idOf("c")).isZero();
        assertThat(names.name(2)).isEqualTo("b");
        assertThat(names.name(0)).isEqualTo(Names.OTHER);
        assertThat(names.name(99)).isEqualTo(Names.OTHER);
    }

    @Test
    void keepsNothingOfGiants() {
        assertThat(new Names(2).idOf("x".repeat(1000))).isZero();
    }

    @Test
    void agreesAmongThreads() {
        Names names = new Names(50);
        Set<String> pairs = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20_000).parallel().forEach(i -> pairs.add("n" + i % 80 + "=" + names.idOf("n" + i % 80)));
        long named = pairs.stream().filter(pair -> !pair.endsWith("=0")).count();
        assertThat(named).isEqualTo(50);
        for (int id = 1; id <= 50; id++) {
            assertThat(pairs).contains(names.name(id) + "=" + id);
        }
    }
}
