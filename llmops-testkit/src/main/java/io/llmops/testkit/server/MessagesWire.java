package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import java.util.List;
import java.util.Optional;

/** Anthropic's {@code /v1/messages}. */
final class MessagesWire implements WireFormat {

    /** What Anthropic answers where OpenAI says that it has too much to do. */
    private static final int OVERLOADED = 529;

    @Override
    public String idPrefix() {
        return "msg_";
    }

    @Override
    public String requestIdHeader() {
        return "request-id";
    }

    @Override
    public ObjectNode whole(Completion completion) {
        return MessageJson.whole(completion);
    }

    @Override
    public int pieces(Answer answer, int chunkTokens) {
        return ContentBlock.of(answer).stream()
                .mapToInt(block -> TextTokens.pieces(block.text(), chunkTokens).size())
                .sum();
    }

    @Override
    public List<SseEvent> stream(Completion completion, ModelRequest request, int chunkTokens) {
        return new MessageStream(completion, chunkTokens).whole();
    }

    @Override
    public List<SseEvent> begun(Completion completion, ModelRequest request, int chunkTokens, int pieces) {
        return new MessageStream(completion, chunkTokens).begun(pieces);
    }

    @Override
    public SseEvent failed(Fault fault, int events) {
        return new SseEvent(fault.delay(), Json.write(error(said(fault))), "error");
    }

    /** Anthropic's error types go by status, and there is neither code nor parameter. */
    @Override
    public Fault said(Fault fault) {
        int status = fault.status() == 503 ? OVERLOADED : fault.status();
        return new Fault(
                status,
                type(status),
                Optional.empty(),
                Optional.empty(),
                fault.message(),
                fault.retryAfter(),
                fault.delay());
    }

    /**
     * The type of an error.
     *
     * @see <a href="https://docs.claude.com/en/api/errors">Anthropic's errors</a>
     */
    private static String type(int status) {
        return switch (status) {
            case 400 -> "invalid_request_error";
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case OVERLOADED -> "overloaded_error";
            default -> "api_error";
        };
    }

    @Override
    public ObjectNode error(Fault fault) {
        ObjectNode json = Json.object().put("type", "error");
        json.putObject("error").put("type", fault.type()).put("message", fault.message());
        return json.put("request_id", "req_testkit");
    }

    /** A token count without an answer. */
    static String count(ModelRequest request) {
        return Json.write(Json.object().put("input_tokens", Completion.inputTokens(request)));
    }
}
