package io.llmops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeldCallsTest {

    @Test
    void comeOutAsTheyWentIn() {
        HeldCalls held = new HeldCalls(50_000);
        Deque<Long> oracle = new ArrayDeque<>();
        SplittableRandom random = new SplittableRandom(1);
        for (long i = 0; i < 100_000; i++) {
            held.add(i, -i, (int) (i % 64));
            oracle.add(i);
            while (!held.isEmpty() && (held.isFull() || random.nextInt(3) == 0)) {
                long expected = oracle.remove();
                assertThat(held.time()).isEqualTo(expected);
                assertThat(held.customer()).isEqualTo(-expected);
                assertThat(held.rule()).isEqualTo((int) (expected % 64));
                held.remove();
            }
        }
    }
}
