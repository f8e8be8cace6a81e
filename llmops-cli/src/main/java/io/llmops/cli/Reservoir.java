package io.llmops.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** So many of however many things, each as likely: Vitter, Random sampling with a reservoir, ACM TOMS 11 (1985), algorithm R. */
final class Reservoir<T> {

    private static final long SEED = 11;

    private final int most;
    private final List<T> kept = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private long offered;

    Reservoir(int most) {
        this.most = most;
    }

    void offer(T thing) {
        offered++;
        if (kept.size() < most) {
            kept.add(thing);
            return;
        }
        long place = random.nextLong(offered);
        if (place < most) {
            kept.set((int) place, thing);
        }
    }

    long offered() {
        return offered;
    }

    List<T> kept() {
        return kept;
    }
}
