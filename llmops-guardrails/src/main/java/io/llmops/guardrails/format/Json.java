package io.llmops.guardrails.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The grammar of RFC 8259, read without building anything. */
final class Json {

    static final int MAX_DEPTH = 100;
    static final int MAX_CHARACTERS = 4_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_CHARACTERS)
                    .build())
            .build();

    private Json() {}

    /** Why a text is not one JSON value; without quoting it, for the texts are of others. */
    static Optional<String> problem(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.of("it has more than " + MAX_CHARACTERS + " characters");
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.of("it is empty");
            }
            parser.skipChildren();
            return parser.nextToken() == null ? Optional.empty() : Optional.of("more follows after its end");
        } catch (JsonProcessingException e) {
            return Optional.of(place(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** There is no place where a limit was exceeded. */
    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? "it is nested too deeply, or a number or a text in it is too long"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
