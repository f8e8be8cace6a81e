package io.llmops.benchmarks.call;

import java.util.function.Supplier;

/** One call of a stub that answers at once, and who watches it. */
public enum Subject implements Measured {
    BARE("bare client", Kind.BARE, 0),
    MINIMUM("hand-written minimum", Kind.MINIMUM, 9, BARE),
    OURS("LLMOps, metrics only", Kind.OURS, 9, BARE),
    OURS_SPANS("LLMOps, with spans", Kind.OURS, 9, BARE),
    OURS_BOTH_NAMES("LLMOps, both namings", Kind.OURS, 12, BARE),
    OURS_ALERTING("LLMOps, with alerting and digest", Kind.OURS, 18, BARE),
    OURS_LISTENERS("LLMOps, with three listeners", Kind.OURS, 9, BARE),
    LANGCHAIN4J_BARE("bare LangChain4j model", Kind.BARE, 0),
    LANGCHAIN4J_METRICS("LangChain4j metrics listener (tokens only)", Kind.PEER, 2, LANGCHAIN4J_BARE),
    LANGCHAIN4J_OBSERVATION("LangChain4j observation listener", Kind.PEER, 3, LANGCHAIN4J_BARE),
    LANGCHAIN4J_OURS("LLMOps on LangChain4j", Kind.OURS, 6, LANGCHAIN4J_BARE),
    SPRING_AI_BARE("bare Spring AI model", Kind.BARE, 0),
    SPRING_AI_OBSERVED("Spring AI observed ChatModel", Kind.PEER, 4, SPRING_AI_BARE),
    SPRING_AI_OURS("LLMOps on Spring AI", Kind.OURS, 6, SPRING_AI_BARE),
    OPENAI_BARE("bare openai-java client", Kind.BARE, 0),
    OPENAI_WRAPPER("OpenTelemetry openai-java wrapper, metrics only", Kind.PEER, 3, OPENAI_BARE),
    OPENAI_WRAPPER_SPANS("OpenTelemetry openai-java wrapper, with spans", Kind.PEER, 3, OPENAI_BARE),
    OPENAI_OURS("LLMOps on openai-java", Kind.OURS, 6, OPENAI_BARE),
    OPENAI_OURS_SPANS("LLMOps on openai-java, with spans", Kind.OURS, 6, OPENAI_BARE);

    private final String label;
    private final Kind kind;
    private final int records;
    private final Subject bare;

    Subject(String label, Kind kind, int records, Subject... bare) {
        this.label = label;
        this.kind = kind;
        this.records = records;
        this.bare = bare.length == 0 ? this : bare[0];
    }

    /** Puts it together; each {@code get} is one call. */
    public Supplier<?> call() {
        return switch (this) {
            case BARE -> PlainCalls.bare();
            case MINIMUM -> PlainCalls.minimum();
            case OURS -> PlainCalls.ours();
            case OURS_SPANS -> PlainCalls.oursWithSpans();
            case OURS_BOTH_NAMES -> PlainCalls.oursUnderBothNames();
            case OURS_ALERTING -> AlertingCalls.ours();
            case OURS_LISTENERS -> PlainCalls.oursWithListeners();
            case LANGCHAIN4J_BARE -> LangChain4jCalls.bare();
            case LANGCHAIN4J_METRICS -> LangChain4jCalls.metricsListener();
            case LANGCHAIN4J_OBSERVATION -> LangChain4jCalls.observationListener();
            case LANGCHAIN4J_OURS -> LangChain4jCalls.ours();
            case SPRING_AI_BARE -> SpringAiCalls.bare();
            case SPRING_AI_OBSERVED -> SpringAiCalls.observed();
            case SPRING_AI_OURS -> SpringAiCalls.ours();
            case OPENAI_BARE -> OpenAiCalls.bare();
            case OPENAI_WRAPPER -> OpenAiCalls.wrapper(Telemetry.metrics());
            case OPENAI_WRAPPER_SPANS -> OpenAiCalls.wrapper(Telemetry.metricsAndSpans());
            case OPENAI_OURS -> OpenAiCalls.ours(Telemetry.metrics());
            case OPENAI_OURS_SPANS -> OpenAiCalls.ours(Telemetry.metricsAndSpans());
        };
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public Subject bare() {
        return bare;
    }

    @Override
    public boolean available() {
        return switch (this) {
            case LANGCHAIN4J_METRICS -> LangChain4jListeners.METRICS.available();
            case LANGCHAIN4J_OBSERVATION -> LangChain4jListeners.OBSERVATION.available();
            default -> true;
        };
    }
}
