package io.llmops.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.RecordedCalls;
import io.llmops.ScriptedClient;
import io.llmops.StreamLog;
import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Timing;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Clocks are monotonic on each thread, no more is promised: a call that hops between threads may see time run back. */
class OddClockTest {

    private final RecordedCalls calls = new RecordedCalls();
    private final ScriptedClient provider = new ScriptedClient();
    private long nanos = 1_000;

    @Test
    void measuresNoNegativeTime() {
        LlmOps ops = LlmOps.builder()
                .timeSource(new TimeSource() {
                    @Override
                    public Instant now() {
                        return Instant.EPOCH;
                    }

                    @Override
                    public long nanos() {
                        return nanos;
                    }
                })
                .listener(calls)
                .evaluators(List.of())
                .build();
        ops.instrument(provider).chatStreaming(LlmRequest.of("gpt-4o", "hi"), new StreamLog());
        nanos = 900;
        provider.streams.get(0).onChunk(Channel.text(0), "one ");
        nanos = 1_200;
        provider.streams.get(0).onChunk(Channel.text(0), "two ");
        nanos = 1_100;
        provider.streams.get(0).onChunk(Channel.text(0), "three");
        provider.streams.get(0).onComplete(LlmResponse.of("one two three"));

        assertThat(calls.gaps).containsExactly(200L, 0L);
        assertThat(calls.only().timing()).isEqualTo(new Timing(200, OptionalLong.of(0), 3));
    }
}
