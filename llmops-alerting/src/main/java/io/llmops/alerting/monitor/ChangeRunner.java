package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.detect.Change.Direction;
import io.llmops.alerting.detect.ChangeDetector;
import io.llmops.alerting.detect.ChangeDetector.Phase;
import io.llmops.alerting.detect.SeriesKind;
import io.llmops.alerting.digest.Digest;
import io.llmops.alerting.digest.DigestReader;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands each event of the series to the detector of its model. Begins with the oldest event that is still there. */
final class ChangeRunner implements ConditionRunner {

    /** Lower and upper end of where the new level lies, and when it began. */
    static final int DETAILS = 3;

    private static final int MOST_TRACES = 4;

    private final Change condition;
    private final Map<Labels, Watched> models = new LinkedHashMap<>();
    private final long savedUntil;
    private long latest = Long.MIN_VALUE;
    private @Nullable Digests digests;
    private @Nullable DigestReader reader;

    /** The detector of one model. */
    private static final class Watched {
        private final ChangeDetector detector;
        private long latest;
        private boolean changedOnce;
        private final List<String> traceIds = new ArrayList<>(); // since the change, the latest first

        private Watched(ChangeDetector detector) {
            this.detector = detector;
        }
    }

    ChangeRunner(Change condition, JsonNode saved) {
        this.condition = condition;
        for (JsonNode one : saved.path("models")) {
            Watched watched = new Watched(ChangeDetector.restore(Saved.state(one.path("detector"))));
            watched.latest = one.path("latest").asLong();
            watched.changedOnce = one.path("changedOnce").asBoolean();
            one.path("traceIds").forEach(it -> watched.traceIds.add(it.asText()));
            models.put(Saved.labels(one.path("labels")), watched);
        }
        latest = saved.path("latest").asLong(Long.MIN_VALUE);
        savedUntil = latest;
    }

    @Override
    public Map<Labels, Reading> step(Feeds feeds, Instant now) {
        feeds.digests().ifPresent(this::read);
        long horizon = now.minus(condition.reach()).toEpochMilli();
        Map<Labels, Reading> readings = new LinkedHashMap<>();
        models.forEach((labels, watched) -> {
            if (watched.latest >= horizon) {
                readings.put(labels, reading(watched));
            }
        });
        return readings;
    }

    private void read(Digests from) {
        boolean again = reader == null && savedUntil != Long.MIN_VALUE;
        DigestReader current = reader;
        if (current == null || digests != from) {
            current = from.readerFromOldest();
            reader = current;
            digests = from;
        }
        current.read(digest -> {
            boolean known = again && digest.epochMilli() <= savedUntil; // of the process that was saved
            if (!known) {
                condition.series().of(digest, from).ifPresent(value -> add(value, digest, from));
            }
        });
    }

    private void add(double value, Digest digest, Digests from) {
        Labels labels = Labels.of(Change.MODEL, from.models().name(digest.model()));
        Watched watched = models.computeIfAbsent(labels, any -> new Watched(begin()));
        boolean before = watched.detector.phase() == Phase.CHANGED;
        watched.detector.add(value, digest.epochMilli());
        watched.latest = digest.epochMilli();
        latest = Math.max(latest, digest.epochMilli());
        if (watched.detector.phase() == Phase.CHANGED) {
            watched.changedOnce = true;
            remember(watched, digest, before);
            learnWhatNobodyMinds(watched);
        }
    }

    private static void remember(Watched watched, Digest digest, boolean changedBefore) {
        if (!changedBefore) {
            watched.traceIds.clear();
        }
        digest.trace().hex().ifPresent(trace -> watched.traceIds.add(0, trace));
        while (watched.traceIds.size() > MOST_TRACES) {
            watched.traceIds.remove(watched.traceIds.size() - 1);
        }
    }

    private void learnWhatNobodyMinds(Watched watched) {
        Direction went = watched.detector.change().orElseThrow().direction();
        if (condition.direction().filter(it -> it != went).isPresent()) {
            watched.detector.acknowledge();
        }
    }

    private ChangeDetector begin() {
        SeriesKind kind = switch (condition.series().numbers()) {
            case SIZES -> SeriesKind.unbounded();
            case RATE -> SeriesKind.rate();
            case SCORES -> SeriesKind.score();
        };
        return ChangeDetector.of(kind, condition.sensitivity(), condition.relearnAfter());
    }

    private Reading reading(Watched watched) {
        ChangeDetector detector = watched.detector;
        return switch (detector.phase()) {
            // what is learned anew after a change has been told is normal
            case LEARNING -> unchanged(watched.changedOnce ? State.CLEAR : State.NO_DATA, detector);
            case WATCHING -> unchanged(State.CLEAR, detector);
            case SUSPICIOUS -> unchanged(State.HOLDING, detector);
            case CHANGED -> changed(detector.change().orElseThrow(), watched.traceIds);
        };
    }

    private static Reading unchanged(State state, ChangeDetector detector) {
        return new Reading(state, detector.baseline(), detector.baseline(), detector.learned(), List.of());
    }

    private Reading changed(io.llmops.alerting.detect.Change change, List<String> traceIds) {
        boolean matters =
                Math.abs(change.after() - change.before()) >= condition.leastChange() * Math.abs(change.before());
        return new Reading(
                matters ? State.BREACHED : State.CLEAR,
                change.after(),
                change.before(),
                change.eventsSince(),
                traceIds,
                List.of(change.low(), change.high(), (double) change.onsetEpochMilli()));
    }

    @Override
    public void acknowledge(Labels group) {
        Watched watched = models.get(group);
        if (watched != null) {
            watched.detector.acknowledge();
        }
    }

    @Override
    public JsonNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        saved.put("latest", latest);
        ArrayNode list = saved.putArray("models");
        models.forEach((labels, watched) -> {
            ObjectNode one = list.addObject();
            one.set("labels", Saved.labels(labels));
            one.put("latest", watched.latest);
            one.put("changedOnce", watched.changedOnce);
            ArrayNode traces = one.putArray("traceIds");
            watched.traceIds.forEach(traces::add);
            one.set("detector", Saved.state(watched.detector.save()));
        });
        return saved;
    }
}
