package io.llmops.resource;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.llmops.telemetry.ObservedMetric.Kind;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How one series of a metrics page becomes a metric.
 *
 * <pre>{@code
 * SeriesMapping.gauge("tgi_batch_fill_percent", "llmops.model_server.batch.utilization", "1")
 *         .times(0.01)
 *         .label("model", "gen_ai.request.model")
 * }</pre>
 *
 * <p>Labels that are not named are left out. Where that makes one of several series, an up-down counter adds them up and a
 * gauge takes the largest. Only levels can be mapped: of counters and histograms nothing is known at one moment.
 *
 * @param factor what the number is multiplied with to be in the unit of the metric
 * @param labels from the label of the series to the attribute of the metric
 */
public record SeriesMapping(
        String series, ObservedMetric metric, double factor, Map<String, AttributeKey<String>> labels) {

    private static final Pattern SERIES = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern NO_LEVEL = Pattern.compile(".*_(total|bucket)");

    public SeriesMapping {
        if (!SERIES.matcher(series).matches()) {
            throw new IllegalArgumentException("No series can be named \"" + series
                    + "\"; give the name as it stands on the page, without labels");
        }
        if (NO_LEVEL.matcher(series).matches()) {
            throw new IllegalArgumentException(series + " is a counter or a histogram by its name; map a gauge");
        }
        if (!Double.isFinite(factor) || factor == 0) {
            throw new IllegalArgumentException(
                    "The factor of " + series + " is " + factor + "; give a finite one that is not zero");
        }
        labels.forEach((label, attribute) -> {
            if (!metric.attributes().contains(attribute)) {
                throw new IllegalArgumentException("Label " + label + " of " + series + " goes to " + attribute.getKey()
                        + ", which " + metric.name() + " does not list; list it there");
            }
        });
        labels = Map.copyOf(labels);
    }

    /** To a metric of the catalogue, or one of yours: {@code of("tgi_queue_size", MODEL_SERVER_REQUESTS_WAITING)}. */
    public static SeriesMapping of(String series, ObservedMetric metric) {
        return new SeriesMapping(series, metric, 1, Map.of());
    }

    /** To a level that does not add up, such as a utilization (unit {@code 1}) or a temperature. */
    public static SeriesMapping gauge(String series, String metric, String unit) {
        return to(series, metric, unit, Kind.GAUGE);
    }

    /** To a level that adds up over its attributes, in whole numbers: requests, bytes. */
    public static SeriesMapping upDownCounter(String series, String metric, String unit) {
        return to(series, metric, unit, Kind.UP_DOWN_COUNTER);
    }

    private static SeriesMapping to(String series, String metric, String unit, Kind kind) {
        List<AttributeKey<?>> ofServer = List.of(Attribute.SERVER_ADDRESS, Attribute.SERVER_PORT);
        return of(series, new ObservedMetric(metric, unit, "A level as a metrics page shows it", kind, ofServer));
    }

    public SeriesMapping times(double value) {
        return new SeriesMapping(series, metric, value, labels);
    }

    /** Keeps a label as an attribute. Each of its values makes a series of its own: not for ids of requests or users. */
    public SeriesMapping label(String label, String attribute) {
        AttributeKey<String> key = AttributeKey.stringKey(attribute);
        Map<String, AttributeKey<String>> more = new LinkedHashMap<>(labels);
        if (more.put(label, key) != null) {
            throw new IllegalArgumentException("Label " + label + " of " + series + " is mapped twice; map it once");
        }
        List<AttributeKey<?>> keys = new ArrayList<>(metric.attributes());
        if (!keys.contains(key)) {
            keys.add(key);
        }
        ObservedMetric wider =
                new ObservedMetric(metric.name(), metric.unit(), metric.description(), metric.kind(), keys);
        return new SeriesMapping(series, wider, factor, more);
    }

    /** Empty if the number is not finite. */
    Optional<Observation> map(PrometheusSample sample) {
        double value = sample.value() * factor;
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        AttributesBuilder attributes = Attributes.builder();
        labels.forEach((label, attribute) -> {
            String text = sample.labels().getOrDefault(label, "");
            if (!text.isEmpty()) {
                attributes.put(attribute, text);
            }
        });
        return Optional.of(new Observation(metric, value, attributes.build()));
    }
}
