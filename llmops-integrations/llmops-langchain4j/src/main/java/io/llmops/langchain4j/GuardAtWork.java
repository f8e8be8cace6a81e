package io.llmops.langchain4j;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.record.Admission;
import io.llmops.record.CallGuard;
import io.llmops.record.CallScreen;
import io.llmops.record.Failures;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A guard outside of any recorded call. As inside of one, it may throw {@link CallBlockedException} to block;
 * whatever else it throws is its own failure and lets pass.
 */
final class GuardAtWork {

    private final CallGuard guard;
    private final Consumer<GuardrailDecision> decisions;
    private final Failures failures = Failures.loggedOnly();

    GuardAtWork(CallGuard guard, Consumer<GuardrailDecision> decisions) {
        this.guard = guard;
        this.decisions = decisions;
    }

    Admission input(LlmRequest request) {
        return guarded(() -> screen(request).input(request));
    }

    Admission output(LlmResponse response) {
        return guarded(() -> {
            CallScreen screen = screen(LlmRequest.unreadable());
            Admission admission = screen.output(response, false);
            return screen.enforcesOutput() ? admission : Admission.UNCHANGED;
        });
    }

    private CallScreen screen(LlmRequest request) {
        CallStart start = new CallStart(
                request, CallTarget.of(CallTarget.UNKNOWN_PROVIDER), CallLabels.from(Context.current()), Instant.now());
        return guard.screen(start, decisions);
    }

    private Admission guarded(Supplier<Admission> screening) {
        try {
            return Objects.requireNonNull(screening.get(), "admission");
        } catch (CallBlockedException e) {
            throw e;
        } catch (Throwable t) {
            failures.caught("guard", t);
            return Admission.UNCHANGED;
        }
    }

    @Override
    public String toString() {
        return guard.toString();
    }
}
