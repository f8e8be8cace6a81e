package io.llmops.telemetry;

import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.cost.PriceBook;
import io.llmops.record.CallObserver;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Attribute sets by what they are made of. To build one per call costs more than to record all metrics of the call,
 * so each is built once; beyond {@value #MAX_SERIES} beginnings and {@value #MAX_ENDINGS} endings, of all beginnings
 * together, they are built per call and not kept. An ending takes about 2 KB.
 */
final class SeriesCache {

    static final int MAX_SERIES = 2_000;
    static final int MAX_ENDINGS = 10_000;

    private final ConcurrentMap<Key, StartSeries> series = new ConcurrentHashMap<>();
    private final AtomicInteger endings = new AtomicInteger();
    final PriceBook prices;
    final Consumer<EndSeries> onNewEnding;
    final Function<StartSeries, CallObserver> observers;
    private volatile @Nullable StartSeries last;

    /**
     * @param observers who watches the calls that begin alike
     * @param onNewEnding hears when calls end in a way that they did not before
     */
    SeriesCache(PriceBook prices, Function<StartSeries, CallObserver> observers, Consumer<EndSeries> onNewEnding) {
        this.prices = prices;
        this.observers = observers;
        this.onNewEnding = onNewEnding;
    }

    StartSeries of(CallStart start) {
        StartSeries recent = last;
        if (recent != null && recent.key.describes(start)) {
            return recent;
        }
        Key key = new Key(start);
        StartSeries found = series.get(key);
        if (found == null) {
            boolean kept = series.size() < MAX_SERIES;
            found = new StartSeries(key, this, kept);
            if (kept) {
                series.put(key, found);
            }
        }
        last = found;
        return found;
    }

    /** Takes the place of one ending, if there is one left. */
    boolean takePlace() {
        return endings.get() < MAX_ENDINGS && endings.incrementAndGet() <= MAX_ENDINGS;
    }

    /** The facts of a call's start that become attributes. Not a record: their first hash costs milliseconds. */
    static final class Key {
        final String operation;
        final @Nullable String model;
        final CallTarget target;
        final @Nullable String environment;
        final @Nullable String feature;
        final @Nullable String deployment;
        private final int hash;

        Key(CallStart start) {
            operation = start.request().operation();
            model = start.request().model().orElse(null);
            target = start.target();
            environment = start.labels().environment().orElse(null);
            feature = start.labels().feature().orElse(null);
            deployment = start.labels().deployment().orElse(null);
            hash = Objects.hash(operation, model, target.provider(), environment, feature, deployment);
        }

        @SuppressWarnings("ReferenceEquality") // a client has one target: the cheap answer is nearly always right
        boolean describes(CallStart start) {
            return target == start.target()
                    && operation.equals(start.request().operation())
                    && Objects.equals(model, start.request().model().orElse(null))
                    && Objects.equals(environment, start.labels().environment().orElse(null))
                    && Objects.equals(feature, start.labels().feature().orElse(null))
                    && Objects.equals(deployment, start.labels().deployment().orElse(null));
        }

        Attributes attributes() {
            AttributesBuilder attributes = Attributes.builder()
                    .put(Attribute.OPERATION_NAME, operation)
                    .put(Attribute.PROVIDER_NAME, target.provider())
                    .put(Attribute.REQUEST_MODEL, model)
                    .put(Attribute.ENVIRONMENT, environment)
                    .put(Attribute.FEATURE, feature)
                    .put(Attribute.DEPLOYMENT, deployment);
            target.serverAddress().ifPresent(address -> attributes.put(Attribute.SERVER_ADDRESS, address));
            if (target.serverAddress().isPresent() && target.serverPort().isPresent()) {
                attributes.put(Attribute.SERVER_PORT, (long) target.serverPort().getAsInt());
            }
            return attributes.build();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && hash == key.hash
                    && operation.equals(key.operation)
                    && Objects.equals(model, key.model)
                    && target.equals(key.target)
                    && Objects.equals(environment, key.environment)
                    && Objects.equals(feature, key.feature)
                    && Objects.equals(deployment, key.deployment);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
