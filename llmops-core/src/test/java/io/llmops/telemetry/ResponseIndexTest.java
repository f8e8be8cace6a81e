package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.ManualTime;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.cost.PriceBook;
import io.llmops.record.CallObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ResponseIndexTest {

    private static final Instant NOW = ManualTime.START;
    private static final Duration DAY = Duration.ofDays(1);

    private final SeriesCache cache = new SeriesCache(PriceBook.builtIn(), start -> CallObserver.NONE, end -> {});
    private final EndSeries answer = ended("model-a");
    private final ResponseIndex index = new ResponseIndex(DAY, NOW);

    @Test
    void findsWhatItRemembersAndNothingElse() {
        assertThat(index.find("chatcmpl-1", NOW)).isEmpty();

        remember("chatcmpl-1", answer, NOW);

        assertThat(index.find("chatcmpl-1", NOW)).containsSame(answer);
        assertThat(index.find("chatcmpl-2", NOW)).isEmpty();
        assertThat(index.find("", NOW)).isEmpty();
    }

    @Test
    void forgetsAfterTheRetention() {
        remember("r", answer, NOW.plusSeconds(10));

        assertThat(index.find("r", NOW.plusSeconds(10).plus(DAY))).isPresent();
        assertThat(index.find("r", NOW.plusSeconds(11).plus(DAY))).isEmpty();
    }

    @Test
    void anAnswerThatIsToldAgainIsTheNewOne() {
        EndSeries other = ended("model-b");
        remember("r", answer, NOW);
        remember("r", other, NOW.plusSeconds(5));

        assertThat(index.find("r", NOW.plusSeconds(5).plus(DAY))).containsSame(other);
    }

    /** Measured: all but 0.8 % of the newest 65,536 of 200,000, though they came within the same second. */
    @Test
    void keepsNearlyAllOfTheNewestSixtyFiveThousand() {
        int all = 200_000;
        for (int i = 0; i < all; i++) {
            remember("chatcmpl-" + i, answer, NOW);
        }

        assertThat(found(all - 1_000, all)).isEqualTo(1_000);
        assertThat(found(all - 32_768, all) / 32_768.0).isGreaterThan(0.998);
        assertThat(found(all - 65_536, all) / 65_536.0).isBetween(0.988, 0.995);
        assertThat(found(0, all)).isGreaterThan(115_000).isLessThanOrEqualTo(ResponseIndex.ANSWERS);
    }

    private void remember(String id, EndSeries answered, Instant at) {
        index.remember(id, answered, at.getEpochSecond());
    }

    private int found(int from, int to) {
        int found = 0;
        for (int i = from; i < to; i++) {
            found += index.find("chatcmpl-" + i, NOW).isPresent() ? 1 : 0;
        }
        return found;
    }

    @Test
    void idsThatDifferInTheLastCharacterAreSpreadAndKeptApart() {
        List<EndSeries> answers = new ArrayList<>();
        for (char c = 33; c < 127; c++) {
            EndSeries each = ended("model-" + (int) c);
            answers.add(each);
            remember("resp_0123456789abcdef" + c, each, NOW);
        }

        for (char c = 33; c < 127; c++) {
            assertThat(index.find("resp_0123456789abcdef" + c, NOW)).containsSame(answers.get(c - 33));
        }
    }

    @Test
    void mayBeUsedByManyThreads() throws InterruptedException {
        EndSeries other = ended("model-b");
        AtomicInteger wrong = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int own = t;
            threads.add(new Thread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    String id = "t" + own + "-" + i;
                    remember(id, i % 2 == 0 ? answer : other, NOW);
                    EndSeries expected = i % 2 == 0 ? answer : other;
                    wrong.addAndGet(index.find(id, NOW).equals(Optional.of(expected)) ? 0 : 1);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).hasValue(0);
    }

    @Test
    void theCacheKeepsTenThousandEndingsInAll() {
        List<EndSeries> endings = new ArrayList<>();
        for (int i = 0; i < SeriesCache.MAX_ENDINGS + 10; i++) {
            endings.add(ended("model-" + i));
        }

        // one of them is that of setting up
        assertThat(endings.stream().filter(end -> end.kept)).hasSize(SeriesCache.MAX_ENDINGS - 1);
        assertThat(ended("model-0")).isSameAs(endings.get(0));
        assertThat(ended("late").kept).isFalse();
    }

    private EndSeries ended(String model) {
        CallStart start = new CallStart(LlmRequest.of("m", "Hi"), CallTarget.of("openai"), CallLabels.none(), NOW);
        LlmCall call =
                LlmCall.completed(start, LlmResponse.builder().model(model).build(), 1);
        return cache.of(start).of(call);
    }
}
