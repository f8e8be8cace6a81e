package io.llmops.alerting.triage.cause.measuring;

import io.llmops.alerting.triage.cause.SampledCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Answers of dated snapshots to fixed questions: LLMDrift (Chen, Zaharia, Zou 2023), by snapshot. */
record Drift(String name, Map<String, List<Asked>> bySnapshot) {

    private static final Pattern YES_NO = Pattern.compile("\\[(yes|no)\\]");

    static Drift read(Path folder, String name) throws IOException {
        Map<String, List<Asked>> bySnapshot = new LinkedHashMap<>();
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".csv.gz"))), StandardCharsets.UTF_8))) {
            List<List<String>> rows = Csv.rows(in);
            List<String> header = rows.get(0);
            for (List<String> row : rows.subList(1, rows.size())) {
                String snapshot = cell(header, row, "model").replaceFirst(".*/", "");
                bySnapshot.computeIfAbsent(snapshot, any -> new ArrayList<>()).add(asked(header, row));
            }
        }
        return new Drift(name, bySnapshot);
    }

    private static String cell(List<String> header, List<String> row, String column) {
        return row.get(header.indexOf(column));
    }

    private static Asked asked(List<String> header, List<String> row) {
        String answer = cell(header, row, "answer");
        String reference = cell(header, row, "ref_answer").toLowerCase(Locale.ROOT);
        boolean correct = reference.isEmpty()
                ? !(Double.parseDouble(cell(header, row, "Response Rate")) > 0)
                : lastYesNo(answer).equals(reference);
        return new Asked(cell(header, row, "id"), SampledCall.of(cell(header, row, "query"), answer), correct, answer);
    }

    private static String lastYesNo(String answer) {
        var matcher = YES_NO.matcher(answer.toLowerCase(Locale.ROOT));
        String last = "";
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }
}
