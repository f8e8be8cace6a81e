package io.llmops.alerting.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against what an exact count says. */
class CustomerTableTest {

    private static final int PLACES = 64;

    private static void add(CustomerTable table, long customer, double weight) {
        int place = table.find(customer);
        if (place < 0) {
            place = table.admit(customer);
        }
        table.add(place, weight);
    }

    private static long someone(SplittableRandom random, int among) {
        long one = (long) (among * Math.pow(random.nextDouble(), 4));
        return one * 0x10001L;
    }

    @Test
    void keepsEverybodyWhoHasMoreThanOnePartInPlacesOfAllWeight() {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CustomerTable table = new CustomerTable(PLACES);
            Map<Long, Double> exact = new HashMap<>();
            double all = 0;
            for (int i = 0; i < 20_000; i++) {
                long customer = someone(random, 1_000);
                double weight = 1 + random.nextInt(3);
                add(table, customer, weight);
                exact.merge(customer, weight, Double::sum);
                all += weight;
            }
            for (Map.Entry<Long, Double> each : exact.entrySet()) {
                int place = table.find(each.getKey());
                if (each.getValue() > all / PLACES) {
                    assertThat(place)
                            .as("customer of weight %s", each.getValue())
                            .isNotNegative();
                }
                if (place >= 0) {
                    assertThat(table.weight(place)).isBetween(each.getValue(), each.getValue() + all / PLACES);
                }
            }
        }
    }

    @Test
    void findsWhoIsThereAndNobodyElse() {
        SplittableRandom random = new SplittableRandom(1);
        CustomerTable table = new CustomerTable(PLACES);
        for (int i = 0; i < 5_000; i++) {
            add(table, random.nextInt(500), 1);
            assertThat(table.size()).isLessThanOrEqualTo(PLACES);
        }
        Set<Long> there = new HashSet<>();
        for (int place = 0; place < table.size(); place++) {
            there.add(table.customer(place));
            assertThat(table.find(table.customer(place))).isEqualTo(place);
        }
        assertThat(there).hasSize(PLACES);
        for (long customer = 0; customer < 500; customer++) {
            assertThat(table.find(customer) >= 0).isEqualTo(there.contains(customer));
        }
    }

    @Test
    void scaledWeightsKeepTheirOrder() {
        CustomerTable table = new CustomerTable(3);
        add(table, 1, 30);
        add(table, 2, 20);
        add(table, 3, 10);
        table.scale(0.001);
        add(table, 4, 0.005);

        assertThat(table.find(3)).isNegative();
        assertThat(table.find(1)).isNotNegative();
        assertThat(table.weight(table.find(4))).isEqualTo(0.015);
    }
}
