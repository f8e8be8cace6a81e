package io.llmops.alerting.monitor.measuring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Request rates of two weeks in steps of ten minutes, as shares of their mean: of all clients of a trace, and of the busiest. */
final class Rates {

    static final int STEPS = 14 * 144;
    private static final int STEP_SECONDS = 600;

    private Rates() {}

    static List<double[]> of(Path trace, int clients) {
        Map<String, double[]> byClient = new LinkedHashMap<>();
        double[] all = new double[STEPS];
        for (String line : lines(trace)) {
            String[] cells = line.split(",", -1);
            int step = Integer.parseInt(cells[1]) / STEP_SECONDS;
            if (step < STEPS) {
                double rate = Double.parseDouble(cells[2]);
                all[step] += rate;
                byClient.computeIfAbsent(cells[0], any -> new double[STEPS])[step] += rate;
            }
        }
        List<double[]> rates = new ArrayList<>(List.of(all));
        byClient.values().stream()
                .filter(it -> Arrays.stream(it).filter(rate -> rate > 0).count() > STEPS * 9L / 10)
                .sorted(Comparator.comparingDouble(Rates::sum).reversed())
                .limit(clients)
                .forEach(rates::add);
        return rates.stream().map(Rates::relative).toList();
    }

    private static double sum(double[] rates) {
        return Arrays.stream(rates).sum();
    }

    /** What the trace leaves out is as the step before. */
    private static double[] relative(double[] rates) {
        double mean = sum(rates) / Arrays.stream(rates).filter(it -> it > 0).count();
        double[] relative = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            relative[i] = rates[i] > 0 ? rates[i] / mean : i == 0 ? 1 : relative[i - 1];
        }
        return relative;
    }

    private static List<String> lines(Path file) {
        try (var in = new GZIPInputStream(Files.newInputStream(file));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
