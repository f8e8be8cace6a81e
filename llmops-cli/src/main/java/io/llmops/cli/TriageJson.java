package io.llmops.cli;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.ScopeDiagnosis;
import io.llmops.alerting.triage.Suspect;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** A diagnosis as one line of JSON. */
final class TriageJson {

    private static final double DIGITS = 1e4;

    /** ASCII alone, whatever the terminal writes in. */
    private final ObjectMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final LongFunction<String> names;

    TriageJson(LongFunction<String> names) {
        this.names = names;
    }

    String line(ScopeDiagnosis diagnosis) {
        return object(json.createObjectNode(), diagnosis).toString();
    }

    /** With the times of the window. */
    String line(ScopeDiagnosis diagnosis, long from, long to) {
        ObjectNode line = json.createObjectNode();
        line.put("from", Instant.ofEpochMilli(from).toString());
        line.put("to", Instant.ofEpochMilli(to).toString());
        return object(line, diagnosis).toString();
    }

    private ObjectNode object(ObjectNode line, ScopeDiagnosis diagnosis) {
        line.put("scope", diagnosis.scope().name());
        ArrayNode customers = line.putArray("customers");
        diagnosis.suspects().forEach(suspect -> customers.add(names.apply(suspect.customer())));
        line.put("confidence", rounded(diagnosis.confidence()));
        ArrayNode evidence = line.putArray("evidence");
        diagnosis.evidence().forEach(each -> evidence.add(object(each)));
        diagnosis.suspects().forEach(each -> evidence.add(object(each)));
        return line;
    }

    private ObjectNode object(Suspect suspect) {
        String who = names.apply(suspect.customer());
        return object(new Evidence(
                        "customer",
                        String.format(
                                Locale.ROOT,
                                "%s: %.0f of %.0f calls blocked, %.1f expected",
                                who,
                                suspect.counted(),
                                suspect.calls(),
                                suspect.expected()),
                        Map.of("calls", suspect.calls(), "counted", suspect.counted(), "expected", suspect.expected())))
                .put("customer", who);
    }

    private ObjectNode object(Evidence evidence) {
        ObjectNode object = json.createObjectNode();
        object.put("name", evidence.name());
        object.put("sentence", evidence.sentence());
        ObjectNode numbers = object.putObject("numbers");
        new TreeMap<>(evidence.numbers()).forEach((name, number) -> numbers.put(name, rounded(number)));
        return object;
    }

    private static double rounded(double number) {
        return Math.round(number * DIGITS) / DIGITS;
    }
}
