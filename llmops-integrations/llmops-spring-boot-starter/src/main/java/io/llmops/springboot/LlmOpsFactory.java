package io.llmops.springboot;

import static io.llmops.springboot.InvalidPropertyException.apply;

import io.llmops.Extension;
import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.call.ModelCatalogue;
import io.llmops.cost.PriceBook;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.heuristic.StandardEvaluators;
import io.llmops.record.CallGuard;
import io.llmops.record.CallListener;
import io.llmops.record.TimeSource;
import io.llmops.resource.HostResources;
import io.llmops.resource.NvidiaSmi;
import io.llmops.resource.PrometheusEndpoint;
import io.llmops.resource.ResourceSource;
import io.llmops.telemetry.ContentCapture;
import io.llmops.telemetry.EvaluationEvents;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.io.Resource;

/** Puts together what properties say and what beans there are. */
final class LlmOpsFactory {

    private final LlmOpsProperties properties;
    private final ListableBeanFactory beans;

    LlmOpsFactory(LlmOpsProperties properties, ListableBeanFactory beans) {
        this.properties = properties;
        this.beans = beans;
    }

    LlmOps make() {
        LlmOpsBuilder builder =
                LlmOps.builder().metricsExport(properties.metricsExport()).callEvents(properties.callEvents());
        telemetry(builder);
        apply("llmops.naming", properties.naming(), builder::naming);
        apply("llmops.response-retention", properties.responseRetention(), builder::responseRetention);
        apply("llmops.abandon-after", properties.abandonAfter(), builder::abandonAfter);
        beans.getBeanProvider(TimeSource.class).ifAvailable(builder::timeSource);
        beans.getBeanProvider(ModelCatalogue.class).ifAvailable(builder::models);
        beans.getBeanProvider(CallGuard.class).ifAvailable(builder::guard);
        builder.prices(prices());
        content(builder);
        evaluation(builder);
        resources(builder);
        all(CallListener.class).forEach(builder::listener);
        all(Extension.class).forEach(builder::with);
        all(LlmOpsCustomizer.class).forEach(it -> it.customize(builder));
        return builder.build();
    }

    private <T> Stream<T> all(Class<T> type) {
        return beans.getBeanProvider(type).orderedStream();
    }

    /** Asking for the global one would settle that there is none; a Java agent has set it before anything else ran. */
    private void telemetry(LlmOpsBuilder builder) {
        OpenTelemetry bean = beans.getBeanProvider(OpenTelemetry.class).getIfAvailable();
        if (bean != null) {
            builder.openTelemetry(bean);
        } else if (GlobalOpenTelemetry.isSet()) {
            builder.openTelemetry(GlobalOpenTelemetry.get());
        }
    }

    private PriceBook prices() {
        PriceBook prices = beans.getBeanProvider(PriceBook.class).getIfAvailable(PriceBook::builtIn);
        for (int i = 0; i < properties.prices().size(); i++) {
            prices = prices.with(
                    read("llmops.prices[" + i + "]", properties.prices().get(i)));
        }
        return prices;
    }

    private static PriceBook read(String key, Resource book) {
        try (InputStream json = book.getInputStream()) {
            return PriceBook.read(json, book.getDescription());
        } catch (IOException e) {
            throw new InvalidPropertyException(
                    key,
                    book,
                    "it cannot be read; give a location such as file:prices.json or classpath:prices.json",
                    e);
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException(key, book, String.valueOf(e.getMessage()), e);
        }
    }

    private void content(LlmOpsBuilder builder) {
        LlmOpsProperties.Content content = properties.content();
        ContentCapture captured = switch (content.capture()) {
            case NONE -> ContentCapture.none();
            case INPUT -> ContentCapture.inputOnly();
            case OUTPUT -> ContentCapture.outputOnly();
            case BOTH -> ContentCapture.both();
        };
        ContentCapture onSpans = content.onSpans() ? captured.alsoOnSpans() : captured;
        apply("llmops.content.max-chars", content.maxChars(), it -> builder.captureContent(onSpans.maxChars(it)));
        beans.getBeanProvider(ContentCapture.class).ifAvailable(builder::captureContent);
    }

    private void evaluation(LlmOpsBuilder builder) {
        LlmOpsProperties.Evaluation evaluation = properties.evaluation();
        List<Evaluator> evaluators = new ArrayList<>();
        if (evaluation.enabled() && evaluation.builtIn()) {
            evaluators.addAll(StandardEvaluators.all());
        }
        if (evaluation.enabled()) {
            all(Evaluator.class).forEach(evaluators::add);
        }
        builder.evaluators(evaluators);
        apply("llmops.evaluation.sample-rate", evaluation.sampleRate(), builder::evaluationSampleRate);
        apply(
                "llmops.evaluation.event-sample-rate",
                evaluation.eventSampleRate(),
                it -> builder.evaluationEvents(new EvaluationEvents(true, it)));
    }

    private void resources(LlmOpsBuilder builder) {
        LlmOpsProperties.Resources resources = properties.resources();
        if (resources.host()) {
            builder.resources(new HostResources());
        }
        if (resources.nvidiaSmi()) {
            builder.resources(NvidiaSmi.onPath());
        }
        resources
                .vllm()
                .forEach(page ->
                        apply("llmops.resources.vllm", page, it -> builder.resources(PrometheusEndpoint.vllm(it))));
        resources
                .dcgm()
                .forEach(page ->
                        apply("llmops.resources.dcgm", page, it -> builder.resources(PrometheusEndpoint.dcgm(it))));
        all(ResourceSource.class).forEach(builder::resources);
        apply("llmops.resources.interval", resources.interval(), builder::resourceInterval);
    }
}
