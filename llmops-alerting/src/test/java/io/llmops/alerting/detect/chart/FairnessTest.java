package io.llmops.alerting.detect.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** All bets are fair: if nothing changed, the expectation of a factor is not above 1. */
class FairnessTest {

    @Test
    void overAllOrdersOfABagRanksAreBetOnFairly() {
        Random random = new Random(1);
        double[] sample = random.doubles(1000, 0, 50).map(Math::rint).toArray();
        Shape shape = Shape.of(sample, new double[] {1.1, 0.5});
        Densities normal = Densities.ofShiftedNormals(0.2, -0.8);
        for (int round = 0; round < 20; round++) {
            int[] bag = new int[shape.bins()];
            int all = 1 + random.nextInt(300);
            for (int i = 0; i < all; i++) {
                bag[random.nextInt(bag.length)]++;
            }
            assertThat(fairness(shape.scaled(), bag, all)).containsExactly(new double[] {1, 1}, within(1e-9));
            double[] shifted = fairness(normal, bag, all);
            // the last is the normal score itself
            assertThat(shifted).containsExactly(new double[] {1, 1, 0}, within(1e-9));
        }
    }

    /** The mean factor if each of the bag is equally likely to be the last, as exchangeability says. */
    private static double[] fairness(Densities densities, int[] bag, int all) {
        double[] mean = new double[densities.size()];
        double[] averages = new double[densities.size()];
        int below = 0;
        for (int count : bag) {
            if (count > 0) {
                densities.averages((double) below / all, (double) (below + count) / all, averages);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += averages[i] * count / all;
                }
            }
            below += count;
        }
        return mean;
    }

    @Test
    void overAllOrdersOfABagRatesAreBetOnFairly() {
        double[] whenNot = new double[new RateChart().bets()];
        double[] whenHappened = whenNot.clone();
        for (int all = 40; all < 400; all += 7) {
            for (int events = 1; events < all; events += 5) {
                chart(all - 1, events).judge(0, whenNot);
                chart(all - 1, events - 1).judge(1, whenHappened);
                double share = (double) events / all;
                for (int i = 0; i < whenNot.length; i++) {
                    // the two bags have slightly different streaks, and so different exponents
                    assertThat(share * whenHappened[i] + (1 - share) * whenNot[i])
                            .isBetween(0.9, 1.005);
                }
            }
        }
    }

    /** That learned so many, among them so many events, evenly spread. */
    private static RateChart chart(int all, int events) {
        RateChart chart = new RateChart();
        chart.learn(0.0);
        for (int i = 1; i < all; i++) {
            chart.learn((long) i * events / (all - 1) > (long) (i - 1) * events / (all - 1) ? 1 : 0);
        }
        return chart;
    }

    @Test
    void onAMeanThatIsKnownItIsFairWhateverTheDistribution() {
        Random random = new Random(2);
        BettingChart chart = new BettingChart(0, 1);
        double[] factors = new double[chart.bets()];
        double[] sums = new double[chart.bets()];
        for (int i = 0; i < 2000; i++) {
            chart.learn(random.nextInt(4) == 0 ? 0 : 1);
        }
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            chart.judge(random.nextInt(4) == 0 ? 0 : 1, factors);
            for (int j = 0; j < factors.length; j++) {
                sums[j] += factors[j];
            }
        }
        for (double sum : sums) {
            assertThat(sum / n).isLessThan(1.005);
        }
    }
}
