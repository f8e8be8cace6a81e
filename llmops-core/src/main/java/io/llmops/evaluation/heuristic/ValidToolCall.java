package io.llmops.evaluation.heuristic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.Part;
import io.llmops.call.ToolDefinition;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.schema.JsonSchema;
import io.llmops.evaluation.schema.JsonText;
import io.llmops.evaluation.text.CallTexts;
import java.util.List;
import java.util.Optional;

/**
 * Whether the answer's tool calls can be carried out: the share of them whose tool the request offers (where it names
 * any), whose arguments are a JSON object and fit the tool's {@linkplain JsonSchema schema}. The label tells the first
 * fault: {@code unknown-tool}, {@code not-json}, {@code schema}; {@code missing}, and 0, where the finish reason says
 * {@code tool_calls} and there is none. It does not know whether a call makes sense. Not judged: answers without tool
 * calls, and arguments above {@value #MAX_CHARS} characters.
 */
public final class ValidToolCall implements TextEvaluator {

    public static final String NAME = "valid_tool_call";

    private static final int MAX_CHARS = 200_000;
    private static final String VALID = "valid";

    public ValidToolCall() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        Optional<Choice> choice = texts.choice();
        if (choice.isEmpty()) {
            return Optional.empty();
        }
        List<ToolDefinition> tools = texts.call().request().tools();
        int calls = 0;
        int valid = 0;
        String label = VALID;
        for (Part part : choice.get().parts()) {
            if (part instanceof Part.ToolCall call && call.arguments().length() <= MAX_CHARS) {
                String fault = fault(call, tools);
                calls++;
                valid += fault.equals(VALID) ? 1 : 0;
                label = label.equals(VALID) ? fault : label;
            }
        }
        return calls > 0 ? judged(calls, valid, label) : withoutCalls(choice.get());
    }

    private static Optional<Evaluation> judged(int calls, int valid, String label) {
        return Optional.of(new Evaluation(
                NAME, (double) valid / calls, label, valid + " of " + calls + " tool calls can be carried out", 1));
    }

    private static Optional<Evaluation> withoutCalls(Choice choice) {
        boolean some = choice.parts().stream().anyMatch(Part.ToolCall.class::isInstance);
        boolean promised = choice.finishReason().equals(Optional.of(FinishReason.TOOL_CALLS));
        return promised && !some
                ? Optional.of(new Evaluation(NAME, 0, "missing", "the answer has no tool call, though it says so", 1))
                : Optional.empty();
    }

    private static String fault(Part.ToolCall call, List<ToolDefinition> tools) {
        Optional<ToolDefinition> tool =
                tools.stream().filter(it -> it.name().equals(call.name())).findFirst();
        if (tool.isEmpty() && !tools.isEmpty()) {
            return "unknown-tool";
        }
        String written = call.arguments().isBlank() ? "{}" : call.arguments();
        Optional<JsonNode> arguments = JsonText.read(written).filter(JsonNode::isObject);
        if (arguments.isEmpty()) {
            return "not-json";
        }
        boolean fits = tool.flatMap(it -> JsonSchema.of(it.parameters()))
                .map(schema -> schema.fits(arguments.get()))
                .orElse(true);
        return fits ? VALID : "schema";
    }
}
