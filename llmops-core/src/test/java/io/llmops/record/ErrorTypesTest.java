package io.llmops.record;

import io.llmops.Race;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class ErrorTypesTest {

    private final Failures failures = Failures.loggedOnly();

    @Test
    void namesTheErrorOfEveryCallThatFailsFirst() {
        Race.run(10_000, () -> {
            ErrorTypes types = new ErrorTypes(error -> Optional.of("overloaded"));
            var named = new ConcurrentLinkedQueue<String>();
            Runnable fail = () -> named.add(
                    types.describe(new IllegalStateException(), failures).errorType());
            return new Race.Round(List.of(fail, fail), () -> {
                if (Collections.frequency(named, "overloaded") != 2) {
                    throw new AssertionError("named " + named);
                }
            });
        });
    }
}
