package io.llmops.telemetry;

import io.llmops.call.AnswerOrigin;
import io.llmops.call.Modality;
import io.llmops.call.ModelVersion;
import io.llmops.cost.Price;
import io.llmops.cost.PriceBook;
import io.llmops.evaluation.Evaluation;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attribute sets of calls that began and ended alike, and the price of their model. */
final class EndSeries {

    private static final String OPENAI = "openai";

    final StartSeries.Ending ending;
    /** Without {@code error.type}, as token and score metrics want it. */
    final Attributes plain;
    /** With {@code error.type} if the call failed. */
    final Attributes outcome;

    final Attributes inputType;
    final Attributes outputType;
    final AnswerOrigin origin;
    final @Nullable Price price;
    final StartSeries start;
    private final AttributeMemo byEvaluation = new AttributeMemo();
    private final AttributeMemo byOutcome = new AttributeMemo();
    private final Attributes[] byModality = new Attributes[Modality.values().length];

    /** Whether it is kept, and shared by the calls that end alike. */
    final boolean kept;

    EndSeries(StartSeries start, StartSeries.Ending ending, PriceBook prices, boolean kept) {
        this.start = start;
        this.kept = kept;
        this.ending = ending;
        this.plain = plain(start, ending);
        this.outcome = ending.errorType == null
                ? plain
                : plain.toBuilder().put(Attribute.ERROR_TYPE, ending.errorType).build();
        this.inputType = plain.toBuilder().put(Attribute.TOKEN_TYPE, "input").build();
        this.outputType = plain.toBuilder().put(Attribute.TOKEN_TYPE, "output").build();
        this.origin = origin(start.key, ending);
        this.price = price(start, ending, prices);
        for (Modality modality : Modality.values()) {
            byModality[modality.ordinal()] = plain.toBuilder()
                    .put(Attribute.TOKEN_MODALITY, modality.wireName())
                    .build();
        }
    }

    Attributes of(Modality modality) {
        return byModality[modality.ordinal()];
    }

    Attributes of(Evaluation evaluation) {
        return byEvaluation.of(
                evaluation.name(),
                evaluation.label(),
                () -> plain.toBuilder()
                        .put(Attribute.EVALUATION_NAME, evaluation.name())
                        .put(Attribute.EVALUATION_LABEL, evaluation.label())
                        .build());
    }

    /** As known at the start, with {@code error.type} if the call failed. */
    Attributes startOutcome() {
        return ending.errorType == null ? start.attributes : start.failed(ending.errorType);
    }

    Attributes of(String outcome, boolean achieved) {
        return byOutcome.of(outcome, String.valueOf(achieved), () -> outcome(plain, outcome, achieved));
    }

    static Attributes outcome(Attributes of, String name, boolean achieved) {
        return of.toBuilder()
                .put(Attribute.OUTCOME_NAME, name)
                .put(Attribute.OUTCOME_ACHIEVED, achieved)
                .build();
    }

    private static AnswerOrigin origin(SeriesCache.Key start, StartSeries.Ending ending) {
        return new AnswerOrigin(
                new ModelVersion(
                        start.target.provider(),
                        Optional.ofNullable(start.model),
                        Optional.ofNullable(ending.responseModel),
                        Optional.ofNullable(ending.fingerprint)),
                Optional.ofNullable(start.environment),
                Optional.ofNullable(start.feature),
                Optional.ofNullable(start.deployment));
    }

    private static Attributes plain(StartSeries start, StartSeries.Ending ending) {
        AttributesBuilder attributes = start.attributes.toBuilder().put(Attribute.RESPONSE_MODEL, ending.responseModel);
        if (OPENAI.equals(start.key.target.provider())) {
            attributes
                    .put(Attribute.OPENAI_SERVICE_TIER, ending.serviceTier)
                    .put(Attribute.OPENAI_FINGERPRINT, ending.fingerprint);
        }
        return attributes.build();
    }

    /** By the model that answered, else by the one asked for. */
    private static @Nullable Price price(StartSeries start, StartSeries.Ending ending, PriceBook prices) {
        String provider = start.key.target.provider();
        Price price = ending.responseModel == null
                ? null
                : prices.find(provider, ending.responseModel).orElse(null);
        if (price == null && start.key.model != null) {
            price = prices.find(provider, start.key.model).orElse(null);
        }
        return price;
    }
}
