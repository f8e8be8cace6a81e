package io.llmops.alerting.triage.cause.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmops.probe.statistics.McNemar;
import io.llmops.probe.statistics.TwoSamples;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/** Tests by random relabelling, against Apache Commons Statistics and what is exact. */
class RelabellingTest {

    private static final int DRAWS = 4_999;

    private final SplittableRandom random = new SplittableRandom(5);

    private static boolean[] halves(int size) {
        boolean[] labels = new boolean[size];
        Arrays.fill(labels, size / 2, size, true);
        return labels;
    }

    private static double[] centred(boolean[] labels) {
        double[] centred = new double[labels.length];
        double mean = 0;
        for (boolean label : labels) {
            mean += (label ? 1.0 : 0.0) / labels.length;
        }
        for (int i = 0; i < labels.length; i++) {
            centred[i] = (labels[i] ? 1 : 0) - mean;
        }
        return centred;
    }

    @Test
    void gapIsTheDistanceOfKolmogorovAndSmirnov() {
        double[] values = random.ints(80, 0, 15).asDoubleStream().toArray();
        boolean[] labels = halves(80);
        double expected = TwoSamples.of(Arrays.copyOf(values, 40), Arrays.copyOfRange(values, 40, 80))
                .distance();
        assertThat(Statistic.gap(values).of(centred(labels)) / 40 * 2).isCloseTo(expected * 1, within(1e-9));
    }

    @Test
    void permutedGapHasTheExactPValue() {
        double[] values = random.doubles(60).toArray();
        for (int i = 30; i < 60; i++) {
            values[i] += 0.25;
        }
        double oracle = KolmogorovSmirnovTest.withDefaults()
                .test(Arrays.copyOf(values, 30), Arrays.copyOfRange(values, 30, 60))
                .getPValue();
        SmallestP ours = Statistic.permuted(new Statistic[] {Statistic.gap(values)}, halves(60), DRAWS, random);
        assertThat(oracle).isBetween(0.001, 0.1);
        assertThat(ours.p()).isCloseTo(oracle, within(4 * Math.sqrt(oracle / DRAWS)));
        assertThat(ours.each(0)).isEqualTo(ours.p());
    }

    @Test
    void mixIsPearsonsChiSquaredButForAFactor() {
        int[] categories = random.ints(200, 0, 4).toArray();
        boolean[] labels = halves(200);
        long[][] counts = new long[2][4];
        for (int i = 0; i < 200; i++) {
            counts[labels[i] ? 1 : 0][categories[i]]++;
        }
        double oracle = ChiSquareTest.withDefaults().test(counts).getStatistic();
        assertThat(Statistic.mix(categories).of(centred(labels)) / 0.25).isCloseTo(oracle, within(1e-9));
    }

    @Test
    void pairsThatMayBeSwappedGiveMcNemarsPValue() {
        int pairs = 40;
        double[] right = new double[2 * pairs];
        boolean[] labels = new boolean[2 * pairs];
        int[][] groups = new int[pairs][];
        for (int pair = 0; pair < pairs; pair++) {
            groups[pair] = new int[] {2 * pair, 2 * pair + 1};
            labels[2 * pair + 1] = true;
            right[2 * pair] = pair < 30 ? 1 : 0;
            right[2 * pair + 1] = pair < 20 || pair >= 38 ? 1 : 0; // 10 become wrong, 2 right
        }
        Drawn drawn = Drawn.of(new double[][] {right}, Relabelling.withinGroups(labels, groups), DRAWS, random);
        double expected = McNemar.exact(10, 2);
        assertThat(SmallestP.of(new double[][] {drawn.farthest(0, 1)}).p())
                .isCloseTo(expected, within(4 * Math.sqrt(expected / DRAWS)));
        assertThat(drawn.effect(0)).isCloseTo(-8.0 / pairs, within(1e-9));
        assertThat(drawn.information()).isCloseTo(pairs / 2.0, within(1e-9));
    }

    @Test
    void labelsStayWithinTheirGroups() {
        boolean[] labels = {false, true, true, false, false, true};
        int[][] groups = {{0, 1, 2}, {3, 4, 5}};
        Relabelling relabelling = Relabelling.withinGroups(labels, groups);
        double[] drawn = new double[6];
        for (int i = 0; i < 100; i++) {
            relabelling.draw(random, drawn);
            assertThat(drawn[0] + drawn[1] + drawn[2]).isCloseTo(0, within(1e-12));
            assertThat(Arrays.stream(drawn).sorted().toArray())
                    .containsExactly(Arrays.stream(relabelling.seen()).sorted().toArray(), within(1e-12));
        }
    }

    /** Things without any bearing on the labels. */
    private Smoother chance(int size) {
        double[] place = random.doubles(size).toArray();
        return new Smoother(
                Basis.of(
                        new Kernel() {
                            @Override
                            public int size() {
                                return size;
                            }

                            @Override
                            public void column(int of, double[] into) {
                                for (int i = 0; i < size; i++) {
                                    into[i] = Math.exp(-Math.abs(place[of] - place[i]));
                                }
                            }

                            @Override
                            public double diagonal(int of) {
                                return 1;
                            }
                        },
                        20),
                size);
    }

    @Test
    void labelsByChanceAreAsFarFromTheirExpectationAsSeenOnes() {
        Relabelling relabelling = Relabelling.byChance(halves(400), chance(400));
        double[] drawn = new double[400];
        relabelling.draw(random, drawn);
        assertThat(Arrays.stream(drawn).map(it -> it * it).sum())
                .isCloseTo(Arrays.stream(relabelling.seen()).map(it -> it * it).sum(), within(10.0));
    }

    @Test
    void smallestPIsAsLikelyAsItSays() {
        int claims = 0;
        for (int run = 0; run < 400; run++) {
            double[][] values = new double[3][100];
            for (double[] of : values) {
                for (int i = 0; i < of.length; i++) {
                    of[i] = random.nextDouble();
                }
            }
            claims += SmallestP.of(values).p() <= 0.1 ? 1 : 0;
        }
        assertThat(claims).isBetween(20, 62); // 40 expected
    }

    @Test
    void ofManyStatisticsAllAtTheirEndTheFarthestCounts() {
        double[][] values = new double[5][200];
        for (double[] of : values) {
            for (int i = 1; i < of.length; i++) {
                of[i] = random.nextDouble();
            }
        }
        values[3][0] = 50;
        assertThat(SmallestP.of(values).p()).isEqualTo(1.0 / 200);
    }

    @Test
    void whatWasTakenOffLeavesAnAllowance() {
        double[] values = new double[200];
        boolean[] labels = halves(200);
        for (int i = 0; i < 200; i++) {
            values[i] = random.nextGaussian() + (labels[i] ? 0.5 : 0);
        }
        Relabelling byChance = Relabelling.byChance(labels, chance(200));
        double[][] columns = {values};
        double without = p(Drawn.of(columns, byChance, 999, new SplittableRandom(1)));
        double with = p(Drawn.of(columns, new double[] {2.5}, byChance, 999, new SplittableRandom(1)));
        assertThat(without).isLessThan(0.01);
        assertThat(with).isGreaterThan(0.1);
    }

    private static double p(Drawn drawn) {
        return SmallestP.of(new double[][] {drawn.farthest(0, 1)}).p();
    }
}
