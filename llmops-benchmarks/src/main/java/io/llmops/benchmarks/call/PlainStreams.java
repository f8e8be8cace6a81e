package io.llmops.benchmarks.call;

import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import io.llmops.telemetry.Metric;
import io.llmops.telemetry.Naming;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Streams of the neutral client. */
final class PlainStreams {

    private PlainStreams() {}

    static Supplier<?> bare() {
        return stream(new Stub(), UnaryOperator.identity());
    }

    static Supplier<?> floor() {
        return stream(new Stub(), Summing::new);
    }

    static Supplier<?> minimum() {
        DoubleHistogram gaps =
                HandWrittenMinimum.seconds(Telemetry.metrics().getMeter("minimum"), Metric.TIME_PER_OUTPUT_CHUNK);
        Attributes attributes = Attributes.builder()
                .put("gen_ai.operation.name", "chat")
                .put("gen_ai.provider.name", "openai")
                .put("gen_ai.request.model", Example.MODEL)
                .build();
        return stream(new Stub(), handler -> new Recording(handler, gaps, attributes));
    }

    static Supplier<?> ours(OpenTelemetry otel) {
        LlmClient client = PlainCalls.ops(otel).naming(Naming.CURRENT).build().instrument(new Stub(), Example.TARGET);
        return stream(client, UnaryOperator.identity());
    }

    private static Supplier<?> stream(LlmClient client, UnaryOperator<StreamHandler> watched) {
        return () -> {
            Reader reader = new Reader();
            client.chatStreaming(Example.REQUEST, watched.apply(reader));
            return reader.length;
        };
    }

    /** Streams on the caller's thread. */
    private static final class Stub implements LlmClient {
        @Override
        public LlmResponse chat(LlmRequest request) {
            return Example.RESPONSE;
        }

        @Override
        public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
            return CompletableFuture.completedFuture(Example.RESPONSE);
        }

        @Override
        public StreamHandle chatStreaming(LlmRequest request, StreamHandler handler) {
            Channel channel = Channel.text(0);
            for (int i = 0; i < StreamSubject.CHUNKS; i++) {
                handler.onChunk(channel, Example.CHUNK);
            }
            handler.onComplete(Example.RESPONSE);
            return () -> {};
        }
    }

    private static final class Reader implements StreamHandler {
        private int length;

        @Override
        public void onChunk(Channel channel, String delta) {
            length += delta.length();
        }

        @Override
        public void onComplete(LlmResponse response) {
            length++;
        }

        @Override
        public void onError(Throwable error) {
            throw new IllegalStateException("The stream broke", error);
        }
    }

    /** One look at the clock for each chunk, and what a span would tell of the gaps. */
    private static class Summing implements StreamHandler {
        private final StreamHandler reader;
        private long last = System.nanoTime();
        private int chunks;
        private long longest;

        Summing(StreamHandler reader) {
            this.reader = reader;
        }

        @Override
        public void onChunk(Channel channel, String delta) {
            long now = System.nanoTime();
            if (chunks++ > 0) {
                gap(now - last);
            }
            last = now;
            reader.onChunk(channel, delta);
        }

        void gap(long nanos) {
            longest = Math.max(longest, nanos);
        }

        @Override
        public void onComplete(LlmResponse response) {
            reader.onComplete(response);
        }

        @Override
        public void onError(Throwable error) {
            reader.onError(error);
        }
    }

    private static final class Recording extends Summing {
        private final DoubleHistogram gaps;
        private final Attributes attributes;

        Recording(StreamHandler reader, DoubleHistogram gaps, Attributes attributes) {
            super(reader);
            this.gaps = gaps;
            this.attributes = attributes;
        }

        @Override
        void gap(long nanos) {
            super.gap(nanos);
            gaps.record(nanos * 1e-9, attributes);
        }
    }
}
