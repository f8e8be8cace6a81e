package io.llmops.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import java.util.List;

/**
 * The catalogue of attribute keys. Ours, because the constants that OpenTelemetry publishes for Java are frozen at an
 * older shape of the GenAI conventions.
 */
public final class Attribute {

    public static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("gen_ai.operation.name");
    public static final AttributeKey<String> PROVIDER_NAME = AttributeKey.stringKey("gen_ai.provider.name");
    public static final AttributeKey<String> REQUEST_MODEL = AttributeKey.stringKey("gen_ai.request.model");
    public static final AttributeKey<String> RESPONSE_MODEL = AttributeKey.stringKey("gen_ai.response.model");
    public static final AttributeKey<String> RESPONSE_ID = AttributeKey.stringKey("gen_ai.response.id");
    public static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
    public static final AttributeKey<Double> RESPONSE_TIME_TO_FIRST_CHUNK =
            AttributeKey.doubleKey("gen_ai.response.time_to_first_chunk");
    public static final AttributeKey<String> TOKEN_MODALITY = AttributeKey.stringKey("gen_ai.token.modality");
    /** Legacy: {@code input} or {@code output}. */
    public static final AttributeKey<String> TOKEN_TYPE = AttributeKey.stringKey("gen_ai.token.type");

    public static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    public static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    public static final AttributeKey<String> OPENAI_SERVICE_TIER =
            AttributeKey.stringKey("openai.response.service_tier");
    public static final AttributeKey<String> OPENAI_FINGERPRINT =
            AttributeKey.stringKey("openai.response.system_fingerprint");
    public static final AttributeKey<String> ENVIRONMENT = AttributeKey.stringKey("deployment.environment.name");
    public static final AttributeKey<String> EVALUATION_NAME = AttributeKey.stringKey("gen_ai.evaluation.name");
    public static final AttributeKey<String> EVALUATION_LABEL = AttributeKey.stringKey("gen_ai.evaluation.score.label");

    public static final AttributeKey<Double> EVALUATION_SCORE = AttributeKey.doubleKey("gen_ai.evaluation.score.value");
    public static final AttributeKey<String> EVALUATION_EXPLANATION =
            AttributeKey.stringKey("gen_ai.evaluation.explanation");
    public static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");
    public static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");
    public static final AttributeKey<String> EXCEPTION_STACKTRACE = AttributeKey.stringKey("exception.stacktrace");

    public static final AttributeKey<Boolean> REQUEST_STREAM = AttributeKey.booleanKey("gen_ai.request.stream");
    public static final AttributeKey<Double> REQUEST_TEMPERATURE = AttributeKey.doubleKey("gen_ai.request.temperature");
    public static final AttributeKey<Double> REQUEST_TOP_P = AttributeKey.doubleKey("gen_ai.request.top_p");
    public static final AttributeKey<Long> REQUEST_TOP_K = AttributeKey.longKey("gen_ai.request.top_k");
    public static final AttributeKey<Long> REQUEST_MAX_TOKENS = AttributeKey.longKey("gen_ai.request.max_tokens");
    public static final AttributeKey<Double> REQUEST_FREQUENCY_PENALTY =
            AttributeKey.doubleKey("gen_ai.request.frequency_penalty");
    public static final AttributeKey<Double> REQUEST_PRESENCE_PENALTY =
            AttributeKey.doubleKey("gen_ai.request.presence_penalty");
    public static final AttributeKey<List<String>> REQUEST_STOP_SEQUENCES =
            AttributeKey.stringArrayKey("gen_ai.request.stop_sequences");
    public static final AttributeKey<Long> REQUEST_SEED = AttributeKey.longKey("gen_ai.request.seed");
    public static final AttributeKey<Long> REQUEST_CHOICE_COUNT = AttributeKey.longKey("gen_ai.request.choice.count");
    public static final AttributeKey<String> OUTPUT_TYPE = AttributeKey.stringKey("gen_ai.output.type");

