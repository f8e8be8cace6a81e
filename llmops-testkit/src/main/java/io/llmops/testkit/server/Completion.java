package io.llmops.testkit.server;

/**
 * An answer with everything in it decided: what all wire forms, whole and streamed, are written from.
 *
 * @param created seconds since 1970
 * @param inputTokens with the cached ones
 * @param outputTokens with those for reasoning
 */
record Completion(String id, long created, String model, Answer answer, int inputTokens, int outputTokens) {

    static Completion of(ModelRequest request, Answer answer, String id, long created) {
        Answer.Identity identity = answer.identity();
        return new Completion(
                identity.id().orElse(id),
                created,
                identity.model().orElse(request.model()),
                answer,
                answer.usage().inputTokens().orElseGet(() -> inputTokens(request)),
                answer.usage().outputTokens().orElseGet(() -> outputTokens(answer)));
    }

    static int inputTokens(ModelRequest request) {
        return request.messages().stream()
                .mapToInt(message -> TextTokens.count(message.text()))
                .sum();
    }

    private static int outputTokens(Answer answer) {
        int calls = answer.toolCalls().stream()
                .mapToInt(call -> TextTokens.count(call.name() + call.arguments()))
                .sum();
        return TextTokens.count(answer.text() + answer.refusal())
                + calls
                + answer.usage().reasoningTokens();
    }
}
