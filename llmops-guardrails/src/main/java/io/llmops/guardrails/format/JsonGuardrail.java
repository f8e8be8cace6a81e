package io.llmops.guardrails.format;

import io.llmops.call.CallStart;
import io.llmops.call.Origin;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Blocks an answer that is to be JSON and is not (rule {@code invalid-json}), or does not fit a JSON Schema (rule
 * {@code schema}). One value, no text around it, no comments, no key twice.
 *
 * <pre>{@code
 * Guardrails.builder().output(JsonGuardrail.whenAsked().allowingFence().withSchema(schema))
 * }</pre>
 *
 * <p>What is nested deeper than 100 levels, or longer than 4,000,000 characters, counts as
 * invalid. It judges the texts of answers, each as a whole, and neither reasoning nor tool calls; an answer without text
 * passes. Where it enforces, a stream is shown when it is complete: also of calls that ask for no JSON, so give those another
 * policy if they are streamed. Immutable and thread-safe.
 */
public final class JsonGuardrail implements Guardrail {

    private final boolean always;
    private final boolean fence;
    private final @Nullable Schema schema;

    private JsonGuardrail(boolean always, boolean fence, @Nullable Schema schema) {
        this.always = always;
        this.fence = fence;
        this.schema = schema;
    }

    /** Of calls whose {@link io.llmops.call.RequestOptions#outputType() output type} is {@code json}. */
    public static JsonGuardrail whenAsked() {
        return new JsonGuardrail(false, false, null);
    }

    /** Of all calls. */
    public static JsonGuardrail always() {
        return new JsonGuardrail(true, false, null);
    }

    /** The same, but the JSON may stand within one pair of Markdown fences, {@code ```json} or {@code ```}. */
    public JsonGuardrail allowingFence() {
        return new JsonGuardrail(always, true, schema);
    }

    /**
     * The same, and it must fit a schema: draft 2020-12, unless its {@code $schema} names draft 4, 6, 7 or 2019-09. Expressions
     * under {@code pattern} run on RE2, in linear time; {@code format} is not checked; nothing is fetched. Needs the optional
     * library {@code com.networknt:json-schema-validator:3.0.9}.
     *
     * @throws IllegalArgumentException if that library is not there, or the schema is none
     */
    public JsonGuardrail withSchema(String jsonSchema) {
        Json.problem(jsonSchema).ifPresent(problem -> {
            throw new IllegalArgumentException("The schema is no JSON: " + problem);
        });
        return new JsonGuardrail(always, fence, compiled(jsonSchema));
    }

    private static Schema compiled(String jsonSchema) {
        try {
            return new Schema(jsonSchema);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "JSON Schema needs a library that is not there; add com.networknt:json-schema-validator:3.0.9", e);
        }
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.WHOLE;
    }

    @Override
    public Guardrail forCall(CallStart call) {
        boolean asked =
                call.request().options().outputType().filter("json"::equals).isPresent();
        return always || asked ? this : Guardrail.of(name(), text -> Verdict.pass());
    }

    @Override
    public Verdict check(Text text) {
        if (text.origin() != Origin.ANSWER) {
            return Verdict.pass();
        }
        String json = fence ? Fence.within(text.content()) : text.content();
        if (Json.problem(json).isPresent()) {
            return Verdict.block("format", "invalid-json", 1);
        }
        return schema == null || schema.fits(json) ? Verdict.pass() : Verdict.block("format", "schema", 1);
    }
}
