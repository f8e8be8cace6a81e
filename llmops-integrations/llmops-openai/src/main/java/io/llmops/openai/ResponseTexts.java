package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Channel;
import io.llmops.instrument.json.Slot;
import io.llmops.openai.ResponseText.Kind;
import io.llmops.openai.ResponseText.Place;
import io.llmops.record.ActiveCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of one streamed response, each in a channel of its own: every text ends with an event that repeats it, so that
 * what is held back must be decided by then. All methods throw what the guardrails throw.
 */
final class ResponseTexts {

    private final ActiveCall call;
    private final Map<Place, ResponseText> texts = new LinkedHashMap<>();
    private int plain;
    private int reasoning;
    private int toolCalls;

    ResponseTexts(ActiveCall call) {
        this.call = call;
    }

    /** A text begins here, though nothing of it may have come yet: texts are numbered as they begin. */
    ResponseText at(Place place) {
        return texts.computeIfAbsent(place, begun -> new ResponseText(channel(begun.kind())));
    }

    private Channel channel(Kind kind) {
        if (kind.isToolCall()) {
            return Channel.toolCall(0, toolCalls++);
        }
        return kind.isReasoning() ? Channel.reasoning(reasoning++) : Channel.text(plain++);
    }

    /** More of a text: tells what of it may be shown. */
    String chunk(Place place, ObjectNode event, String delta) {
        ResponseText text = at(place);
        String shown = call.chunk(text.channel, delta);
        text.shown.append(shown);
        text.lastDelta = event;
        return shown;
    }

    /** A text ends: what was held back of it, in an event like the last that brought some. */
    Optional<ObjectNode> rest(ResponseText text) {
        if (text.drained) {
            return Optional.empty();
        }
        text.drained = true;
        String rest = call.drain(text.channel);
        ObjectNode like = text.lastDelta;
        text.shown.append(rest);
        return rest.isEmpty() || like == null
                ? Optional.empty()
                : Optional.of(like.deepCopy().put("delta", rest));
    }

    /** The same for all texts that have not ended. */
    List<ObjectNode> rests() {
        List<ObjectNode> rests = new ArrayList<>(0);
        for (ResponseText text : texts.values()) {
            rest(text).ifPresent(rests::add);
        }
        return rests;
    }

    boolean haveShownAny() {
        return texts.values().stream().anyMatch(text -> !text.shown.isEmpty());
    }

    /** Makes a field that repeats a text say what was shown of it. A text that did not come in pieces is screened now. */
    boolean repeat(Place place, JsonNode owner, String field) {
        Optional<Slot> slot = Slot.in(owner, field);
        if (slot.isEmpty()) {
            return false;
        }
        ResponseText text = at(place);
        String whole = slot.get().text();
        if (text.lastDelta == null && !text.drained && !whole.isEmpty()) {
            text.shown.append(call.chunk(text.channel, whole));
        }
        var unused = rest(text);
        return replace(slot.get(), text);
    }

    private static boolean replace(Slot slot, ResponseText text) {
        String shown = text.shown.toString();
        if (shown.equals(slot.text())) {
            return false;
        }
        slot.replace().accept(shown);
        return true;
    }

    /** Does so for every text of an output item. */
    boolean repeatItem(JsonNode item, int index) {
        boolean isReasoning = item.path("type").asText("").equals("reasoning");
        boolean changed = repeatParts(item.path("summary"), Kind.SUMMARY, index);
        changed |= repeatParts(item.path("content"), isReasoning ? Kind.REASONING : Kind.TEXT, index);
        changed |= repeat(Kind.ARGUMENTS.place(index, 0), item, "arguments");
        return repeat(Kind.INPUT.place(index, 0), item, "input") || changed;
    }

    private boolean repeatParts(JsonNode parts, Kind kind, int item) {
        boolean changed = false;
        for (int i = 0; i < parts.size(); i++) {
            changed |= repeat(kind.place(item, i), parts.path(i), "text");
            changed |= repeat(kind.place(item, i), parts.path(i), "refusal");
        }
        return changed;
    }
}
