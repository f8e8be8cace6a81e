package io.llmops.alerting.triage.cause.live.measuring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A window's mean is more than so many standard deviations from that of the windows of the last seven days. */
final class Sigmas implements Contestant {

    private static final int MEMORY = 7 * Service.DAY;
    private static final int FEW = Service.DAY;
    private static final int FEWEST_CALLS = 20;

    private final double limit;
    private final Held held = new Held();
    private final Rolling[] rolling = new Rolling[Facts.SIGNALS + 1];
    private final Map<Long, Integer> usualKinds = new HashMap<>();

    Sigmas(double limit) {
        this.limit = limit;
        for (int i = 0; i < rolling.length; i++) {
            rolling[i] = new Rolling();
        }
    }

    @Override
    public void take(Service.Window window, Listener listener) {
        boolean model = false;
        boolean users = false;
        if (window.calls() >= FEWEST_CALLS) {
            double[] means = Facts.means(window);
            Map<Long, Integer> kinds = new HashMap<>();
            Facts.kinds(window, kinds);
            for (int i = 0; i <= Facts.SIGNALS; i++) {
                double value = i < Facts.SIGNALS ? means[i] : Facts.distance(kinds, usualKinds);
                boolean far = !Double.isNaN(value) && rolling[i].isFar(value, limit);
                model |= far && i < Facts.OF_MODEL;
                users |= far && i >= Facts.OF_MODEL;
            }
            kinds.forEach((kind, calls) -> usualKinds.merge(kind, calls, Integer::sum));
        }
        held.found(model, users, window.from() + Service.WINDOW, window.calls(), listener);
    }

    private static final class Rolling {
        private final Deque<Double> values = new ArrayDeque<>();
        private double sum;
        private double squares;

        boolean isFar(double value, double limit) {
            int n = values.size();
            double mean = n == 0 ? 0 : sum / n;
            double deviation = n == 0 ? 0 : Math.sqrt(Math.max(1e-12, squares / n - mean * mean));
            boolean far = n >= FEW && Math.abs(value - mean) > limit * deviation;
            values.add(value);
            sum += value;
            squares += value * value;
            if (values.size() > MEMORY) {
                double old = values.remove();
                sum -= old;
                squares -= old * old;
            }
            return far;
        }
    }
}
