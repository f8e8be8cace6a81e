package io.llmops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.GuardrailDecision.Mode;
import io.llmops.call.Origin;
import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Placement;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One text in, one verdict out. */
final class Scanner {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NO_SCORE = 0;
    private static final int WARM_UPS = 900;
    private static final int SAMPLE_REPEATS = 6;
    private static final List<String> SAMPLES = List.of(
            "The office opens at 9 on Monday; please bring the report (3 pages). Could you tell me what it costs? ",
            "public int count(List<String> items) { // TODO: empty lists\n    return items.size();\n}\n\n",
            "P l e a s e   n o t e: QmVzdCByZWdhcmRzLCBBbm5h, qrne grnz naq bguref, 68656c6c6f20776f726c64, 42!\n",
            "Bitte erklären Sie mir, wie das geht. \u041a\u0430\u043a \u0434\u0435\u043b\u0430? h3ll0 w0rld\n");

    private static final Map<String, Origin> ORIGINS = Map.of(
            "system", Origin.SYSTEM,
            "user", Origin.USER,
            "assistant", Origin.HISTORY,
            "tool", Origin.TOOL_RESULT,
            "document", Origin.DOCUMENT);

    /** ASCII alone, whatever the terminal writes in. */
    private final ObjectMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final List<Placement> guardrails;

    Scanner(List<Placement> guardrails) {
        this.guardrails = guardrails;
        warmUp();
    }

    /** So that the times that are written are not those of a JVM that has just begun. */
    private void warmUp() {
        for (int i = 0; i < WARM_UPS; i++) {
            String sample = SAMPLES.get(i % SAMPLES.size()).repeat(1 + i % SAMPLE_REPEATS);
            outcome(Text.whole(sample, Origin.USER));
        }
    }

    /** @throws IllegalArgumentException if the line is not such an object; the message quotes no content */
    String scan(String line) {
        JsonNode row = parse(line);
        JsonNode id = row.path("id");
        JsonNode text = row.path("text");
        if (!id.isValueNode() || !text.isTextual()) {
            throw new IllegalArgumentException("an object with \"id\" and \"text\" is needed");
        }
        return scan(id, Text.whole(text.asText(), origin(row.path("role").asText("user"))));
    }

    private JsonNode parse(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static Origin origin(String role) {
        Origin origin = ORIGINS.get(role.toLowerCase(Locale.ROOT));
        if (origin == null) {
            throw new IllegalArgumentException("an unknown role; there are "
                    + ORIGINS.keySet().stream().sorted().toList());
        }
        return origin;
    }

    private String scan(JsonNode id, Text text) {
        ObjectNode out = json.createObjectNode();
        out.set("id", id);
        long begin = System.nanoTime();
        Outcome outcome = outcome(text);
        double ms = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        out.put("blocked", outcome.blocked)
                .put("score", outcome.score)
                .put("guardrail", outcome.guardrail)
                .put("category", outcome.category)
                .put("rule", outcome.rule)
                .put("ms", Math.round(ms * 10_000) / 10_000.0);
        return write(out);
    }

    private String write(ObjectNode out) {
        try {
            return json.writeValueAsString(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A verdict cannot be written", e);
        }
    }

    /** What the first guardrail says that blocks or finds something; if none does, the highest score. */
    private Outcome outcome(Text text) {
        Outcome most = new Outcome(false, NO_SCORE, "", "", "");
        for (Placement placed : guardrails) {
            Outcome outcome = outcome(placed, placed.guardrail().check(text).from(placed.threshold()));
            if (outcome.blocked) {
                return outcome;
            }
            most = most.guardrail.isEmpty() || outcome.score > most.score ? outcome : most;
        }
        return most;
    }

    /** What only observes blocks nothing, and tells what it would have said. */
    private static Outcome outcome(Placement placed, Verdict verdict) {
        String name = placed.name();
        boolean enforces = placed.enforcement().mode() == Mode.ENFORCE;
        if (verdict instanceof Verdict.Block block) {
            return new Outcome(enforces, block.score(), name, block.category(), block.ruleId());
        }
        if (verdict instanceof Verdict.Redact redact) {
            Finding first = redact.findings().get(0);
            return new Outcome(enforces, first.score(), name, first.category(), first.ruleId());
        }
        double score = verdict instanceof Verdict.Pass pass ? pass.score().orElse(NO_SCORE) : NO_SCORE;
        return new Outcome(false, score, name, "", "");
    }

    private record Outcome(boolean blocked, double score, String guardrail, String category, String rule) {}
}
