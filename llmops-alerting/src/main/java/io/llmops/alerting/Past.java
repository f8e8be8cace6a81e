package io.llmops.alerting;

import io.llmops.alerting.monitor.Measure;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.call.CallLabels;
import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Metric;
import java.time.Duration;
import java.util.function.Function;

/** How the standard monitors compare a model in an environment with its own past. */
final class Past {

    static final Duration HALF_A_DAY = Duration.ofHours(12);

    /** The past ends this long ago, so that what is happening now is not yet a part of it. */
    static final Duration AGO = Duration.ofMinutes(20);

    private Past() {}

    /** A window, and how long ago it ended. */
    record Span(Duration window, Duration ago) {

        static Span untilNow(Duration window) {
            return new Span(window, Duration.ZERO);
        }

        static Span past() {
            return new Span(HALF_A_DAY, AGO);
        }
    }

    /** What it is now, as a multiple of what it was in the past half day. */
    static Value.Ratio multiple(Function<Span, Value> value, Duration now) {
        return Value.ratio(value.apply(Span.untilNow(now)), value.apply(Span.past()));
    }

    static Value of(Signal signal, Measure measure, Span span) {
        return Value.of(signal, measure, span.window).before(span.ago);
    }

    /** The share of these among those. */
    static Value.Ratio share(Signal these, Signal those, Span span) {
        return Value.ratio(of(these, Measure.COUNT, span), of(those, Measure.COUNT, span));
    }

    static Signal byModel(Metric metric) {
        return ofUsers(metric)
                .by(Attribute.PROVIDER_NAME.getKey(), Attribute.REQUEST_MODEL.getKey(), Attribute.ENVIRONMENT.getKey());
    }

    /** Without the calls that this library makes itself: they are no users, and probes go on when users stay away. */
    static Signal ofUsers(Metric metric) {
        return Signal.of(metric.metricName())
                .where(Attribute.FEATURE.getKey(), Signal.NONE_OR_BUT + CallLabels.OWN_FEATURES + Signal.PRESENT);
    }
}
