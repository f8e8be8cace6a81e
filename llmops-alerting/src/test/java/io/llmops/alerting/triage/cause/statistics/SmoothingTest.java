package io.llmops.alerting.triage.cause.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Eigenvectors, kernels, regression, cells and the split of a move, against what they are by definition. */
class SmoothingTest {

    private final SplittableRandom random = new SplittableRandom(9);

    private double[][] points(int n, int dimensions) {
        double[][] points = new double[n][dimensions];
        for (double[] point : points) {
            for (int d = 0; d < dimensions; d++) {
                point[d] = random.nextGaussian();
            }
        }
        return points;
    }

    private static final class Linear implements Kernel {

        private final double[][] points;

        Linear(double[][] points) {
            this.points = points;
        }

        @Override
        public int size() {
            return points.length;
        }

        @Override
        public void column(int of, double[] into) {
            for (int i = 0; i < points.length; i++) {
                into[i] = dot(points[of], points[i]);
            }
        }

        @Override
        public double diagonal(int of) {
            return dot(points[of], points[of]);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void eigenvectorsAreScaledByTheirMatrix() {
        double[][] points = points(12, 12);
        double[][] symmetric = new double[12][12];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                symmetric[i][j] = dot(points[i], points[j]);
            }
        }
        SymmetricEigen eigen = new SymmetricEigen(symmetric);
        for (int k = 0; k < 12; k++) {
            double[] vector = eigen.vector(k);
            double value = eigen.value(k);
            assertThat(dot(vector, vector)).isCloseTo(1, within(1e-9));
            assertThat(Arrays.stream(symmetric)
                            .mapToDouble(row -> dot(row, vector))
                            .toArray())
                    .containsExactly(Arrays.stream(vector).map(it -> it * value).toArray(), within(1e-8));
        }
    }

    @Test
    void incompleteDecompositionOfFewDimensionsIsComplete() {
        double[][] points = points(40, 3);
        double[][] rows = IncompleteCholesky.of(new Linear(points), 20);
        assertThat(rows[0].length).isLessThanOrEqualTo(4);
        assertThat(dot(rows[5], rows[7])).isCloseTo(dot(points[5], points[7]), within(0.01));
    }

    @Test
    void residualsAreThoseOfRegressionsWithoutTheThing() {
        int n = 30;
        double[] x = random.doubles(n).toArray();
        double[] y = DoubleStream.of(x)
                .map(it -> 3 * it + 0.1 * random.nextGaussian())
                .toArray();
        double[][] points =
                Arrays.stream(x).mapToObj(it -> new double[] {1000 * it}).toArray(double[][]::new);
        double[] residuals = new Smoother(Basis.of(new Linear(points), 5), n).residuals(y);
        // with so large a scale the penalty is nothing: least squares, each left out once
        for (int out = 0; out < n; out++) {
            assertThat(residuals[out]).isCloseTo(y[out] - leastSquares(x, y, out), within(1e-3));
        }
    }

    private static double leastSquares(double[] x, double[] y, int without) {
        double n = x.length - 1;
        double meanX = (Arrays.stream(x).sum() - x[without]) / n;
        double meanY = (Arrays.stream(y).sum() - y[without]) / n;
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            if (i != without) {
                xy += (x[i] - meanX) * (y[i] - meanY);
                xx += (x[i] - meanX) * (x[i] - meanX);
            }
        }
        return meanY + xy / xx * (x[without] - meanX);
    }

    @Test
    void whatHasNothingToDoWithThingsIsLeftAlone() {
        double[] noise = new double[200];
        Arrays.setAll(noise, i -> random.nextGaussian());
        double[] residuals = new Smoother(Basis.of(new Linear(points(200, 30)), 40), 200).residuals(noise);
        assertThat(dot(residuals, residuals) / dot(noise, noise)).isBetween(0.9, 1.1);
    }

    @Test
    void cellsAreTheClustersThereAre() {
        double[][] points = points(90, 2);
        for (int i = 0; i < 90; i++) {
            points[i][0] += 30 * (i % 3);
        }
        int[] cells = Cells.of(points, 3, random);
        for (int i = 3; i < 90; i++) {
            assertThat(cells[i]).isEqualTo(cells[i % 3]);
        }
        assertThat(Arrays.stream(cells).distinct().count()).isEqualTo(3);
    }

    @Test
    void splitAddsUpAndKnowsMixFromWithin() {
        // two kinds with means 0 and 1; shares 1/4 -> 3/4; within the second kind 1 -> 0.8
        double[] values = {0, 0, 0, 1, 0, 0.8, 0.8, 0.8};
        int[] cells = {0, 0, 0, 1, 0, 1, 1, 1};
        boolean[] labels = {false, false, false, false, true, true, true, true};
        Kitagawa split = Kitagawa.of(values, cells, labels, random);
        assertThat(split.before()).isCloseTo(0.25, within(1e-12));
        assertThat(split.after()).isCloseTo(0.6, within(1e-12));
        assertThat(split.mix()).isCloseTo(0.5 * 0.9, within(1e-12));
        assertThat(split.within()).isCloseTo(0.5 * -0.2, within(1e-12));
        assertThat(split.mix() + split.within()).isCloseTo(split.after() - split.before(), within(1e-12));
        assertThat(split.mixInterval().contains(split.mix())).isTrue();
    }

    @Test
    void aKindThatOnlyOneSampleHasIsMix() {
        double[] values = {0, 0, 0, 1};
        Kitagawa split = Kitagawa.of(values, new int[] {0, 0, 0, 1}, new boolean[] {false, false, true, true}, random);
        assertThat(split.within()).isZero();
        assertThat(split.mix()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void discrepancyIsTheSquaredDistanceOfTheMeans() {
        double[][] points = points(20, 4);
        Basis basis = Basis.of(new Linear(points), 10);
        double[] labels = new double[20];
        double[] gap = new double[4];
        for (int i = 0; i < 20; i++) {
            labels[i] = i < 10 ? -0.5 : 0.5;
            for (int d = 0; d < 4; d++) {
                gap[d] += labels[i] * points[i][d];
            }
        }
        assertThat(Statistic.discrepancy(basis).of(labels)).isCloseTo(dot(gap, gap), within(0.02 * dot(gap, gap)));
    }
}
