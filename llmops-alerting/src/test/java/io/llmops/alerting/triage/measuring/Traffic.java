package io.llmops.alerting.triage.measuring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * How much each client calls in each window of ten minutes, as shares of the mean of all windows, and how unevenly: the
 * variation of the times between two calls.
 */
public final class Traffic {

    private static final int WINDOW_SECONDS = 600;
    private static final double MOST_VARIATION = 6;
    private static final int DAY = 144;

    private final String name;
    private final float[][] rates;
    private final float[][] variation;

    private Traffic(String name, float[][] rates, float[][] variation) {
        this.name = name;
        this.rates = rates;
        this.variation = variation;
    }

    public String name() {
        return name;
    }

    public double rate(int window, int client) {
        return rates[window % rates.length][client];
    }

    public double variation(int window, int client) {
        return variation[window % rates.length][client];
    }

    public int clients() {
        return rates[0].length;
    }

    public int windows() {
        return rates.length;
    }

    /** Rates of the real clients of a model service (ServeGen, Apache-2.0). */
    public static Traffic of(Path file) {
        int clients = 0;
        int windows = 0;
        List<String> lines = lines(file);
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            clients = Math.max(clients, Integer.parseInt(cells[0]) + 1);
            windows = Math.max(windows, Integer.parseInt(cells[1]) / WINDOW_SECONDS + 1);
        }
        float[][] rates = new float[windows][clients];
        float[][] variation = new float[windows][clients];
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            int client = Integer.parseInt(cells[0]);
            int window = Integer.parseInt(cells[1]) / WINDOW_SECONDS;
            rates[window][client] = Float.parseFloat(cells[2]);
            variation[window][client] =
                    cells[3].isEmpty() ? 1 : (float) Math.min(MOST_VARIATION, Double.parseDouble(cells[3]));
        }
        return new Traffic(file.getFileName().toString().replaceAll("-rates.*", ""), normal(rates), variation);
    }

    /** Clients whose sizes have a heavy tail, that come and go, some by day only. */
    public static Traffic standIn(int clients, int windows, double unevenness, long seed) {
        Draws draws = new Draws(new SplittableRandom(seed));
        float[][] rates = new float[windows][clients];
        float[][] variation = new float[windows][clients];
        for (int c = 0; c < clients; c++) {
            double size = Math.exp(unevenness * draws.normal());
            double season = draws.uniform(0, 0.9);
            double peak = draws.uniform(0, DAY);
            boolean steady = draws.chance(0.4);
            double log = 0;
            boolean on = true;
            double uneven = Math.min(MOST_VARIATION, Math.exp(0.3 + 0.7 * draws.normal()));
            for (int t = 0; t < windows; t++) {
                log = 0.95 * log + 0.15 * draws.normal();
                on = draws.chance(on ? 0.97 : 0.06);
                double of = size * Math.exp(log) * (1 + season * Math.sin(2 * Math.PI * (t - peak) / DAY));
                rates[t][c] = (float) (on || steady ? of : 0);
                variation[t][c] = (float) uneven;
            }
        }
        return new Traffic("stand-in-" + clients, normal(rates), variation);
    }

    private static float[][] normal(float[][] rates) {
        double sum = 0;
        for (float[] window : rates) {
            for (float each : window) {
                sum += each;
            }
        }
        float factor = (float) (rates.length / sum);
        for (float[] window : rates) {
            for (int c = 0; c < window.length; c++) {
                window[c] *= factor;
            }
        }
        return rates;
    }

    private static List<String> lines(Path file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public double[] sizes() {
        double[] sizes = new double[clients()];
        Arrays.setAll(sizes, c -> {
            double sum = 0;
            for (float[] window : rates) {
                sum += window[c];
            }
            return sum / windows();
        });
        return sizes;
    }
}
