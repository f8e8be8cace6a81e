package io.llmops.openai;

import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseRetrieveParams;
import io.llmops.call.Edits;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Operation;
import io.llmops.call.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /responses/{id}}: reads an answer that was given before. Its tokens were reported then. */
final class FetchedResponses extends ResponseAnswers<ResponseRetrieveParams> {

    @Override
    public LlmRequest request(ResponseRetrieveParams params, boolean streaming) {
        return new LlmRequest(
                Operation.FETCH_RESPONSE,
                Optional.empty(),
                List.of(),
                RequestOptions.defaults(),
                List.of(),
                streaming,
                Map.of());
    }

    /** There is no text in it. */
    @Override
    public ResponseRetrieveParams editedRequest(ResponseRetrieveParams params, Edits edits) {
        return params;
    }

    @Override
    public LlmResponse response(Response answer) {
        return withoutUsage(super.response(answer));
    }

    /** Fetching a failed response is no failure. */
    @Override
    public Optional<LlmException> failure(Response answer) {
        return Optional.empty();
    }

    @Override
    LlmResponse streamed(LlmResponse answer) {
        return withoutUsage(answer);
    }

    private static LlmResponse withoutUsage(LlmResponse response) {
        return new LlmResponse(
                response.id(),
                response.model(),
                response.choices(),
                Optional.empty(),
                response.serviceTier(),
                response.systemFingerprint());
    }
}
