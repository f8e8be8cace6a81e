package io.llmops.alerting.digest;

import java.util.OptionalDouble;

/** The events of one series, each once, as they come: a reader of digests that lets through the numbers of a series. */
public final class EventFeed {

    /** Takes events. */
    @FunctionalInterface
    public interface Sink {

        /**
         * An event of the series.
         *
         * @param model what was asked, {@link Names#OTHER} beyond the models that are told apart
         * @param digest for the trace, the customer and the rest
         */
        void event(String model, double value, Digest digest);
    }

    private final Digests digests;
    private final EventSeries series;
    private final DigestReader reader;

    /** Of all that comes from now on. */
    public EventFeed(Digests digests, EventSeries series) {
        this.digests = digests;
        this.series = series;
        this.reader = digests.reader();
    }

    /** Hands over the events since the last time; returns how many digests were missed, of whatever kind. */
    public long read(Sink sink) {
        return reader.read(digest -> {
            OptionalDouble value = series.of(digest, digests);
            if (value.isPresent()) {
                sink.event(digests.models().name(digest.model()), value.getAsDouble(), digest);
            }
        });
    }
}
