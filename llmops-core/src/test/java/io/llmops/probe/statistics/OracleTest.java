package io.llmops.probe.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;

/** Against Apache Commons Statistics, and against counting everything where it has no answer. */
class OracleTest {

    private static final double CLOSE = 1e-9;
    private final SplittableRandom random = new SplittableRandom(7);

    private double[] sample(int size, double shift) {
        return random.doubles(size, -1 + shift, 1 + shift).toArray();
    }

    private double[] tied(int size, int values, int shift) {
        return random.ints(size, shift, shift + values).asDoubleStream().toArray();
    }

    /** One-sided and doubled: its two-sided test of one half may lose the outcome's mirror image to rounding. */
    @Test
    void mcNemarIsTheBinomialTestOfOneHalf() {
        for (int worse = 0; worse < 60; worse += 3) {
            for (int better = 0; better < 40; better += 7) {
                double expected = worse + better == 0
                        ? 1
                        : Math.min(
                                1,
                                2
                                        * BinomialTest.withDefaults()
                                                .with(AlternativeHypothesis.GREATER_THAN)
                                                .test(worse + better, Math.max(worse, better), 0.5)
                                                .getPValue());
                assertThat(McNemar.exact(worse, better)).isCloseTo(expected, within(CLOSE));
            }
        }
    }

    @Test
    void signedRanksAreExactForFewPairsWithoutTies() {
        for (int n = 1; n <= 50; n += 7) {
            double[] differences = sample(n, 0.2);
            var oracle = WilcoxonSignedRankTest.withDefaults()
                    .with(PValueMethod.EXACT)
                    .test(differences);
            SignedRanks ours = SignedRanks.of(differences);
            assertThat(ours.exact()).isTrue();
            assertThat(ours.statistic()).isEqualTo(oracle.getStatistic());
            assertThat(ours.p()).isCloseTo(oracle.getPValue(), within(CLOSE));
        }
    }

    /** Without zeros: its variance takes the ties of zeros off twice, in the zeros' own term and as ties. */
    @Test
    void signedRanksOfManyPairsAreNormalWithTies() {
        for (int n = 60; n <= 400; n += 85) {
            double[] differences =
                    Arrays.stream(tied(n, 9, -3)).map(it -> it - 0.5).toArray();
            var oracle = WilcoxonSignedRankTest.withDefaults()
                    .with(PValueMethod.ASYMPTOTIC)
                    .test(differences);
            assertThat(oracle.hasTiedValues()).isTrue();
            SignedRanks ours = SignedRanks.of(differences);
            assertThat(ours.exact()).isFalse();
            assertThat(ours.statistic()).isEqualTo(oracle.getStatistic());
            assertThat(ours.p()).isCloseTo(oracle.getPValue(), within(CLOSE));
        }
    }

    @Test
    void signedRanksWithTiesAndZerosAreWhatCountingAllSignsGives() {
        for (int round = 0; round < 20; round++) {
            double[] differences = tied(12, 7, -2);
            assertThat(SignedRanks.of(differences).p()).isCloseTo(allSigns(differences), within(CLOSE));
        }
    }

    /** Counts the sums of ranks that are as far from the middle, over all signs of the differences that are not zero. */
    private static double allSigns(double[] differences) {
        double seen = WilcoxonSignedRankTest.withDefaults().statistic(differences);
        int n = differences.length;
        double middle = (seen + WilcoxonSignedRankTest.withDefaults().statistic(negated(differences, -1))) / 2;
        int asFar = 0;
        for (int signs = 0; signs < 1 << n; signs++) {
            double sum = WilcoxonSignedRankTest.withDefaults().statistic(negated(differences, signs));
            asFar += Math.abs(sum - middle) >= Math.abs(seen - middle) - 1e-9 ? 1 : 0;
        }
        return (double) asFar / (1 << n);
    }

    private static double[] negated(double[] differences, int signs) {
        double[] negated = differences.clone();
        for (int i = 0; i < negated.length; i++) {
            negated[i] *= (signs >> i & 1) == 1 ? -1 : 1;
        }
        return negated;
    }

    @Test
    void distributionsWithoutTiesAreExact() {
        for (int n = 2; n <= 60; n += 6) {
            double[] x = sample(n, 0);
            double[] y = sample(n + 5, 0.3);
            var oracle = KolmogorovSmirnovTest.withDefaults()
                    .with(PValueMethod.EXACT)
                    .test(x, y);
            TwoSamples ours = TwoSamples.of(x, y);
            assertThat(ours.distance()).isCloseTo(oracle.getStatistic(), within(CLOSE));
            assertThat(ours.p()).isCloseTo(oracle.getPValue(), within(CLOSE));
        }
    }

    @Test
    void distributionsWithTiesAreWhatCountingAllAssignmentsGives() {
        for (int round = 0; round < 20; round++) {
            double[] x = tied(6, 4, 0);
            double[] y = tied(5, 4, 1);
            assertThat(TwoSamples.of(x, y).p()).isCloseTo(allAssignments(x, y), within(CLOSE));
        }
    }

    private static double allAssignments(double[] x, double[] y) {
        double seen = KolmogorovSmirnovTest.withDefaults().statistic(x, y);
        double[] pooled = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, pooled, x.length, y.length);
        int all = 0;
        int asFar = 0;
        for (int chosen = 0; chosen < 1 << pooled.length; chosen++) {
            if (Integer.bitCount(chosen) == x.length) {
                int of = chosen;
                double[] one = pick(pooled, i -> (of >> i & 1) == 1);
                double[] other = pick(pooled, i -> (of >> i & 1) == 0);
                all++;
                asFar += KolmogorovSmirnovTest.withDefaults().statistic(one, other) >= seen - 1e-9 ? 1 : 0;
            }
        }
        return (double) asFar / all;
    }

    private static double[] pick(double[] from, IntPredicate which) {
        return IntStream.range(0, from.length)
                .filter(which)
                .mapToDouble(i -> from[i])
                .toArray();
    }

    @Test
    void largeSamplesFollowTheLimitDistribution() {
        double[] x = sample(2_500, 0);
        double[] y = sample(2_600, 0.03);
        var oracle = KolmogorovSmirnovTest.withDefaults()
                .with(PValueMethod.ASYMPTOTIC)
                .test(x, y);
        TwoSamples ours = TwoSamples.of(x, y);
        assertThat(ours.exact()).isFalse();
        assertThat(ours.p()).isCloseTo(oracle.getPValue(), within(0.02));
    }
}