    public static final AttributeKey<Long> USAGE_INPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.input_tokens");
    public static final AttributeKey<Long> USAGE_OUTPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.output_tokens");
    public static final AttributeKey<Long> USAGE_CACHE_READ =
            AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens");
    public static final AttributeKey<Long> USAGE_CACHE_WRITE =
            AttributeKey.longKey("gen_ai.usage.cache_write.input_tokens");
    /** Legacy name of {@link #USAGE_CACHE_WRITE}. */
    public static final AttributeKey<Long> USAGE_CACHE_CREATION =
            AttributeKey.longKey("gen_ai.usage.cache_creation.input_tokens");

    public static final AttributeKey<Long> USAGE_REASONING =
            AttributeKey.longKey("gen_ai.usage.reasoning.output_tokens");

    public static final AttributeKey<Value<?>> INPUT_MESSAGES = AttributeKey.valueKey("gen_ai.input.messages");
    public static final AttributeKey<Value<?>> OUTPUT_MESSAGES = AttributeKey.valueKey("gen_ai.output.messages");
    public static final AttributeKey<Value<?>> SYSTEM_INSTRUCTIONS =
            AttributeKey.valueKey("gen_ai.system_instructions");
    public static final AttributeKey<Value<?>> TOOL_DEFINITIONS = AttributeKey.valueKey("gen_ai.tool.definitions");

    public static final AttributeKey<String> FEATURE = AttributeKey.stringKey("llmops.feature");
    public static final AttributeKey<String> DEPLOYMENT = AttributeKey.stringKey("llmops.deployment");
    public static final AttributeKey<String> GUARDRAIL_NAME = AttributeKey.stringKey("llmops.guardrail.name");
    public static final AttributeKey<String> GUARDRAIL_DIRECTION = AttributeKey.stringKey("llmops.guardrail.direction");
    public static final AttributeKey<String> GUARDRAIL_MODE = AttributeKey.stringKey("llmops.guardrail.mode");
    public static final AttributeKey<String> GUARDRAIL_ACTION = AttributeKey.stringKey("llmops.guardrail.action");
    public static final AttributeKey<String> GUARDRAIL_CATEGORY = AttributeKey.stringKey("llmops.guardrail.category");
    public static final AttributeKey<String> GUARDRAIL_RULE = AttributeKey.stringKey("llmops.guardrail.rule");
    public static final AttributeKey<String> OUTCOME_NAME = AttributeKey.stringKey("llmops.outcome.name");
    public static final AttributeKey<Boolean> OUTCOME_ACHIEVED = AttributeKey.booleanKey("llmops.outcome.achieved");
    /** The name of a golden set. */
    public static final AttributeKey<String> PROBE_SET = AttributeKey.stringKey("llmops.probe.set");

    public static final AttributeKey<String> COMPONENT = AttributeKey.stringKey("llmops.component");
    public static final AttributeKey<String> QUEUE = AttributeKey.stringKey("llmops.queue");

    /** Identifies a component within its host; of a GPU its UUID. */
    public static final AttributeKey<String> HW_ID = AttributeKey.stringKey("hw.id");

    public static final AttributeKey<String> HW_NAME = AttributeKey.stringKey("hw.name");
    public static final AttributeKey<String> HW_MODEL = AttributeKey.stringKey("hw.model");
    public static final AttributeKey<String> HW_VENDOR = AttributeKey.stringKey("hw.vendor");
    public static final AttributeKey<String> HW_PARENT = AttributeKey.stringKey("hw.parent");
    public static final AttributeKey<String> HW_GPU_TASK = AttributeKey.stringKey("hw.gpu.task");
    /** On a metric only where it is of another host than this process's. */
    public static final AttributeKey<String> HOST_NAME = AttributeKey.stringKey("host.name");

    public static final AttributeKey<String> MEMORY_STATE = AttributeKey.stringKey("system.memory.state");
    public static final AttributeKey<String> MODEL_SERVER_ENGINE = AttributeKey.stringKey("llmops.model_server.engine");

    private Attribute() {}
}
