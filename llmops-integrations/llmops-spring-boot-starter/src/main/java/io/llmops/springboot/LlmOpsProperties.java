package io.llmops.springboot;

import io.llmops.MetricsExport;
import io.llmops.telemetry.Naming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * What is measured and where it goes. Where Jakarta Validation is there, it checks; the builders check in any case.
 *
 * @param enabled Whether anything is instrumented at all.
 * @param instrumentClients Whether beans of known client types are instrumented. Beans with @InstrumentedLlm are in any case.
 * @param metricsExport Where metrics go where there is a choice: AUTO prefers OpenTelemetry and never exports twice.
 * @param naming Which names of the GenAI conventions are written. By default what OTEL_SEMCONV_STABILITY_OPT_IN says, else both.
 * @param callEvents Whether each call is told as an OpenTelemetry event.
 * @param responseRetention How long answers are remembered for feedback and outcomes. A day by default.
 * @param abandonAfter After how long a silence a stream or future counts as abandoned. Ten minutes by default.
 * @param prices Price books in JSON, such as file:prices.json. Their prices come before the built-in ones, those of the last book first.
 * @param clients Settings of single clients, by the name of their bean.
 * @param content Which texts may leave the process with telemetry.
 * @param evaluation Who judges answers.
 * @param resources What is watched beside the calls.
 * @param openai Settings for clients of the official OpenAI SDK.
 */
@Validated
@ConfigurationProperties("llmops")
public record LlmOpsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean instrumentClients,
        @DefaultValue("auto") MetricsExport metricsExport,
        @Nullable Naming naming,
        @DefaultValue("true") boolean callEvents,
        @Nullable Duration responseRetention,
        @Nullable Duration abandonAfter,
        @DefaultValue List<Resource> prices,
        @DefaultValue Map<String, Client> clients,
        @Valid @DefaultValue Content content,
        @Valid @DefaultValue Evaluation evaluation,
        @DefaultValue Resources resources,
        @DefaultValue OpenAi openai) {

    /** The settings of the client that is this bean; environment variables know neither case nor hyphens. */
    public Client client(String beanName) {
        Optional<Client> exact = Optional.ofNullable(clients.get(beanName));
        return exact.or(() -> clients.entrySet().stream()
                        .filter(it -> uniform(it.getKey()).equals(uniform(beanName)))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse(Client.USUAL);
    }

    private static String uniform(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /**
     * One client.
     *
     * @param enabled Whether the bean is instrumented.
     * @param provider The value of gen_ai.provider.name, such as groq, where the client speaks another one's protocol.
     */
    public record Client(
            @DefaultValue("true") boolean enabled, @Nullable String provider) {
        static final Client USUAL = new Client(true, null);
    }

    /**
     * Content is sensitive: nothing leaves the process unless asked for here, and then after guardrails edited it.
     *
     * @param capture Whose texts go into events: none, input, output or both.
     * @param onSpans Whether they also go onto spans, for backends that read no events.
     * @param maxChars At most this many characters of each direction of a call.
     */
    public record Content(
            @DefaultValue("none") Capture capture,
            @DefaultValue("false") boolean onSpans,
            @DefaultValue("16384") @Min(1) int maxChars) {

        /** Whose texts. */
        public enum Capture {
            NONE,
            INPUT,
            OUTPUT,
            BOTH
        }
    }

    /**
     * Evaluation runs off the caller's thread. Beans of type Evaluator judge too.
     *
     * @param enabled Whether answers are judged.
     * @param builtIn Whether the built-in heuristics judge, beside beans of type Evaluator.
     * @param sampleRate The share of calls to judge, 0 to 1.
     * @param eventSampleRate The share of evaluations above their threshold that become events, 0 to 1.
     */
    public record Evaluation(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("true") boolean builtIn,

            @DefaultValue("1") @DecimalMin("0") @DecimalMax("1") double sampleRate,

            @DefaultValue("0.01") @DecimalMin("0") @DecimalMax("1") double eventSampleRate) {}

    /**
     * Beans of type ResourceSource are watched too.
     *
     * @param interval How long between two looks, 1 s to 1 h. Fifteen seconds by default.
     * @param host Whether CPU and memory of process and host are watched. Leave it off where OpenTelemetry or Micrometer do.
     * @param nvidiaSmi Whether GPUs are watched through nvidia-smi on the path.
     * @param vllm Metrics pages of vLLM servers.
     * @param dcgm Metrics pages of DCGM exporters.
     */
    public record Resources(
            @Nullable Duration interval,
            @DefaultValue("false") boolean host,
            @DefaultValue("false") boolean nvidiaSmi,
            @DefaultValue List<URI> vllm,
            @DefaultValue List<URI> dcgm) {}

    /**
     * The official OpenAI SDK.
     *
     * @param countStreamedTokens Whether the usage of streams is asked for on the application's behalf; without it streams whose caller does not ask have no tokens.
     */
    public record OpenAi(@DefaultValue("false") boolean countStreamedTokens) {}
}
