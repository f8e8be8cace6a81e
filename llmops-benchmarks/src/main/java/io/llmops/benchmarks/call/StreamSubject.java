package io.llmops.benchmarks.call;

import java.util.function.Supplier;

/** A stream of {@value #CHUNKS} chunks from a stub, and who watches it. */
public enum StreamSubject implements Measured {
    BARE("bare client", Kind.BARE, 0),
    FLOOR("clock and local summary, by hand", Kind.MINIMUM, 0, BARE),
    MINIMUM("hand-written minimum with a record a chunk", Kind.MINIMUM, 1, BARE),
    OURS("LLMOps", Kind.OURS, 1, BARE),
    OURS_SPANS("LLMOps, with spans", Kind.OURS, 1, BARE),
    LANGCHAIN4J_BARE("bare LangChain4j model", Kind.BARE, 0),
    LANGCHAIN4J_METRICS("LangChain4j metrics listener (tokens only)", Kind.PEER, 0, LANGCHAIN4J_BARE),
    LANGCHAIN4J_OBSERVATION("LangChain4j observation listener", Kind.PEER, 0, LANGCHAIN4J_BARE),
    LANGCHAIN4J_OURS("LLMOps on LangChain4j", Kind.OURS, 1, LANGCHAIN4J_BARE),
    SPRING_AI_BARE("bare Spring AI model", Kind.BARE, 0),
    SPRING_AI_OBSERVED("Spring AI observed ChatModel", Kind.PEER, 0, SPRING_AI_BARE),
    SPRING_AI_OURS("LLMOps on Spring AI", Kind.OURS, 1, SPRING_AI_BARE),
    OPENAI_BARE("bare openai-java client", Kind.BARE, 0),
    OPENAI_WRAPPER("OpenTelemetry openai-java wrapper, metrics only", Kind.PEER, 0, OPENAI_BARE),
    OPENAI_OURS("LLMOps on openai-java", Kind.OURS, 1, OPENAI_BARE);

    /** So many that what the start and the end of a stream cost hardly shows. */
    public static final int CHUNKS = 1_000;

    private final String label;
    private final Kind kind;
    private final int records;
    private final StreamSubject bare;

    StreamSubject(String label, Kind kind, int records, StreamSubject... bare) {
        this.label = label;
        this.kind = kind;
        this.records = records;
        this.bare = bare.length == 0 ? this : bare[0];
    }

    /** Puts it together; each {@code get} is one stream. */
    public Supplier<?> stream() {
        return switch (this) {
            case BARE -> PlainStreams.bare();
            case FLOOR -> PlainStreams.floor();
            case MINIMUM -> PlainStreams.minimum();
            case OURS -> PlainStreams.ours(Telemetry.metrics());
            case OURS_SPANS -> PlainStreams.ours(Telemetry.metricsAndSpans());
            case LANGCHAIN4J_BARE -> LangChain4jStreams.bare();
            case LANGCHAIN4J_METRICS -> LangChain4jStreams.metricsListener();
            case LANGCHAIN4J_OBSERVATION -> LangChain4jStreams.observationListener();
            case LANGCHAIN4J_OURS -> LangChain4jStreams.ours();
            case SPRING_AI_BARE -> SpringAiCalls.bareStream();
            case SPRING_AI_OBSERVED -> SpringAiCalls.observedStream();
            case SPRING_AI_OURS -> SpringAiCalls.oursStream();
            case OPENAI_BARE -> OpenAiCalls.bareStream();
            case OPENAI_WRAPPER -> OpenAiCalls.wrapperStream();
            case OPENAI_OURS -> OpenAiCalls.oursStream();
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
    public StreamSubject bare() {
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
