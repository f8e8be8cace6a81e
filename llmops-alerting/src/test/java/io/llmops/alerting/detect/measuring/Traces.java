package io.llmops.alerting.detect.measuring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Real traffic of model services: ServeGen's rates of each client in 10-minute windows, Azure's calls of an hour. */
final class Traces {

    private static final int WINDOW_SECONDS = 600;
    private static final int CLIENTS = 12;
    private static final int LEAST = 120;

    private Traces() {}

    /** All clients together and the busiest ones alone. */
    static List<Base> rates(Path file) {
        Map<String, TreeMap<Integer, Double>> clients = new LinkedHashMap<>();
        TreeMap<Integer, Double> all = new TreeMap<>();
        for (String line : lines(file)) {
            String[] cells = line.split(",", -1);
            int window = Integer.parseInt(cells[1]) / WINDOW_SECONDS;
            double rate = Double.parseDouble(cells[2]);
            clients.computeIfAbsent(cells[0], any -> new TreeMap<>()).merge(window, rate, Double::sum);
            all.merge(window, rate, Double::sum);
        }
        List<Base> bases = new ArrayList<>();
        bases.add(base(file, all));
        clients.values().stream()
                .sorted(Comparator.comparingDouble((TreeMap<Integer, Double> each) ->
                                each.values().stream().mapToDouble(r -> r).sum())
                        .reversed())
                .limit(CLIENTS)
                .filter(each -> each.size() > LEAST)
                .forEach(each -> bases.add(base(file, each)));
        return bases;
    }

    /** Calls, mean tokens in and mean tokens out in windows of 10 seconds. */
    static List<Base> calls(Path file) {
        TreeMap<Long, double[]> windows = new TreeMap<>();
        for (String line : lines(file)) {
            String[] cells = line.split(",", -1);
            String[] clock = cells[0].substring(11).split(":", -1);
            double second = Integer.parseInt(clock[0]) * 3600.0
                    + Integer.parseInt(clock[1]) * 60
                    + Double.parseDouble(clock[2]);
            double[] sums = windows.computeIfAbsent((long) (second / 10), any -> new double[3]);
            sums[0]++;
            sums[1] += Double.parseDouble(cells[1]);
            sums[2] += Double.parseDouble(cells[2]);
        }
        String family = family(file);
        return List.of(
                Base.every(
                        family,
                        10_000,
                        windows.values().stream().mapToDouble(s -> s[0]).toArray(),
                        0,
                        1e9),
                Base.every(
                        family,
                        10_000,
                        windows.values().stream().mapToDouble(s -> s[1] / s[0]).toArray(),
                        0,
                        1e9),
                Base.every(
                        family,
                        10_000,
                        windows.values().stream().mapToDouble(s -> s[2] / s[0]).toArray(),
                        0,
                        1e9));
    }

    private static Base base(Path file, Map<Integer, Double> rates) {
        long[] millis = rates.keySet().stream()
                .mapToLong(window -> Base.MONDAY + window * WINDOW_SECONDS * 1000L)
                .toArray();
        double[] values = rates.values().stream().mapToDouble(rate -> rate).toArray();
        return new Base(family(file), millis, values, 0, Double.POSITIVE_INFINITY);
    }

    private static String family(Path file) {
        return file.getFileName().toString().replaceAll("[.].*", "");
    }

    private static List<String> lines(Path file) {
        try (var raw = Files.newInputStream(file);
                var in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
