package io.llmops.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.ManualTime;
import io.llmops.call.CallLabels;
import io.llmops.call.Choice;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.cost.PriceBook;
import io.llmops.probe.match.Checker;
import io.llmops.probe.match.NormalisedMatch;
import io.llmops.probe.match.SimilarMatch;
import io.llmops.probe.spend.Tariff;
import io.llmops.record.Failures;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SyntheticProbesTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final GoldenSet SET = new GoldenSet(
            "smoke",
            List.of(
                    GoldenCase.of("a", "Qa", new NormalisedMatch("yes")),
                    GoldenCase.of("b", "Qb", new NormalisedMatch("no"))));

    private final ManualTime time = new ManualTime();
    private final Failures failures = Failures.loggedOnly();
    private final List<CaseResult> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<CallLabels> labels = new ArrayList<>();
    private final LlmClient client = SimpleClient.of(request -> {
        labels.add(CallLabels.from(Context.current()));
        return LlmResponse.builder()
                .choice(Choice.of("Yes."))
                .usage(Usage.of(0, 10_000)) // ten cents
                .build();
    });

    private SyntheticProbes probes(ProbeSchedule schedule) {
        return SyntheticProbes.of(
                SET,
                client,
                schedule,
                Tariff.of(PriceBook.builtIn(), "gpt-4o"),
                "gpt-4o",
                Checker.ofTexts(),
                time,
                wait -> {});
    }

    private void probe(SyntheticProbes probes) {
        try {
            probes.probe((set, model, result) -> heard.add(result), failures);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void goesThroughItsCasesOverAndOverAsNobodysUser() {
        SyntheticProbes probes = probes(ProbeSchedule.every(Duration.ofMinutes(1), 10));
        for (int i = 0; i < 3; i++) {
            probe(probes);
        }
        assertThat(heard).extracting(it -> it.trial().caseId()).containsExactly("a", "b", "a");
        assertThat(heard).extracting(CaseResult::isCorrect).containsExactly(true, false, true);
        assertThat(labels).containsOnly(CallLabels.none().feature("llmops.probe"));
    }

    @Test
    void spendsNoMoreThanItsBudgetADay() {
        SyntheticProbes probes = probes(ProbeSchedule.every(Duration.ofMinutes(1), 0.25));
        for (int i = 0; i < 5; i++) {
            probe(probes);
        }
        assertThat(heard).hasSize(2);
        time.advance(Duration.ofDays(1));
        probe(probes);
        assertThat(heard).hasSize(3);
    }

    @Test
    void isQuietWhenItIsToldTo() {
        ProbeSchedule night =
                ProbeSchedule.every(Duration.ofMinutes(1), 1).quiet(LocalTime.of(22, 0), LocalTime.of(6, 0), UTC);
        assertThat(night.isQuiet(LocalTime.of(23, 0))).isTrue();
        assertThat(night.isQuiet(LocalTime.of(5, 59))).isTrue();
        assertThat(night.isQuiet(LocalTime.of(6, 0))).isFalse();
        ProbeSchedule noon =
                ProbeSchedule.every(Duration.ofMinutes(1), 1).quiet(LocalTime.of(12, 0), LocalTime.of(13, 0), UTC);
        assertThat(noon.isQuiet(LocalTime.of(12, 30))).isTrue();
        assertThat(noon.isQuiet(LocalTime.of(13, 0))).isFalse();
        assertThat(ProbeSchedule.every(Duration.ofMinutes(1), 1).isQuiet(LocalTime.MIDNIGHT))
                .isFalse();
        LocalTime now = LocalTime.ofInstant(time.now(), UTC);

        probe(probes(ProbeSchedule.every(Duration.ofMinutes(1), 1).quiet(now, now.plusHours(1), UTC)));

        assertThat(heard).isEmpty();
    }

    @Test
    void waitsAboutAsLongAsItSays() {
        ProbeSchedule schedule = ProbeSchedule.every(Duration.ofSeconds(100), 1);
        assertThat(schedule.next(0)).isEqualTo(Duration.ofSeconds(90));
        assertThat(schedule.next(0.5)).isEqualTo(Duration.ofSeconds(100));
        assertThatThrownBy(() -> ProbeSchedule.every(Duration.ZERO, 1)).hasMessageContaining("10 ms");
        assertThatThrownBy(() -> ProbeSchedule.every(Duration.ofHours(1), 0)).hasMessageContaining("0.0");
    }

    @Test
    void goesOnThoughItsListenerThrowsAndEndsOnce() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        SyntheticProbes probes = probes(ProbeSchedule.every(Duration.ofMinutes(1), 1e9));
        ProbeListener broken = (set, model, result) -> {
            three.countDown();
            throw new NoClassDefFoundError("the host's");
        };

        probes.start(broken, failures);
        probes.start(broken, failures);

        assertThat(three.await(30, TimeUnit.SECONDS)).isTrue();
        probes.close();
        probes.close();
        probes.start(broken, failures);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("llmops-probes");
    }

    @Test
    void refusesWhatItCannotCheckOrPay() {
        GoldenSet similar = new GoldenSet("s", List.of(GoldenCase.of("x", "Q", new SimilarMatch("A", 0.8))));
        ProbeSchedule schedule = ProbeSchedule.every(Duration.ofMinutes(1), 1);
        assertThatThrownBy(() -> SyntheticProbes.of(similar, client, "gpt-4o", schedule))
                .hasMessageContaining("needs an Embedding");
        assertThatThrownBy(() -> SyntheticProbes.of(SET, client, "own-model", schedule))
                .hasMessageContaining("own-model");
    }
}
