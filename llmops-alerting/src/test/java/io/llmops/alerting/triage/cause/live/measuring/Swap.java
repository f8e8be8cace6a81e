package io.llmops.alerting.triage.cause.live.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one change of a real model did to one task: March to June 2023, GPT-3.5 and GPT-4 (LLMDrift, Apache-2.0).
 *
 * @param logLength change of the logarithm of output tokens, in the median
 * @param logPace change of the logarithm of seconds per output token, in the median
 * @param logCheck change of the logarithm of the share of answers that were right
 */
record Swap(double logLength, double logPace, double logCheck) {

    Swap scaled(double by) {
        return new Swap(logLength * by, logPace * by, logCheck * by);
    }

    /** Those of a file; one for each model of which it has two versions. */
    static List<Swap> of(Csv file) {
        Map<String, List<List<String>>> byModel = new TreeMap<>();
        int model = file.column("model");
        file.rows()
                .forEach(row -> byModel.computeIfAbsent(row.get(model), any -> new ArrayList<>())
                        .add(row));
        List<Swap> swaps = new ArrayList<>();
        for (String name : byModel.keySet()) {
            String later = name.replace("-0301", "-0613").replace("-0314", "-0613");
            if (!later.equals(name) && byModel.containsKey(later)) {
                swaps.add(between(file, byModel.get(name), byModel.get(later)));
            }
        }
        return swaps;
    }

    private static Swap between(Csv file, List<List<String>> before, List<List<String>> after) {
        return new Swap(
                ratio(median(file, before, "answer_token"), median(file, after, "answer_token")),
                ratio(median(file, before, "latency_per_token"), median(file, after, "latency_per_token")),
                ratio(right(file, before), right(file, after)));
    }

    private static double ratio(double before, double after) {
        return Math.log(after / before);
    }

    private static double median(Csv file, List<List<String>> rows, String name) {
        int column = file.column(name);
        double[] values = rows.stream()
                .mapToDouble(row -> Csv.number(row, column))
                .filter(it -> it > 0)
                .sorted()
                .toArray();
        return values[values.length / 2];
    }

    /** The answer names the reference in brackets; without a reference, the share of questions that were answered. */
    private static double right(Csv file, List<List<String>> rows) {
        int reference = file.column("ref_answer");
        int answer = file.column("answer");
        int answered = file.column("Response Rate");
        return rows.stream()
                .mapToDouble(row -> answered >= 0
                        ? Csv.number(row, answered)
                        : row.get(answer)
                                        .toLowerCase(Locale.ROOT)
                                        .contains('[' + row.get(reference).toLowerCase(Locale.ROOT) + ']')
                                ? 1
                                : 0)
                .average()
                .orElseThrow();
    }

    /** Logarithms of seconds per token less their mean, of each version of each model. */
    static double[] paces(Csv file) {
        int model = file.column("model");
        int pace = file.column("latency_per_token");
        Map<String, List<Double>> byModel = new TreeMap<>();
        for (List<String> row : file.rows()) {
            double of = Csv.number(row, pace);
            if (of > 0) {
                byModel.computeIfAbsent(row.get(model), any -> new ArrayList<>())
                        .add(Math.log(of));
            }
        }
        return byModel.values().stream()
                .flatMapToDouble(of -> {
                    double mean = of.stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow();
                    return of.stream().mapToDouble(it -> it - mean);
                })
                .toArray();
    }
}
