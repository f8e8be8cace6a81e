package io.llmops.alerting.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private static final int CUSTOMERS = 400;

    private final double[] calls = new double[CUSTOMERS];
    private final double[] counted = new double[CUSTOMERS];

    /** Customers of which each has a rate of its own, of mean 0.02 and standard deviation 0.01 or none. */
    private void fill(double spread) {
        Random random = new Random(1);
        for (int i = 0; i < CUSTOMERS; i++) {
            calls[i] = 50 + random.nextInt(3_000);
            double rate = 0.02 + spread * (random.nextBoolean() ? 1 : -1);
            double mean = calls[i] * rate;
            counted[i] = Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
    }

    @Test
    void learnsMeanAndSpreadOfTheRates() {
        fill(0.01);
        Rate rate = Population.of(calls, counted, CUSTOMERS).rate();
        assertThat(rate.mean()).isCloseTo(0.02, within(0.002));
        assertThat(Math.sqrt(rate.mean() * (1 - rate.mean()) / (rate.weight() + 1)))
                .isCloseTo(0.01, within(0.002));
    }

    @Test
    void customersThatAreAlikeTellMuchOfOneThatIsNew() {
        fill(0);
        assertThat(Population.of(calls, counted, CUSTOMERS).rate().weight()).isGreaterThan(500);
    }

    @Test
    void fewWhoStandOutDoNotHideOthersLikeThem() {
        fill(0.01);
        Rate before = Population.of(calls, counted, CUSTOMERS).rate();
        Arrays.fill(calls, 0, 4, 200);
        Arrays.fill(counted, 0, 4, 190);
        Rate after = Population.of(calls, counted, CUSTOMERS).rate();
        assertThat(after.mean()).isCloseTo(before.mean(), within(0.001));
        assertThat(after.weight()).isGreaterThan(before.weight() / 2);
    }

    @Test
    void aHistoryOutweighsEverybodyElse() {
        fill(0.01);
        Population population = Population.of(calls, counted, CUSTOMERS);
        assertThat(population.rate(100_000, 30_000).mean()).isCloseTo(0.3, within(0.001));
        assertThat(population.rate(0, 0)).isEqualTo(population.rate());
        assertThat(Population.unknown().rate().mean()).isCloseTo(0.02, within(1e-9));
    }
}
