package io.llmops.anthropic;

import com.anthropic.core.JsonField;
import com.anthropic.core.KnownValue;
import io.llmops.anthropic.StreamedBlock.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The event that comes most: more text of a block, read without JSON.
 *
 * @param index the position of the block
 */
record TextPiece(int index, Kind kind, String text) {

    /** Null where a field is missing or not of the type that the SDK knows. */
    static @Nullable TextPiece of(JsonField<Long> index, Kind kind, JsonField<String> text) {
        return index instanceof KnownValue<Long> at && text instanceof KnownValue<String> more
                ? new TextPiece(at.value().intValue(), kind, more.value())
                : null;
    }
}
