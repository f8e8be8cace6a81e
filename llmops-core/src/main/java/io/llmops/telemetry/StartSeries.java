package io.llmops.telemetry;

import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.cost.PriceBook;
import io.opentelemetry.api.common.Attributes;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The attribute sets of calls that began alike, by how they ended. */
final class StartSeries {

    private static final int MAX_ENDINGS = 500;

    final SeriesCache.Key key;
    final Attributes attributes;
    private final ConcurrentMap<Ending, EndSeries> endings = new ConcurrentHashMap<>();
    private final AttributeMemo byDecision = new AttributeMemo();
    private final AttributeMemo byFailure = new AttributeMemo();
    private final PriceBook prices;
    private final Consumer<EndSeries> onNewEnding;
    private volatile @Nullable EndSeries last;

    StartSeries(SeriesCache.Key key, PriceBook prices, Consumer<EndSeries> onNewEnding) {
        this.key = key;
        this.attributes = key.attributes();
        this.prices = prices;
        this.onNewEnding = onNewEnding;
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
                decision.guardrail() + '/' + kind,
                decision.category() + '/' + decision.ruleId(),
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
            found = new EndSeries(this, ending, prices);
            if (endings.size() < MAX_ENDINGS) {
                endings.put(ending, found);
            }
            onNewEnding.accept(found);
        }
        last = found;
        return found;
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
