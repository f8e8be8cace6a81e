package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.models.responses.ResponseStreamEvent;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmException;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.adapter.StreamedAnswer;
import io.llmops.instrument.json.JsonFields;
import io.llmops.openai.ResponseText.Kind;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A streamed response. Its last event carries the whole. Where a guardrail enforces, deltas go on with as much of their text
 * as may be shown, what was held back goes on in one more delta when its text ends, and events that repeat texts repeat what
 * was shown.
 */
final class StreamedResponse implements StreamedAnswer<ResponseStreamEvent> {

    private final ActiveCall call;
    private final Function<LlmResponse, List<ResponseStreamEvent>> reply;
    private final UnaryOperator<LlmResponse> reading;
    private final ResponseTexts texts;
    private final List<ResponseStreamEvent> unreadable = new ArrayList<>(0);
    private @Nullable ObjectNode last;
    private boolean ended;

    StreamedResponse(
            ActiveCall call,
            Function<LlmResponse, List<ResponseStreamEvent>> reply,
            UnaryOperator<LlmResponse> reading) {
        this.call = call;
        this.reply = reply;
        this.reading = reading;
        this.texts = new ResponseTexts(call);
    }

    @Override
    public void accept(ResponseStreamEvent event, Outlet<ResponseStreamEvent> host) {
        String delta = call.enforcesOutput() ? null : call.read(() -> Fields.plainly(event, PlainDelta::text));
        if (delta == null) {
            screen(event, host);
        } else {
            // the last event tells it all again: here it only counts, in whatever channel
            var unused = call.chunk(Channel.text(0), delta);
            host.next(event);
        }
    }

    private void screen(ResponseStreamEvent event, Outlet<ResponseStreamEvent> host) {
        ObjectNode tree = call.read(() -> Json.tree(event));
        if (tree == null) {
            passUnreadable(event, host);
            return;
        }
        String type = tree.path("type").asText("");
        Optional<Kind> delta = Kind.of(type, ".delta");
        if (delta.isPresent()) {
            delta(event, tree, delta.get(), host);
        } else if (isLast(type)) {
            last = tree;
            last(event, tree, host);
        } else {
            host.next(call.enforcesOutput() && repeated(tree, type, host) ? made(tree) : event);
        }
    }

    private static boolean isLast(String type) {
        return switch (type) {
            case "response.completed", "response.incomplete", "response.failed", "error" -> true;
            default -> false;
        };
    }

    private void delta(ResponseStreamEvent event, ObjectNode tree, Kind kind, Outlet<ResponseStreamEvent> host) {
        String text = tree.path("delta").asText("");
        String shown = texts.chunk(kind.place(tree), tree, text);
        if (shown.equals(text)) {
            host.next(event);
        } else {
            host.next(made(tree.deepCopy().put("delta", shown)));
        }
    }

    /** Puts what was shown into events that repeat texts. */
    private boolean repeated(ObjectNode tree, String type, Outlet<ResponseStreamEvent> host) {
        Optional<Kind> done = Kind.of(type, ".done");
        if (done.isPresent()) {
            texts.rest(texts.at(done.get().place(tree))).ifPresent(rest -> host.next(made(rest)));
            return texts.repeat(done.get().place(tree), tree, done.get().whole());
        }
        return switch (type) {
            case "response.content_part.added" -> begun(tree, Kind.TEXT);
            case "response.reasoning_summary_part.added" -> begun(tree, Kind.SUMMARY);
            case "response.content_part.done" -> part(tree, Kind.TEXT);
            case "response.reasoning_summary_part.done" -> part(tree, Kind.SUMMARY);
            case "response.output_item.done" ->
                texts.repeatItem(tree.path("item"), tree.path("output_index").asInt());
            default -> false;
        };
    }

    private boolean begun(JsonNode event, Kind kind) {
        var unused = texts.at(kind(event, kind).place(event));
        return false;
    }

    private boolean part(JsonNode event, Kind kind) {
        Kind owner = kind(event, kind);
        JsonNode part = event.path("part");
        return texts.repeat(owner.place(event), part, part.has("text") ? "text" : "refusal");
    }

    /** Parts of a message and of reasoning come in events of the same name. */
    private static Kind kind(JsonNode event, Kind kind) {
        return event.path("part").path("type").asText("").equals("reasoning_text") ? Kind.REASONING : kind;
    }

