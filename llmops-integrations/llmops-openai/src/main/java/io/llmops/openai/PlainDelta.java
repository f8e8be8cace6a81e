package io.llmops.openai;

import com.openai.core.JsonField;
import com.openai.core.KnownValue;
import com.openai.models.responses.ResponseStreamEvent;
import org.jspecify.annotations.Nullable;

/** The events of a streamed response that come most, read without JSON. */
final class PlainDelta {

    private PlainDelta() {}

    /** What the event adds to a text; null if it is another event, or not of the types that the SDK knows. */
    static @Nullable String text(ResponseStreamEvent event) {
        if (event.isOutputTextDelta()) {
            return known(event.asOutputTextDelta()._delta());
        } else if (event.isFunctionCallArgumentsDelta()) {
            return known(event.asFunctionCallArgumentsDelta()._delta());
        }
        return event.isReasoningSummaryTextDelta()
                ? known(event.asReasoningSummaryTextDelta()._delta())
                : null;
    }

    private static @Nullable String known(JsonField<String> field) {
        return field instanceof KnownValue<String> value ? value.value() : null;
    }
}
