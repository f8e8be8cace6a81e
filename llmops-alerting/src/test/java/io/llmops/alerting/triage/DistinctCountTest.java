package io.llmops.alerting.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistinctCountTest {

    private static final double STANDARD_ERROR = 0.023;

    @Test
    void countsAnyNumberToTheStatedError() {
        for (int size : new int[] {0, 1, 2, 10, 100, 1_000, 5_000, 20_000, 200_000, 2_000_000}) {
            DistinctCount count = new DistinctCount();
            SplittableRandom random = new SplittableRandom(size);
            for (int i = 0; i < size; i++) {
                long customer = random.nextLong();
                count.add(customer);
                count.add(customer);
            }
            assertThat(count.estimate()).as("of %d", size).isCloseTo(size, within(4 * STANDARD_ERROR * size + 0.01));
        }
    }

    @Test
    void hasTheStatedStandardErrorInTheMean() {
        double squares = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            DistinctCount count = new DistinctCount();
            SplittableRandom random = new SplittableRandom(run);
            for (int i = 0; i < 10_000; i++) {
                count.add(random.nextLong());
            }
            squares += Math.pow(count.estimate() / 10_000 - 1, 2);
        }
        assertThat(Math.sqrt(squares / runs)).isLessThan(1.2 * STANDARD_ERROR);
    }

    @Test
    void numbersInARowAreAsGoodAsHashes() {
        DistinctCount count = new DistinctCount();
        for (int i = 0; i < 50_000; i++) {
            count.add(i);
        }
        assertThat(count.estimate()).isCloseTo(50_000, within(4 * STANDARD_ERROR * 50_000));
    }

    @Test
    void mergedCountsAreThoseOfTheUnion() {
        DistinctCount first = new DistinctCount();
        DistinctCount second = new DistinctCount();
        DistinctCount both = new DistinctCount();
        for (int i = 0; i < 3_000; i++) {
            (i % 3 == 0 ? first : second).add(i);
            second.add(i / 2);
            both.add(i);
            both.add(i / 2);
        }
        first.merge(second);
        assertThat(first.estimate()).isEqualTo(both.estimate());
        first.clear();
        assertThat(first.estimate()).isZero();
    }
}
