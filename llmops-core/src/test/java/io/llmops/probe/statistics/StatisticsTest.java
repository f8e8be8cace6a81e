package io.llmops.probe.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against values computed by hand or printed in the papers. */
class StatisticsTest {

    private static final double PRINTED = 0.0006;

    @Test
    void mcNemarCountsOnlyChangedCases() {
        assertThat(McNemar.exact(0, 0)).isEqualTo(1);
        assertThat(McNemar.exact(5, 5)).isEqualTo(1);
        assertThat(McNemar.exact(6, 0)).isCloseTo(2 / 64.0, within(1e-12));
        assertThat(McNemar.exact(1, 7)).isCloseTo(2 * 9 / 256.0, within(1e-12));
        assertThat(McNemar.midP(1, 7)).isCloseTo(2 * 9 / 256.0 - 8 / 256.0, within(1e-12));
        assertThat(McNemar.midP(2, 2)).isCloseTo(1 - 6 / 32.0, within(1e-12));
        assertThat(McNemar.exact(900, 700)).isBetween(1e-7, 1e-6);
        assertThatThrownBy(() -> McNemar.exact(-1, 0)).hasMessageContaining("-1");
    }

    @Test
    void signFlipsOfEqualSizesAreMcNemar() {
        double[] differences = {1, 1, 1, 1, 1, 1, 1, -1, 0, 0, 0};
        assertThat(SignFlips.p(differences, 1)).isCloseTo(McNemar.exact(1, 7), within(1e-12));
        assertThat(SignFlips.p(differences, 0)).isCloseTo(McNemar.exact(1, 7), within(0.005));
        assertThat(SignFlips.p(new double[] {0, 0}, 0.5)).isEqualTo(1);
    }

