package io.llmops.langchain4j;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Operation;
import io.llmops.call.Part;
import io.llmops.call.RequestOptions;
import io.llmops.call.Role;
import io.llmops.record.ActiveCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is given to an embedding model, in one of its forms, and the vectors that come back, in which there is no text.
 *
 * @param inputs the inputs as lists of contents
 * @param withInputs the same question with other inputs
 * @param counts the tokens of an answer
 * @param model who answered, as far as the answer tells
 * @param asked the model asked for, as far as the question or the model tells
 */
record EmbeddingExchange<Q, A>(
        Function<Q, List<EmbeddingInput>> inputs,
        BiFunction<Q, List<EmbeddingInput>, Q> withInputs,
        Function<A, @Nullable TokenUsage> counts,
        Function<A, @Nullable String> model,
        Function<Q, @Nullable String> asked)
        implements Exchange<Q, A> {

    static <E> EmbeddingExchange<String, Response<E>> ofText(Function<String, @Nullable String> asked) {
        return new EmbeddingExchange<>(
                text -> List.of(EmbeddingInput.from(text)),
                (text, inputs) -> inputs.get(0).text(),
                Response::tokenUsage,
                response -> null,
                asked);
    }

    static <E> EmbeddingExchange<TextSegment, Response<E>> ofSegment(Function<TextSegment, @Nullable String> asked) {
        return new EmbeddingExchange<>(
                segment -> List.of(EmbeddingInput.from(segment)),
                (segment, inputs) -> TextSegment.from(inputs.get(0).text(), segment.metadata()),
                Response::tokenUsage,
                response -> null,
                asked);
    }

    static <E> EmbeddingExchange<List<TextSegment>, Response<E>> ofSegments(
            Function<List<TextSegment>, @Nullable String> asked) {
        return new EmbeddingExchange<>(
                segments -> segments.stream().map(EmbeddingInput::from).toList(),
                EmbeddingExchange::withTexts,
                Response::tokenUsage,
                response -> null,
                asked);
    }

    static EmbeddingExchange<EmbeddingRequest, EmbeddingResponse> ofRequest(
            Function<EmbeddingRequest, @Nullable String> asked) {
        return new EmbeddingExchange<>(
                EmbeddingRequest::inputs,
                (request, inputs) -> EmbeddingRequest.builder()
                        .inputs(inputs)
                        .parameters(request.parameters())
                        .build(),
                response -> response.metadata().tokenUsage(),
                response -> response.metadata().modelName(),
                asked);
    }

    private static List<TextSegment> withTexts(List<TextSegment> segments, List<EmbeddingInput> inputs) {
        List<TextSegment> edited = new ArrayList<>(segments.size());
        for (int i = 0; i < segments.size(); i++) {
            edited.add(TextSegment.from(inputs.get(i).text(), segments.get(i).metadata()));
        }
        return edited;
    }

    @Override
    public LlmRequest request(Q question) {
        List<Message> messages = inputs.apply(question).stream()
                .map(input -> new Message(Role.USER, Contents.neutral(input.contents(), Part.Text::new)))
                .toList();
        return new LlmRequest(
                Operation.EMBEDDINGS,
                Optional.ofNullable(asked.apply(question)),
                messages,
                RequestOptions.defaults(),
                List.of(),
                false,
                Map.of());
    }

    @Override
    public Q editedQuestion(Q question, Edits edits) {
        List<Message> after = request(question).edited(edits).messages();
        List<EmbeddingInput> before = inputs.apply(question);
        List<EmbeddingInput> edited = new ArrayList<>(before.size());
        for (int i = 0; i < before.size(); i++) {
            List<Content> contents =
                    Contents.withTexts(before.get(i).contents(), after.get(i).parts());
            edited.add(EmbeddingInput.from(contents));
        }
        return withInputs.apply(question, edited);
    }

    @Override
    public LlmResponse response(A answer, ActiveCall call) {
        return new LlmResponse(
                Optional.empty(),
                Optional.ofNullable(model.apply(answer)),
                List.of(),
                Responses.usage(counts.apply(answer), call),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public A editedAnswer(A answer, Edits edits) {
        return answer;
    }

    @Override
    public A reply(LlmResponse reply) {
        throw CallBlockedException.notCarriedOut(
                Direction.INPUT, "a text cannot stand in for embeddings; let the guardrail block instead of reply");
    }
}
