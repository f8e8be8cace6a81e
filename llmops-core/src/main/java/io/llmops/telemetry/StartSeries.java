package io.llmops.telemetry;

import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Operation;
import io.llmops.record.CallObserver;
import io.opentelemetry.api.common.Attributes;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The attribute sets of calls that began alike, by how they ended. */
final class StartSeries {

    /** Stands in no name. */
    private static final char SEPARATOR = '\n';

    final SeriesCache.Key key;
    final Attributes attributes;
    /** Whether a model writes an answer. */
    final boolean inference;

    final CallObserver observer;

    private final ConcurrentMap<Ending, EndSeries> endings = new ConcurrentHashMap<>();
    private final AttributeMemo byDecision = new AttributeMemo();
    private final AttributeMemo byFailure = new AttributeMemo();
    private final SeriesCache cache;
    private final boolean kept;
    private volatile @Nullable EndSeries last;

    /**
     * @param kept whether the cache keeps it
     */
    StartSeries(SeriesCache.Key key, SeriesCache cache, boolean kept) {
        this.key = key;
        this.cache = cache;
        this.kept = kept;
        this.attributes = key.attributes();
        this.inference = Operation.isInference(key.operation);
        this.observer = cache.observers.apply(this);
    }

    Attributes failed(String errorType) {
        return byFailure.of(
                errorType,
                "",
                () -> attributes.toBuilder()
                        .put(Attribute.ERROR_TYPE, errorType)
                        .build());
    }

    Attributes of(GuardrailDecision decision) {
        String kind = decision.direction().wireName()
                + decision.mode().wireName()
                + decision.action().wireName();
        return byDecision.of(
                decision.guardrail() + SEPARATOR + kind,
                decision.category() + SEPARATOR + decision.ruleId(),
                () -> attributes.toBuilder()
                        .put(Attribute.GUARDRAIL_NAME, decision.guardrail())
                        .put(Attribute.GUARDRAIL_DIRECTION, decision.direction().wireName())
                        .put(Attribute.GUARDRAIL_MODE, decision.mode().wireName())
                        .put(Attribute.GUARDRAIL_ACTION, decision.action().wireName())
                        .put(Attribute.GUARDRAIL_CATEGORY, decision.category())
                        .put(Attribute.GUARDRAIL_RULE, decision.ruleId())
                        .build());
    }

    EndSeries of(LlmCall call) {
        EndSeries recent = last;
        if (recent != null && recent.ending.describes(call)) {
            return recent;
        }
        Ending ending = new Ending(call);
        EndSeries found = endings.get(ending);
        if (found == null) {
            found = made(ending);
        }
        last = found;
        return found;
    }

    private EndSeries made(Ending ending) {
        boolean keeps = kept && cache.takePlace();
        EndSeries made = new EndSeries(this, ending, cache.prices, keeps);
        if (keeps) {
            endings.put(ending, made);
        }
        cache.onNewEnding.accept(made);
        return made;
    }

    /** The facts of a call's end that become attributes. */
    static final class Ending {
        final @Nullable String responseModel;
        final @Nullable String serviceTier;
        final @Nullable String fingerprint;
        final @Nullable String errorType;
        private final int hash;

        Ending(LlmCall call) {
            LlmResponse response = call.response().orElse(null);
            responseModel = response == null ? null : response.model().orElse(null);
            serviceTier = response == null ? null : response.serviceTier().orElse(null);
            fingerprint = response == null ? null : response.systemFingerprint().orElse(null);
            errorType = call.errorType().orElse(null);
            hash = Objects.hash(responseModel, serviceTier, fingerprint, errorType);
        }

        boolean describes(LlmCall call) {
            LlmResponse response = call.response().orElse(null);
            return Objects.equals(errorType, call.errorType().orElse(null))
                    && Objects.equals(
                            responseModel,
                            response == null ? null : response.model().orElse(null))
                    && Objects.equals(
                            serviceTier,
                            response == null ? null : response.serviceTier().orElse(null))
                    && Objects.equals(
                            fingerprint,
                            response == null
                                    ? null
                                    : response.systemFingerprint().orElse(null));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ending ending
                    && Objects.equals(responseModel, ending.responseModel)
                    && Objects.equals(serviceTier, ending.serviceTier)
                    && Objects.equals(fingerprint, ending.fingerprint)
                    && Objects.equals(errorType, ending.errorType);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
