package io.llmops.alerting.monitor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.monitor.Condition;
import io.llmops.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema is written by hand: here it is held against the reader. */
class MonitorSchemaTest {

    private static final JsonNode SCHEMA = Schemas.json(MonitorFile.schema());

    @Test
    void namesEveryConditionThatThereIs() {
        Set<String> kinds = new TreeSet<>();
        Stream.of(Condition.class.getPermittedSubclasses())
                .map(it -> it.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT))
                .forEach(kinds::add);
        Set<String> named = new TreeSet<>();
        SCHEMA.at("/$defs/condition/properties").fieldNames().forEachRemaining(named::add);

        assertThat(named).isEqualTo(kinds);
    }

    @Test
    void isPublishedInTheDocs() throws IOException {
        assertThat(Files.readString(Path.of("../docs/monitors.schema.json"))).isEqualTo(MonitorFile.schema());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{monitor: []}",
                "{monitors: {}}",
                "{monitors: [error-rate]}",
                "{monitors: [{when: {not: {absent: {signal: a.b, for: 5m}}}}]}",
                "{monitors: [{name: a}]}",
                "{monitors: [{name: A b, when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, when: {}}]}",
                "{monitors: [{name: a, when: {treshold: {}}}]}",
                "{monitors: [{name: a, when: {absent: {signal: a.b}}}]}",
                "{monitors: [{name: a, when: {absent: {signal: a.b, for: 5}}}]}",
                "{monitors: [{name: a, when: {absent: {signal: a.b, for: 5 minutes}}}]}",
                "{monitors: [{name: a, when: {absent: {signal: a.b, for: 0s}}}]}",
                "{monitors: [{name: a, when: {absent: {signal: a.b, for: 5m1h}}}]}",
                "{monitors: [{name: a, when: {absent: {signal: a.b, for: 5m, expected: maybe}}}]}",
                "{monitors: [{name: a, when: {absent: {signal: {}, for: 5m}}}]}",
                "{monitors: [{name: a, when: {absent: {signal: {metric: a, signal: b}, for: 5m}}}]}",
                "{monitors: [{name: a, when: {absent: {signal: a.b, for: 5m}, not: {}}}]}",
                "{monitors: [{name: a, severity: ERROR, when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, severity: bad, when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, summary: '', when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, no-data: never, when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, no-data: {}, when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, no-data: {keep-after: 5m}, when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, flapping: always, when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, flapping: {enter: 2, leave: 1, window: 1h}, when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, max-groups: 0, when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, labels: {a: 1}, when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, escalate: [{severity: error}], when: {absent: {signal: a.b, for: 5m}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {mean: a.b, over: 5m}}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {mean: a.b, over: 5m}, above: 5, below: 1}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {mean: a.b, over: 5m}, above: five}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {mean: a.b, over: 5m}, above: 5, recover-within: [1, 2]}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {mean: a.b, over: 5m}, outside: [1, 5], recover-at: 2}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {mean: a.b, over: 5m}, outside: 5}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {mean: a.b, over: 5m}, outside: [1, 2, 3]}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {mean: a.b, over: 5m}, above: 5, min-samples: 0}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {mean: a.b, over: 5m}, above: 5, min-samples: 1.5}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {mean: a.b}, above: 5}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {p95: a.b, p50: a.b, over: 5m}, above: 5}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {over: 5m, before: 5m}, above: 5}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {ratio: [{mean: a.b, over: 5m}]}, above: 5}}}]}",
                "{monitors: [{name: a, when: {threshold: {value: {share: a.b, over: 5m}, above: 5}}}]}",
                "{monitors: [{name: a, when: {all-of: [{absent: {signal: a.b, for: 5m}}]}}]}",
                "{monitors: [{name: a, when: {burn-rate: {all: a.b, objective: 99%}}}]}",
                "{monitors: [{name: a, when: {burn-rate: {bad: a.b, good: a.b, all: a.b, objective: 99%}}}]}",
                "{monitors: [{name: a, when: {burn-rate: {bad: a.b, all: a.b, objective: 99%, paces: fast}}}]}",
                "{monitors: [{name: a, when: {burn-rate: {bad: a.b, all: a.b, objective: 99%, paces: []}}}]}",
                "{monitors: [{name: a, when: {change: {of: tokens, one-false-alarm-in: 1000000}}}]}",
                "{monitors: [{name: a, when: {change: {of: latency, one-false-alarm-in: 10}}}]}",
                "{monitors: [{name: a, when: {change: {of: latency}}}]}",
                "{monitors: [{name: a, when: {scheduled: {during: {zone: UTC}, then: {absent: {signal: a.b, for: 5m}}}}}]}",
                "{signals: {Calls: a.b}}",
                "{signals: {calls: 5}}",
                "{maintenance: [{reason: a}]}",
                "{maintenance: [{reason: a, once: {from: 2026-01-01, until: 2026-01-02}}]}",
                "{maintenance: [{reason: a, weekly: {at: sun, for: 1h, until: '2027-01-01T00:00:00Z'}}]}",
                "{include: 5}"
            })
    void whatIsWrongIsRefusedByBoth(String yaml) {
        assertThatThrownBy(() -> MonitorFile.parse("bad.yaml", yaml, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("bad.yaml:1:");
        assertThat(Schemas.complaints(Schemas.yaml(yaml))).isNotEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** Keys that are taken away, renamed or given another kind of value. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheReaderTakesFitsAndKeysThatItDoesNotKnowDoNot(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            JsonNode document =
                    Schemas.json(new RandomMonitors(random.nextLong()).file().toJson());
            boolean unknownKey = random.nextBoolean() && strange(document, random);
            if (!unknownKey) {
                damage(document, random);
            }
            boolean taken = isTaken(document);

            List<String> complaints = Schemas.complaints(document);

            if (taken) {
                assertThat(complaints).as(document.toPrettyString()).isEmpty();
            }
            if (unknownKey) {
                assertThat(taken).as(document.toPrettyString()).isFalse();
                assertThat(complaints).as(document.toPrettyString()).isNotEmpty();
            }
        }
    }

    private static boolean isTaken(JsonNode document) {
        try {
            return !MonitorFile.parse("some.json", document.toString(), Map.of())
                    .monitors()
                    .isEmpty();
        } catch (ConfigException e) {
            return false;
        }
    }

    /** Gives an object a key that nobody knows; not where keys are names. */
    private static boolean strange(JsonNode document, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        objects(document, "", objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        object.put("strange", 1);
        return true;
    }

    private static void objects(JsonNode node, String key, List<ObjectNode> into) {
        boolean keysAreNames = Set.of("where", "labels", "signals").contains(key);
        if (node instanceof ObjectNode object && !keysAreNames) {
            into.add(object);
        }
        node.properties().forEach(it -> objects(it.getValue(), it.getKey(), into));
        if (node instanceof ArrayNode) {
            node.forEach(it -> objects(it, "", into));
        }
    }

    private static void damage(JsonNode document, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        objects(document, "", objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        if (keys.isEmpty()) {
            return;
        }
        String key = keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(8)) {
            case 0 -> object.remove(key);
            case 1 -> object.put(key, "strange words");
            case 2 -> object.put(key, 0);
            case 3 -> object.put(key, 7.5);
            case 4 -> object.put(key, "5m");
            case 5 -> object.put(key, true);
            case 6 -> object.putArray(key);
            default -> object.putNull(key);
        }
    }
}