    private void last(ResponseStreamEvent event, ObjectNode tree, Outlet<ResponseStreamEvent> host) {
        if (!call.enforcesOutput()) {
            host.next(event);
            return;
        }
        texts.rests().forEach(rest -> host.next(made(rest)));
        ended = true;
        LlmException failure = failure(tree);
        if (failure != null) {
            try {
                host.next(repeatAll(tree) ? made(tree) : event);
            } finally {
                call.fail(failure);
            }
            return;
        }
        call.succeed(
                this::whole, admission -> carriedOut(admission, event), all -> all.forEach(host::next), host::refuse);
    }

    private List<ResponseStreamEvent> carriedOut(Admission admission, ResponseStreamEvent event) {
        if (admission instanceof Admission.Answer other) {
            if (texts.haveShownAny()) {
                throw CallBlockedException.notCarriedOut(
                        Direction.OUTPUT,
                        "the answer has begun to stream and cannot become another one; let the guardrail block instead "
                                + "of reply");
            }
            return reply.apply(other.reply());
        }
        ObjectNode tree = Json.tree(event);
        boolean changed = !((Admission.Proceed) admission).edits().isEmpty();
        if (changed && tree.path("response") instanceof ObjectNode response) {
            new ResponseAnswer(response, true).edit(((Admission.Proceed) admission).edits());
        }
        changed |= repeatAll(tree);
        List<ResponseStreamEvent> all = new ArrayList<>(unreadable);
        all.add(changed ? made(tree) : event);
        return all;
    }

    private boolean repeatAll(JsonNode tree) {
        JsonNode output = tree.path("response").path("output");
        boolean changed = false;
        for (int i = 0; i < output.size(); i++) {
            changed |= texts.repeatItem(output.path(i), i);
        }
        return changed;
    }

    private ResponseStreamEvent made(ObjectNode tree) {
        ResponseStreamEvent made = call.read(() -> Json.value(tree, ResponseStreamEvent.class));
        if (made == null) {
            throw call.refuse("an event of a response cannot carry an edited text");
        }
        return made;
    }

    /** Under a guardrail it waits for what is said of unreadable answers. */
    private void passUnreadable(ResponseStreamEvent event, Outlet<ResponseStreamEvent> host) {
        if (call.enforcesOutput()) {
            unreadable.add(event);
        } else {
            host.next(event);
        }
    }

    private @Nullable LlmResponse whole() {
        ObjectNode end = last;
        return unreadable.isEmpty() && end != null && end.path("response") instanceof ObjectNode response
                ? reading.apply(new ResponseAnswer(response, call.enforcesOutput()).response())
                : null;
    }

    private static @Nullable LlmException failure(@Nullable JsonNode last) {
        if (last == null) {
            return new LlmException("stream_broken", 0, "The stream ended before its end", Optional.empty());
        }
        return switch (last.path("type").asText("")) {
            case "error" -> ResponseAnswer.failed(JsonFields.textOr(last, "code", "response_failed"));
            case "response.failed" ->
                ResponseAnswer.failed(
                        JsonFields.textOr(last.path("response").path("error"), "code", "response_failed"));
            default -> null;
        };
    }

    @Override
    public void rest(Outlet<ResponseStreamEvent> host) {
        ended = true;
        texts.rests().forEach(rest -> host.next(made(rest)));
    }

    @Override
    public void end(Outlet<ResponseStreamEvent> host) {
        boolean before = ended;
        try {
            rest(host);
        } catch (CallBlockedException e) {
            host.refuse(e);
            return;
        }
        LlmException failure = before ? null : call.read(() -> failure(last));
        if (before || failure != null) {
            host.done();
        }
        if (failure != null) {
            call.fail(failure);
        } else if (!before) {
            call.succeed(this::whole, served -> host.done(), host::refuse);
        }
    }

    @Override
    public void closed() {
        if (ended || call.isCut()) {
            return;
        }
        ended = true;
        LlmException failure = last == null ? null : failure(last);
        if (last == null) {
            call.cancel();
        } else if (failure != null) {
            call.fail(failure);
        } else {
            call.succeed(this::whole, served -> {}, refused -> {});
        }
    }
}
