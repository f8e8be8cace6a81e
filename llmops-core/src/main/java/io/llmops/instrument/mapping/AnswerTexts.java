package io.llmops.instrument.mapping;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Choice;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmResponse;
import io.llmops.call.Origin;
import io.llmops.call.Passage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads answers, and makes others of them: by a user's mappers, or because they are strings or an {@link LlmResponse}. */
record AnswerTexts(Signature signature, CallMapping<Object> mapping) {

    LlmResponse response(@Nullable Object answer) {
        if (answer instanceof LlmResponse response) {
            return response;
        }
        LlmResponse.Builder builder = LlmResponse.builder();
        CharSequence text = read(mapping.answers().text(), answer);
        if (text == null && answer instanceof CharSequence chars) {
            text = chars;
        }
        var usage = read(mapping.answers().usage(), answer);
        var model = read(mapping.answers().model(), answer);
        var id = read(mapping.answers().id(), answer);
        if (text != null) {
            builder.choice(Choice.of(text.toString()));
        }
        if (usage != null) {
            builder.usage(usage);
        }
        if (model != null) {
            builder.model(model);
        }
        if (id != null) {
            builder.id(id);
        }
        return builder.build();
    }

    private <T> @Nullable T read(
            @Nullable Function<? super Object, ? extends @Nullable T> reader, @Nullable Object answer) {
        return reader != null && answer != null && mapping.type().isInstance(answer) ? reader.apply(answer) : null;
    }

    @Nullable Object edited(@Nullable Object answer, Edits edits) {
        LlmResponse response = response(answer);
        LlmResponse edited = response.edited(edits);
        if (edited.passages().equals(response.passages())) {
            return answer;
        }
        return answer instanceof LlmResponse ? edited : withText(answer, edited.text());
    }

    @Nullable String whyNotEditable(@Nullable Object answer) {
        boolean byMapper = mapping.answers().edit() != null && mapping.type().isInstance(answer);
        boolean asString = answer instanceof CharSequence
                && mapping.answers().text() == null
                && signature.answerType().isAssignableFrom(String.class);
        return byMapper || asString || answer instanceof LlmResponse
                ? null
                : signature + " answers with " + signature.answerType().getName()
                        + ", whose text cannot be replaced; add .edit((answer, text) -> …) to " + mapping;
    }

    Object withText(@Nullable Object answer, String text) {
        String why = whyNotEditable(answer);
        if (why != null || answer == null) {
            throw CallBlockedException.notCarriedOut(Direction.OUTPUT, String.valueOf(why));
        }
        if (answer instanceof LlmResponse response) {
            return withText(response, text);
        }
        var editor = mapping.answers().edit();
        return editor != null && mapping.type().isInstance(answer)
                ? checked(editor.apply(answer, text), "edit", Direction.OUTPUT)
                : text;
    }

    /** The first text of the first choice takes all of it. */
    private static LlmResponse withText(LlmResponse response, String text) {
        Map<String, String> edits = new HashMap<>();
        for (Passage passage : response.passages()) {
            if (passage.id().startsWith("0.") && passage.origin() == Origin.ANSWER) {
                edits.put(passage.id(), edits.isEmpty() ? text : "");
            }
        }
        return response.edited(Edits.of(edits));
    }

    Object reply(LlmResponse reply, Direction direction) {
        Class<?> answerType = signature.answerType();
        var maker = mapping.answers().reply();
        if (maker != null) {
            return checked(maker.apply(reply), "reply", direction);
        } else if (answerType == LlmResponse.class) {
            return reply;
        } else if (answerType == String.class || answerType == CharSequence.class) {
            return reply.text();
        }
        throw CallBlockedException.notCarriedOut(
                direction,
                signature + " answers with " + answerType.getName()
                        + ", which cannot be made of another answer; add .reply(response -> …) to " + mapping);
    }

    private Object checked(@Nullable Object made, String mapper, Direction direction) {
        if (made == null || !signature.answerType().isInstance(made)) {
            throw CallBlockedException.notCarriedOut(
                    direction,
                    "what CallMapping." + mapper + " makes is no "
                            + signature.answerType().getName() + ", with which " + signature + " answers");
        }
        return made;
    }
}
