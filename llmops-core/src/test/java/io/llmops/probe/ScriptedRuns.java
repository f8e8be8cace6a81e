package io.llmops.probe;

import io.llmops.call.Choice;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.probe.match.NormalisedMatch;
import io.llmops.record.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A model that is scripted, on a clock that goes on when somebody waits. */
final class ScriptedRuns {

    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final Clock clock = new Clock();

    /** Goes on when somebody waits. */
    static final class Clock implements TimeSource, Pause {
        private final AtomicLong nanos = new AtomicLong();
        final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(nanos.get());
        }

        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration wait) {
            waits.add(wait);
            nanos.addAndGet(wait.toNanos());
        }
    }

    static GoldenSet set(int cases) {
        return new GoldenSet(
                "numbers",
                IntStream.range(0, cases)
                        .mapToObj(i -> GoldenCase.of("c" + i, "Q" + i, new NormalisedMatch("A" + i)))
                        .toList());
    }

    LlmClient client(Function<String, String> model) {
        return SimpleClient.of(request -> {
            String question = question(request);
            asked.add(question);
            return LlmResponse.builder()
                    .model("gpt-4o-2024-08-06")
                    .choice(Choice.of(model.apply(question)))
                    .usage(Usage.of(0, 10_000)) // ten cents at ten dollars a million
                    .build();
        });
    }

    private static String question(LlmRequest request) {
        return request.passages().get(request.passages().size() - 1).text();
    }

    GoldenRunBuilder run(GoldenSet set, LlmClient client) {
        return GoldenRun.builder(set, client, "gpt-4o").timeSource(clock).pause(clock);
    }

    static String right(String question) {
        return question.replace('Q', 'A');
    }
}
