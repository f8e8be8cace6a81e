package io.llmops.alerting.signal;

import io.llmops.alerting.signal.Exemplars.Exemplar;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads OpenTelemetry points, of whatever aggregation and temporality, as {@link Aggregate}s of what was added since the
 * last collect.
 *
 * <p>A sum that can fall (an up-down counter) is a level: its running total is read as a gauge. Summaries, which only
 * bridges from other libraries make, hold quantiles that cannot be merged; they are left out, as are numbers that are
 * not finite.
 */
final class Points {

    /** Longer attribute values are cut: a label is a name, not a text. */
    private static final int LONGEST_LABEL = 256;

    private final Cumulative cumulative = new Cumulative();

    /** Ends one collect. */
    void collected() {
        cumulative.collected();
    }

    /** What this point adds; empty if that is nothing, or not yet known. */
    Optional<Aggregate> read(MetricData metric, PointData point) {
        cumulative.saw(point.getEpochNanos());
        if (point instanceof ExponentialHistogramPointData histogram) {
            Aggregate total = exponential(histogram);
            return added(metric, point, Aggregate.class, total, Aggregate::minus);
        }
        if (point instanceof HistogramPointData histogram) {
            ExplicitBuckets total = ExplicitBuckets.of(histogram);
            return added(metric, point, ExplicitBuckets.class, total, ExplicitBuckets::minus)
                    .map(it -> it.aggregate(exemplars(point)));
        }
        if (point instanceof LongPointData number) {
            return number(metric, point, (double) number.getValue());
        }
        return point instanceof DoublePointData number ? number(metric, point, number.getValue()) : Optional.empty();
    }

    private Optional<Aggregate> number(MetricData metric, PointData point, double value) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        if (!(metric.getData() instanceof SumData<?> sum) || isLevel(sum)) {
            return Optional.of(Aggregate.gauge(value, exemplars(point)));
        }
        return added(metric, point, Double.class, value, Points::increase)
                .map(it ->
                        Aggregate.counter(point instanceof LongPointData ? it.longValue() : 1, it, exemplars(point)));
    }

    private static boolean isLevel(SumData<?> sum) {
        return !sum.isMonotonic() && sum.getAggregationTemporality() == AggregationTemporality.CUMULATIVE;
    }

    private static @Nullable Double increase(Double later, Double earlier) {
        return later < earlier ? null : Double.valueOf(later - earlier);
    }

    private <T> Optional<T> added(
            MetricData metric, PointData point, Class<T> type, T total, Cumulative.Difference<T> difference) {
        return isCumulative(metric.getData())
                ? cumulative.added(metric, point, type, total, difference)
                : Optional.of(total);
    }

    private static boolean isCumulative(Data<?> data) {
        AggregationTemporality temporality = AggregationTemporality.DELTA;
        if (data instanceof SumData<?> sum) {
            temporality = sum.getAggregationTemporality();
        } else if (data instanceof HistogramData histogram) {
            temporality = histogram.getAggregationTemporality();
        } else if (data instanceof ExponentialHistogramData histogram) {
            temporality = histogram.getAggregationTemporality();
        }
        return temporality == AggregationTemporality.CUMULATIVE;
    }

    private static Aggregate exponential(ExponentialHistogramPointData point) {
        return new Aggregate(
                Aggregate.Kind.HISTOGRAM,
                point.getCount(),
                point.getSum(),
                point.hasMin() ? point.getMin() : Double.NaN,
                point.hasMax() ? point.getMax() : Double.NaN,
                new Distribution(
                        buckets(point.getNegativeBuckets()), point.getZeroCount(), buckets(point.getPositiveBuckets())),
                exemplars(point));
    }

    private static Buckets buckets(ExponentialHistogramBuckets buckets) {
        return Buckets.of(buckets.getScale(), buckets.getOffset(), buckets.getBucketCounts());
    }

    private static Exemplars exemplars(PointData point) {
        return Exemplars.of(point.getExemplars().stream()
                .filter(it -> it.getSpanContext().isValid())
                .map(it -> new Exemplar(it.getSpanContext().getTraceId(), value(it)))
                .toList());
    }

    private static double value(ExemplarData exemplar) {
        if (exemplar instanceof DoubleExemplarData number) {
            return number.getValue();
        }
        return exemplar instanceof LongExemplarData number ? number.getValue() : 0;
    }

    static Labels labels(Attributes attributes) {
        Map<String, String> labels = new TreeMap<>();
        attributes.forEach((key, value) -> labels.put(key.getKey(), cut(String.valueOf(value))));
        return Labels.of(labels);
    }

    static String cut(String value) {
        if (value.length() <= LONGEST_LABEL) {
            return value;
        }
        boolean splits = Character.isHighSurrogate(value.charAt(LONGEST_LABEL - 1));
        return value.substring(0, splits ? LONGEST_LABEL - 1 : LONGEST_LABEL);
    }
}
