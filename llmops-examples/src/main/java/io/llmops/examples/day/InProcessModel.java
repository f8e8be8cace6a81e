package io.llmops.examples.day;

import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Origin;
import io.llmops.call.Part;
import io.llmops.call.Passage;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The simulated model without HTTP and JSON between: what a day takes then is what watching, guarding and alerting take.
 * Chance is drawn from the time and the text of each request, so that a day is the same every time.
 */
final class InProcessModel implements LlmClient {

    private static final int CHARS_PER_TOKEN = 4;
    private static final int CHARS_PER_CHUNK = 32;

    private final SimulatedModel model;
    private final long seed;
    private final Supplier<Map<String, String>> headers;
    private final LongConsumer stated;

    InProcessModel(SimulatedModel model, long seed, Supplier<Map<String, String>> headers, LongConsumer stated) {
        this.model = model;
        this.seed = seed;
        this.headers = headers;
        this.stated = stated;
    }

    @Override
    public LlmResponse chat(LlmRequest request) {
        Asked asked = asked(request);
        Answer answer = answer(asked);
        int chunks = Math.max(1, chunks(answer.text()));
        stated.accept(answer.timing().timeToFirstChunk().toNanos()
                + (chunks - 1) * answer.timing().delayPerChunk().toNanos());
        return response(asked, answer);
    }

    @Override
    public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
        try {
            return CompletableFuture.completedFuture(chat(request));
        } catch (LlmException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public StreamHandle chatStreaming(LlmRequest request, StreamHandler handler) {
        AtomicBoolean cancelled = new AtomicBoolean();
        try {
            Asked asked = asked(request);
            stream(asked, answer(asked), handler, cancelled);
        } catch (LlmException e) {
            handler.onError(e);
        }
        return () -> cancelled.set(true);
    }

    private void stream(Asked asked, Answer answer, StreamHandler handler, AtomicBoolean cancelled) {
        String text = answer.text();
        for (int chunk = 0; chunk < chunks(text) && !cancelled.get(); chunk++) {
            stated.accept((chunk == 0
                            ? answer.timing().timeToFirstChunk()
                            : answer.timing().delayPerChunk())
                    .toNanos());
            int from = chunk * CHARS_PER_CHUNK;
            handler.onChunk(Channel.text(0), text.substring(from, Math.min(text.length(), from + CHARS_PER_CHUNK)));
        }
        if (!cancelled.get()) {
            handler.onComplete(response(asked, answer));
        }
    }

    private static int chunks(String text) {
        return (text.length() + CHARS_PER_CHUNK - 1) / CHARS_PER_CHUNK;
    }

    private Asked asked(LlmRequest request) {
        String question = "";
        int characters = 0;
        for (Passage passage : request.passages()) {
            question = passage.origin() == Origin.USER ? passage.text() : question;
            characters += passage.text().length();
        }
        return Asked.of(request.model().orElseThrow(), question, characters, headers.get());
    }

    private Answer answer(Asked asked) {
        long chance = (seed * 31 + asked.timeNanos()) * 31 + asked.question().hashCode();
        Reply reply = model.reply(asked, new SplittableRandom(chance));
        if (reply instanceof Fault fault) {
            throw new LlmException(
                    fault.code().orElse(fault.type()), fault.status(), fault.message(), fault.retryAfter());
        }
        return (Answer) reply;
    }

    private static LlmResponse response(Asked asked, Answer answer) {
        return LlmResponse.builder()
                .model(asked.model())
                .usage(Usage.of(
                        tokens(asked.contextCharacters()), tokens(answer.text().length())))
                .choice(new Choice(0, List.of(new Part.Text(answer.text())), Optional.of(answer.finishReason())))
                .build();
    }

    private static int tokens(int characters) {
        return (characters + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN;
    }
}
