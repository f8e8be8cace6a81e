package io.llmops.probe.compare;

import io.llmops.probe.AnswerFacts;
import io.llmops.probe.CaseResult;
import io.llmops.probe.Trial;
import io.llmops.probe.match.Checked;
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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Answers of dated snapshots to fixed questions: LLMDrift (Chen, Zaharia, Zou 2023), as results of golden runs by snapshot. */
record DriftData(String name, Map<String, List<CaseResult>> bySnapshot) {

    private static final Pattern YES_NO = Pattern.compile("\\[(yes|no)\\]");

    static DriftData read(Path folder, String name) throws IOException {
        Map<String, List<CaseResult>> bySnapshot = new LinkedHashMap<>();
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".csv.gz"))), StandardCharsets.UTF_8))) {
            List<List<String>> rows = csv(in);
            List<String> header = rows.get(0);
            for (List<String> row : rows.subList(1, rows.size())) {
                String snapshot = cell(header, row, "model").replaceFirst(".*/", "");
                bySnapshot.computeIfAbsent(snapshot, it -> new ArrayList<>()).add(result(header, row));
            }
        }
        return new DriftData(name, bySnapshot);
    }

    private static String cell(List<String> header, List<String> row, String column) {
        return row.get(header.indexOf(column));
    }

    private static CaseResult result(List<String> header, List<String> row) {
        String answer = cell(header, row, "answer");
        String reference = cell(header, row, "ref_answer").toLowerCase(Locale.ROOT);
        boolean correct = reference.isEmpty()
                ? !(Double.parseDouble(cell(header, row, "Response Rate")) > 0)
                : lastYesNo(answer).equals(reference);
        long tokens = (long) Double.parseDouble(cell(header, row, "answer_token"));
        return new CaseResult(
                new Trial(cell(header, row, "id"), 0, "", reference.isEmpty() ? List.of() : List.of(reference), 1),
                Optional.of(new AnswerFacts(
                        answer.length(),
                        OptionalLong.of(tokens),
                        Double.NaN,
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                Optional.of(new Checked(correct, correct ? 1 : 0, OptionalDouble.of(0))),
                Optional.empty());
    }

    private static String lastYesNo(String answer) {
        var matcher = YES_NO.matcher(answer.toLowerCase(Locale.ROOT));
        String last = "";
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }

    /** RFC 4180: cells may be quoted, and then hold line ends. */
    private static List<List<String>> csv(BufferedReader in) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '"') {
                in.mark(1);
                if (quoted && in.read() == '"') {
                    cell.append('"');
                } else {
                    if (quoted) {
                        in.reset();
                    }
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append((char) c);
            }
        }
        return rows;
    }
}
