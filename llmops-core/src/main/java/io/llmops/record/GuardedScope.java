package io.llmops.record;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/** A scope whose opening and closing never throw: context storages are foreign code. */
final class GuardedScope implements Scope {

    private final Scope scope;
    private final Failures failures;

    private GuardedScope(Scope scope, Failures failures) {
        this.scope = scope;
        this.failures = failures;
    }

    @SuppressWarnings("MustBeClosedChecker") // closing it is the caller's part
    static Scope of(Context context, Failures failures) {
        try {
            return new GuardedScope(context.makeCurrent(), failures);
        } catch (Throwable t) {
            failures.caught("context", t);
            return Scope.noop();
        }
    }

    @Override
    public void close() {
        try {
            scope.close();
        } catch (Throwable t) {
            failures.caught("context", t);
        }
    }
}
