package io.llmops.instrument.mapping;

import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How to read an application's own types, in one line: what was answered, what it cost, what was asked.
 *
 * <pre>{@code
 * Support support = ops.instrument(Support.class, bean, CallMapping.of(Answer.class)
 *         .text(Answer::text).model(Answer::model).usage(a -> Usage.of(a.inputTokens(), a.outputTokens())));
 * }</pre>
 *
 * <p>Nothing is needed for strings, {@link LlmRequest} and {@link LlmResponse}. Of a streamed answer the mappers read
 * every element: texts are joined, and of the rest the last that is there counts. A mapper answers null where an answer
 * says nothing; what it throws is caught and counted, and the host does not see it. Immutable.
 *
 * @param <A> the type of the answers, or of the elements of a streamed answer
 */
public final class CallMapping<A> {

    /** What is read from an answer, and how another one is made. */
    record Answers<A>(
            @Nullable Function<? super A, ? extends @Nullable CharSequence> text,
            @Nullable Function<? super A, @Nullable Usage> usage,
            @Nullable Function<? super A, @Nullable String> model,
            @Nullable Function<? super A, @Nullable String> id,
            @Nullable BiFunction<? super A, String, ? extends A> edit,
            @Nullable Function<LlmResponse, ? extends A> reply) {}

    private final Class<A> type;
    private final Answers<A> answers;
    private final Questions questions;

    private CallMapping(Class<A> type, Answers<A> answers, Questions questions) {
        this.type = type;
        this.answers = answers;
        this.questions = questions;
    }

    /** A mapping for the methods that answer with this type, and that reads nothing yet. */
    public static <A> CallMapping<A> of(Class<A> answer) {
        return new CallMapping<>(answer, new Answers<>(null, null, null, null, null, null), Questions.BY_ARGUMENTS);
    }

    /** Reads the text: guardrails and evaluators see it. */
    public CallMapping<A> text(Function<? super A, ? extends @Nullable CharSequence> reader) {
        return with(new Answers<>(reader, answers.usage, answers.model, answers.id, answers.edit, answers.reply));
    }

    /** Reads the tokens: without them a call has no cost. */
    public CallMapping<A> usage(Function<? super A, @Nullable Usage> reader) {
        return with(new Answers<>(answers.text, reader, answers.model, answers.id, answers.edit, answers.reply));
    }

    /** Reads the model that answered. */
    public CallMapping<A> model(Function<? super A, @Nullable String> reader) {
        return with(new Answers<>(answers.text, answers.usage, reader, answers.id, answers.edit, answers.reply));
    }

    /** Reads the provider's id of the answer, to which feedback refers. */
    public CallMapping<A> id(Function<? super A, @Nullable String> reader) {
        return with(new Answers<>(answers.text, answers.usage, answers.model, reader, answers.edit, answers.reply));
    }

    /** Makes the same answer with another text; guardrails that redact answers need it. */
    public CallMapping<A> edit(BiFunction<? super A, String, ? extends A> editor) {
        return with(new Answers<>(answers.text, answers.usage, answers.model, answers.id, editor, answers.reply));
    }

    /** Makes an answer that no provider gave; guardrails that answer instead of the provider need it. */
    public CallMapping<A> reply(Function<LlmResponse, ? extends A> maker) {
        return with(new Answers<>(answers.text, answers.usage, answers.model, answers.id, answers.edit, maker));
    }

    /** Reads the question, as one text of the user. Guardrails can only block it; to let them edit, tell how to put it back. */
    public CallMapping<A> prompt(Function<@Nullable Object[], String> reader) {
        return new CallMapping<>(type, answers, Questions.ofPrompt(reader, null));
    }

    /**
     * Reads the question, as one text of the user.
     *
     * @param putBack makes the arguments with another text in them
     */
    public CallMapping<A> prompt(
            Function<@Nullable Object[], String> reader,
            BiFunction<@Nullable Object[], String, @Nullable Object[]> putBack) {
        return new CallMapping<>(type, answers, Questions.ofPrompt(reader, putBack));
    }

    /** Reads the whole request. Guardrails can only block it; to let them edit, tell how to put it back. */
    public CallMapping<A> request(Function<@Nullable Object[], LlmRequest> reader) {
        return new CallMapping<>(type, answers, Questions.ofRequest(reader, null));
    }

    /**
     * Reads the whole request.
     *
     * @param putBack makes the arguments with the texts of another request in them
     */
    public CallMapping<A> request(
            Function<@Nullable Object[], LlmRequest> reader,
            BiFunction<@Nullable Object[], LlmRequest, @Nullable Object[]> putBack) {
        return new CallMapping<>(type, answers, Questions.ofRequest(reader, putBack));
    }

    private CallMapping<A> with(Answers<A> changed) {
        return new CallMapping<>(type, changed, questions);
    }

    /** The answers that it reads. */
    public Class<A> type() {
        return type;
    }

    Answers<A> answers() {
        return answers;
    }

    Questions questions() {
        return questions;
    }

    /** Whether a method that answers with this type may have answers for this mapping. */
    public boolean fits(Class<?> answer) {
        return type.isAssignableFrom(answer) || answer.isAssignableFrom(type);
    }

    @Override
    public String toString() {
        return "CallMapping.of(" + type.getSimpleName() + ".class)";
    }
}
