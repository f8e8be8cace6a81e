package io.llmops.cli;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.cause.Diagnosis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.TreeMap;

/** A diagnosis for people and for programs. */
final class DiagnosisText {

    private static final int DIGITS = 4;
    private static final int WIDTH = 96;
    private static final String INDENT = " ".repeat(16);

    /** ASCII alone, whatever the terminal writes in. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private DiagnosisText() {}

    /** One object on one line. */
    static String json(Diagnosis diagnosis) {
        ObjectNode object = JSON.createObjectNode();
        object.put("cause", diagnosis.cause().name());
        object.put("confidence", rounded(diagnosis.confidence()));
        var evidence = object.putArray("evidence");
        for (Evidence each : diagnosis.evidence()) {
            ObjectNode one = evidence.addObject();
            one.put("name", each.name());
            one.put("sentence", each.sentence());
            ObjectNode numbers = one.putObject("numbers");
            new TreeMap<>(each.numbers()).forEach((name, number) -> {
                if (Double.isFinite(number)) {
                    numbers.put(name, rounded(number));
                }
            });
        }
        return object.toString();
    }

    private static double rounded(double number) {
        return new BigDecimal(number).round(new MathContext(DIGITS)).doubleValue();
    }

    static String table(Diagnosis diagnosis) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %s (confidence %.2f)%n",
                diagnosis.cause().name(),
                diagnosis.cause(),
                diagnosis.confidence()));
        for (Evidence each : diagnosis.evidence()) {
            table.append(String.format(Locale.ROOT, "%n%-16s", each.name()));
            wrap(each.sentence(), table);
            table.append(System.lineSeparator());
        }
        return table.toString();
    }

    private static void wrap(String sentence, StringBuilder into) {
        int room = WIDTH - INDENT.length();
        for (String word : sentence.split(" ", -1)) {
            if (word.length() > room) {
                into.append(System.lineSeparator()).append(INDENT);
                room = WIDTH - INDENT.length();
            }
            into.append(word).append(' ');
            room -= word.length() + 1;
        }
        into.setLength(into.length() - 1);
    }
}
