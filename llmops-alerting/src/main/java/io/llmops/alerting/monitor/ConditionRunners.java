package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs each {@link Condition}. */
public final class ConditionRunners {

    private static final Logger LOG = LoggerFactory.getLogger(ConditionRunners.class);

    private ConditionRunners() {}

    /** One that begins anew. */
    public static ConditionRunner of(Condition condition) {
        return of(condition, NullNode.getInstance());
    }

    /**
     * One that goes on where another stopped.
     *
     * @param saved by the runner of an equal condition; what was saved by anything else is left aside with a warning, and the
     *     runner begins anew
     */
    public static ConditionRunner of(Condition condition, JsonNode saved) {
        return of(condition, saved, part -> Optional.empty());
    }

    /** @param spare runners of parts of other conditions that are not watched any more */
    static ConditionRunner of(
            Condition condition, JsonNode saved, Function<Condition, Optional<ConditionRunner>> spare) {
        if (!condition.parts().isEmpty()) {
            return new CompositeRunner(parts(condition.parts(), saved, spare), join(condition));
        }
        return spare.apply(condition).orElseGet(() -> plain(condition, saved));
    }

    private static List<ConditionRunner> parts(
            List<Condition> conditions, JsonNode saved, Function<Condition, Optional<ConditionRunner>> spare) {
        return IntStream.range(0, conditions.size())
                .mapToObj(i -> of(conditions.get(i), saved.path(i), spare))
                .toList();
    }

    private static ConditionRunner plain(Condition condition, JsonNode saved) {
        try {
            return begin(condition, saved);
        } catch (IllegalArgumentException e) {
            LOG.warn("What was learned for [{}] cannot be read and is learned anew: {}", condition, e.getMessage());
            return begin(condition, NullNode.getInstance());
        }
    }

    private static ConditionRunner begin(Condition condition, JsonNode saved) {
        if (condition instanceof Threshold threshold) {
            return new ThresholdRunner(threshold);
        }
        if (condition instanceof BurnRate burnRate) {
            return new BurnRateRunner(burnRate);
        }
        if (condition instanceof Absent absent) {
            return new AbsentRunner(absent);
        }
        if (condition instanceof StdDev stdDev) {
            Memory.Maker memory =
                    BaselineMemory.of(new StdDevComparing(stdDev), stdDev.zone(), stdDev.windows(), stdDev.learning());
            return new WindowRunner(stdDev.value(), stdDev.minSamples(), memory, saved);
        }
        if (condition instanceof Seasonal seasonal) {
            Memory.Maker memory = BaselineMemory.of(
                    new SeasonalComparing(seasonal), seasonal.zone(), seasonal.windows(), seasonal.learning());
            return new WindowRunner(seasonal.value(), seasonal.minSamples(), memory, saved);
        }
        if (condition instanceof Anomaly anomaly) {
            return new WindowRunner(anomaly.value(), anomaly.minSamples(), AnomalyMemory.of(anomaly), saved);
        }
        if (condition instanceof Change change) {
            return new ChangeRunner(change, saved);
        }
        if (condition instanceof Trend trend) {
            return new WindowRunner(trend.value(), trend.minSamples(), TrendMemory.of(trend), saved);
        }
        throw new IllegalArgumentException(
                "Nothing runs a " + condition.getClass().getName());
    }

    private static CompositeRunner.Join join(Condition condition) {
        if (condition instanceof AllOf) {
            return (each, now) -> CompositeRunner.all(each);
        }
        if (condition instanceof AnyOf) {
            return (each, now) -> CompositeRunner.any(each);
        }
        if (condition instanceof Not) {
            return (each, now) -> CompositeRunner.not(each);
        }
        if (condition instanceof Scheduled scheduled) {
            return scheduled::pick;
        }
        throw new IllegalArgumentException(
                "Nothing joins the parts of a " + condition.getClass().getName());
    }
}
