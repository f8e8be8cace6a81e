package io.llmops.record;

import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer on its way from the provider to the host: first it is screened, at last the call ends. */
final class Answered {

    private final @Nullable CallLife life;
    private final Screening screening;
    private final @Nullable LlmResponse response;
    private final long endNanos;
    private Outcome outcome = Outcome.BLOCKED;
    private @Nullable LlmResponse delivered;

    /** Reads the answer; of a call that is not recorded nobody needs to unless it is screened. */
    Answered(@Nullable CallLife life, Screening screening, Failures failures, Supplier<@Nullable LlmResponse> mapping) {
        this.life = life;
        this.screening = screening;
        this.endNanos = life == null ? 0 : life.nowNanos();
        this.response = life == null && screening.isOpen() ? null : read(mapping, failures);
    }

    static <T> @Nullable T read(Supplier<@Nullable T> mapping, Failures failures) {
        try {
            return mapping.get();
        } catch (Throwable t) {
            failures.caught("mapping", t);
            return null;
        }
    }

    /** What the host may get; throws {@link io.llmops.call.CallBlockedException} if that is nothing. */
    <T> T screen(Function<Admission, T> carryOut, Consumer<GuardrailDecision> decided) {
        noteProviderBlock();
        Admission admission = screening.output(response);
        T carriedOut = screening.carryOut(Direction.OUTPUT, admission, carryOut, decided);
        outcome = admission instanceof Admission.Answer ? Outcome.BLOCKED : Outcome.COMPLETED;
        delivered = ActiveCall.apply(admission, response);
        return carriedOut;
    }

    /** The provider's own blocks are told as decisions, so that "blocked" is one number. */
    private void noteProviderBlock() {
        if (response == null || life == null || !life.isOpen()) {
            return;
        }
        CallLife open = life;
        for (Choice choice : response.choices()) {
            choice.finishReason()
                    .filter(Answered::isBlock)
                    .ifPresent(reason -> open.decided(GuardrailDecision.byProvider(reason)));
        }
    }

    private static boolean isBlock(String finishReason) {
        return FinishReason.CONTENT_FILTER.equals(finishReason) || FinishReason.REFUSAL.equals(finishReason);
    }

    void end() {
        if (life != null) {
            life.end(new CallEnd(outcome, response, delivered, null), endNanos);
        }
    }
}
