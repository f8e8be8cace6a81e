package io.llmops.record;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A try of an outer call by an instrumented client further in. The first instrumented client that this one calls in turn
 * is the same try, seen again on its way to the provider; each later one is another.
 */
final class Attempt {

    private static final ContextKey<Attempt> KEY = ContextKey.named("llmops-attempt");

    private final CallLife outer;
    private final AtomicBoolean seenAgain = new AtomicBoolean();

    private Attempt(CallLife outer) {
        this.outer = outer;
    }

    /** The context in which the try goes on. */
    static Context begin(CallLife outer, Context parent) {
        Attempt around = parent.get(KEY);
        boolean same = around != null && around.outer == outer && around.seenAgain.compareAndSet(false, true);
        if (!same) {
            outer.attempt();
        }
        return parent.with(KEY, new Attempt(outer));
    }
}
