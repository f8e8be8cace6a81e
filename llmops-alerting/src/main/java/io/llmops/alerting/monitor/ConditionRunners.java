package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs each {@link Condition}. */
public final class ConditionRunners {

    private static final Logger LOG = LoggerFactory.getLogger(ConditionRunners.class);

    private ConditionRunners() {}

    /** One that begins anew. */
    public static ConditionRunner of(Condition condition) {
        return begin(condition, NullNode.getInstance());
    }

    /**
     * One that goes on where another stopped.
     *
     * @param saved by the runner of an equal condition; what was saved by anything else is left aside with a warning, and the
     *     runner begins anew
     */
    public static ConditionRunner of(Condition condition, JsonNode saved) {
        try {
            return begin(condition, saved);
        } catch (IllegalArgumentException e) {
            LOG.warn("What was learned for [{}] cannot be read and is learned anew: {}", condition, e.getMessage());
            return of(condition);
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
            Memory.Maker memory = BaselineMemory.of(new StdDevComparing(stdDev));
            return new WindowRunner(stdDev.value(), stdDev.minSamples(), memory, saved);
        }
        if (condition instanceof Seasonal seasonal) {
            Memory.Maker memory = BaselineMemory.of(new SeasonalComparing(seasonal));
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
        return composite(condition, saved);
    }

    private static ConditionRunner composite(Condition condition, JsonNode saved) {
        if (condition instanceof AllOf all) {
            return new CompositeRunner(all.conditions(), (each, now) -> CompositeRunner.all(each), saved);
        }
        if (condition instanceof AnyOf any) {
            return new CompositeRunner(any.conditions(), (each, now) -> CompositeRunner.any(each), saved);
        }
        if (condition instanceof Not not) {
            return new NotRunner(of(not.condition(), saved));
        }
        if (condition instanceof Scheduled scheduled) {
            return new CompositeRunner(scheduled.conditions(), scheduled::pick, saved);
        }
        throw new IllegalArgumentException(
                "Nothing runs a " + condition.getClass().getName());
    }
}