    @Test
    void signFlipsWeighSharesOfRepeats() {
        // 1/3 + 2/3 + 1: only all of one sign is as far, 2 of 8
        assertThat(SignFlips.p(new double[] {1 / 3.0, 2 / 3.0, 1}, 1 / 3.0)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void aRankSumWithoutDifferencesSaysNothing() {
        SignedRanks none = SignedRanks.of(new double[] {0, 0, 0});
        assertThat(none.p()).isEqualTo(1);
        assertThat(none.rankBiserial()).isZero();
        assertThat(SignedRanks.of(new double[] {1, 2, 3}).rankBiserial()).isEqualTo(1);
        assertThatThrownBy(() -> SignedRanks.of(new double[] {Double.NaN})).hasMessageContaining("NaN");
    }

    @Test
    void wilsonGivesWhatNewcombePrints() {
        // Newcombe 1998, Two-sided confidence intervals for the single proportion, table I
        assertInterval(Proportions.wilson(81, 263, 0.95), 0.2553, 0.3662);
        assertInterval(Proportions.wilson(15, 148, 0.95), 0.0624, 0.1605);
        assertInterval(Proportions.wilson(0, 20, 0.95), 0, 0.1611);
        assertInterval(Proportions.wilson(1, 29, 0.95), 0.0061, 0.1718);
        assertThatThrownBy(() -> Proportions.wilson(3, 2, 0.95)).hasMessageContaining("3 of 2");
    }

    @Test
    void thePairedDifferenceLiesAroundWhatWasSeenAndIsSymmetric() {
        Interval down = Proportions.pairedDifference(36, 12, 2, 0, 0.95);
        assertThat(down.contains(-0.2)).isTrue();
        assertThat(down.high()).isNegative();
        Interval up = Proportions.pairedDifference(36, 2, 12, 0, 0.95);
        assertThat(up.low()).isCloseTo(-down.high(), within(1e-12));
        assertThat(up.high()).isCloseTo(-down.low(), within(1e-12));
        assertInterval(down, -0.3404, -0.0569); // Newcombe's own example
    }

    @Test
    void thePairedDifferenceCoversTheTruthAsOftenAsItSays() {
        // all outcomes of 30 pairs with chances .6 both right, .2 worse, .1 better, .1 both wrong
        double[] chances = {0.6, 0.2, 0.1, 0.1};
        double covered = 0;
        int n = 30;
        for (int e = 0; e <= n; e++) {
            for (int w = 0; e + w <= n; w++) {
                for (int b = 0; e + w + b <= n; b++) {
                    int h = n - e - w - b;
                    if (Proportions.pairedDifference(e, w, b, h, 0.95).contains(-0.1)) {
                        covered += multinomial(n, new int[] {e, w, b, h}, chances);
                    }
                }
            }
        }
        assertThat(covered).isBetween(0.945, 0.97);
    }

    private static double multinomial(int n, int[] counts, double[] chances) {
        double log = 0;
        for (int i = 2; i <= n; i++) {
            log += Math.log(i);
        }
        for (int c = 0; c < counts.length; c++) {
            for (int i = 2; i <= counts[c]; i++) {
                log -= Math.log(i);
            }
            log += counts[c] * Math.log(chances[c]);
        }
        return Math.exp(log);
    }

    @Test
    void holmStepsDown() {
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Holm.adjust()).isEmpty();
        assertThat(Holm.adjust(0.7, 0.9)).containsExactly(1, 1);
    }

    @Test
    void theBootstrapIsRepeatable() {
        double[] sample = {0, 0, 1, 1, 1, 1, 0, 1, 1, 1};
        Interval interval = Bootstrap.mean(sample, 0.95, 3);
        assertThat(Bootstrap.mean(sample, 0.95, 3)).isEqualTo(interval);
        assertThat(interval.contains(0.7)).isTrue();
        assertThat(interval.high() - interval.low()).isBetween(0.4, 0.7);
    }

    @Test
    void effectSizesHaveTheirKnownValues() {
        assertThat(Proportions.cohensH(0.5, 0.5)).isZero();
        assertThat(Proportions.cohensH(0.2, 0.8)).isCloseTo(1.287, within(0.001));
        assertThat(TwoSamples.of(new double[] {1, 2, 3}, new double[] {4, 5}).cliffsDelta())
                .isEqualTo(1);
        assertThat(TwoSamples.of(new double[] {1, 2}, new double[] {1, 2}).cliffsDelta())
                .isZero();
    }

    @Test
    void pairedSamplesAreWhatSwappingPairsGives() {
        double[] before = {1, 2, 3, 4, 5, 6};
        double[] after = {7, 8, 9, 10, 11, 12};
        // only all swapped or none is as far: 2 of 64
        assertThat(PairedSamples.of(before, after).p()).isCloseTo(2 / 64.0, within(0.006));
        assertThat(PairedSamples.of(before, after).distance()).isEqualTo(1);
        assertThat(PairedSamples.of(before, before).p()).isEqualTo(1);
        assertThat(PairedSamples.of(before, after)).isEqualTo(PairedSamples.of(before, after));
        assertThatThrownBy(() -> PairedSamples.of(before, new double[2])).hasMessageContaining("6 and 2");
    }

    @Test
    void pairedSamplesKeepTheirLevelWherePairsPullApart() {
        SplittableRandom random = new SplittableRandom(11);
        int separate = 0;
        int paired = 0;
        for (int round = 0; round < 400; round++) {
            double[] one = new double[30];
            double[] other = new double[30];
            for (int i = 0; i < 30; i++) {
                boolean swap = random.nextBoolean();
                one[i] = swap ? 180 + i : 3;
                other[i] = swap ? 3 : 180 + i;
            }
            separate += TwoSamples.of(one, other).p() < 0.05 ? 1 : 0;
            paired += PairedSamples.of(one, other).p() < 0.05 ? 1 : 0;
        }
        assertThat(separate).isGreaterThan(40);
        assertThat(paired).isLessThan(32); // 20 are to be expected, at most
    }

    @Test
    void saysWhatCouldHaveBeenSeen() {
        assertThat(Detectable.fewestChanges(0.05)).isEqualTo(6);
        assertThat(Detectable.fewestChanges(0.01)).isEqualTo(8);
        assertThat(Detectable.drop(7, 0.01, 0.8)).isEmpty();
        double with50 = Detectable.drop(50, 0.01, 0.8).orElseThrow();
        double with200 = Detectable.drop(200, 0.01, 0.8).orElseThrow();
        assertThat(with50).isBetween(0.15, 0.25);
        assertThat(with200).isBetween(0.04, 0.06);
        assertThat(Binomial.atLeast(8, 50, with50)).isCloseTo(0.8, within(1e-6));
    }

    @Test
    void theNormalDistributionIsAccurateInTheTails() {
        assertThat(Normal.upperTail(1.959963984540054)).isCloseTo(0.025, within(1e-14));
        assertThat(Normal.upperTail(-1)).isCloseTo(0.8413447460685429, within(1e-14));
        assertThat(Normal.upperTail(5) / 2.866515718791933e-7).isCloseTo(1, within(1e-10));
        assertThat(Normal.upperTail(3) / 1.3498980316300933e-3).isCloseTo(1, within(1e-10));
        assertThat(Normal.reach(0.95)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(Normal.reach(0.99)).isCloseTo(2.5758293035489004, within(1e-10));
    }

    private static void assertInterval(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(PRINTED));
        assertThat(interval.high()).isCloseTo(high, within(PRINTED));
    }
}
