package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a value once a window, at moments that are whole multiples of the window since the epoch, so that it makes no
 * difference when and how often it is stepped. In between, readings stay as they are. It begins with as much of the past as
 * the source has in windows of this length; after a gap it catches up.
 *
 * <p>A group is forgotten after 30 days without data; of more than 1,000 groups the one that has been silent for longest.
 */
final class WindowRunner implements ConditionRunner {

    private static final Duration PAST = Duration.ofDays(8);
    private static final long MOST_WINDOWS = 4_032;
    private static final Duration FORGOTTEN = Duration.ofDays(30);
    private static final int MOST_GROUPS = 1_000;

    private final Value value;
    private final long minSamples;
    private final Memory.Maker maker;
    private final long millis;
    private final Map<Labels, Group> groups = new LinkedHashMap<>();
    private @Nullable Instant until;

    /** @param reading that of the last window; empty if the group had no data in it */
    private record Group(Memory memory, Instant seen, Optional<Reading> reading) {}

    WindowRunner(Value value, long minSamples, Memory.Maker maker, JsonNode saved) {
        this.value = value;
        this.minSamples = minSamples;
        this.maker = maker;
        this.millis = value.window().toMillis();
        if (saved.isObject()) {
            restore(saved);
        }
    }

    @Override
    public Map<Labels, Reading> step(Feeds feeds, Instant now) {
        long due = Math.floorDiv(now.toEpochMilli(), millis) * millis;
        long next = until == null ? due - PAST.toMillis() / millis * millis : until.toEpochMilli() + millis;
        if (next > due + 2 * millis) {
            next = due + millis; // the clock was set back: goes on from here
        }
        for (long end = Math.max(next, due - MOST_WINDOWS * millis); end <= due; end += millis) {
            judge(feeds, Instant.ofEpochMilli(end));
        }
        until = Instant.ofEpochMilli(Math.max(due, next - millis));
        Map<Labels, Reading> readings = new LinkedHashMap<>();
        groups.forEach((labels, group) -> group.reading.ifPresent(it -> readings.put(labels, it)));
        return readings;
    }

    private void judge(Feeds feeds, Instant end) {
        Map<Labels, Sample> samples = Sample.of(value, feeds, end);
        if (samples.values().stream().anyMatch(Sample::coarse)) {
            return;
        }
        samples.forEach((labels, sample) -> {
            Group known = groups.get(labels);
            Memory memory = known == null ? maker.begin() : known.memory;
            groups.put(labels, new Group(memory, end, Optional.of(reading(memory, sample, end))));
        });
        groups.replaceAll((labels, group) -> samples.containsKey(labels) ? group : missed(group));
        groups.values().removeIf(it -> it.seen.plus(FORGOTTEN).isBefore(end));
        while (groups.size() > MOST_GROUPS) {
            forgetOne();
        }
    }

    private Reading reading(Memory memory, Sample sample, Instant end) {
        if (Double.isFinite(sample.value()) && sample.size() >= minSamples) {
            return memory.judge(sample, end);
        }
        memory.miss();
        return new Reading(State.NO_DATA, sample.value(), Double.NaN, sample.size(), sample.traceIds());
    }

    private static Group missed(Group group) {
        group.memory.miss();
        return new Group(group.memory, group.seen, Optional.empty());
    }

    private void forgetOne() {
        groups.entrySet().stream()
                .min((one, other) -> one.getValue().seen.compareTo(other.getValue().seen))
                .map(Map.Entry::getKey)
                .ifPresent(groups::remove);
    }

    @Override
    public void acknowledge(Labels group) {
        // what is usual is learned all the time
    }

    @Override
    public JsonNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        if (until != null) {
            saved.put("until", until.toString());
        }
        ArrayNode list = saved.putArray("groups");
        groups.forEach((labels, group) -> {
            ObjectNode one = list.addObject();
            one.set("labels", Saved.labels(labels));
            one.put("seen", group.seen.toString());
            group.reading.ifPresent(it -> one.set("reading", Saved.reading(it)));
            one.set("memory", group.memory.save());
        });
        return saved;
    }

    private void restore(JsonNode saved) {
        until = saved.has("until") ? Saved.instant(saved.path("until")) : null;
        for (JsonNode one : saved.path("groups")) {
            Optional<Reading> reading =
                    one.has("reading") ? Optional.of(Saved.reading(one.path("reading"))) : Optional.empty();
            groups.put(
                    Saved.labels(one.path("labels")),
                    new Group(maker.restore(one.path("memory")), Saved.instant(one.path("seen")), reading));
        }
    }
}
