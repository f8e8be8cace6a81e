package io.llmops.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;
import java.util.stream.Stream;

/** The attribute keys that metrics have in common. */
final class Keys {

    /** Known when a call begins. */
    static final List<AttributeKey<?>> START = List.of(
            Attribute.OPERATION_NAME,
            Attribute.PROVIDER_NAME,
            Attribute.REQUEST_MODEL,
            Attribute.SERVER_ADDRESS,
            Attribute.SERVER_PORT,
            Attribute.ENVIRONMENT,
            Attribute.FEATURE,
            Attribute.DEPLOYMENT);

    /** Known when it has ended. */
    static final List<AttributeKey<?>> CALL =
            and(START, Attribute.RESPONSE_MODEL, Attribute.OPENAI_SERVICE_TIER, Attribute.OPENAI_FINGERPRINT);

    static final List<AttributeKey<?>> DECISION = and(
            START,
            Attribute.GUARDRAIL_NAME,
            Attribute.GUARDRAIL_DIRECTION,
            Attribute.GUARDRAIL_MODE,
            Attribute.GUARDRAIL_ACTION,
            Attribute.GUARDRAIL_CATEGORY,
            Attribute.GUARDRAIL_RULE);

    static final List<AttributeKey<?>> PROBE =
            List.of(Attribute.PROBE_SET, Attribute.REQUEST_MODEL, Attribute.RESPONSE_MODEL, Attribute.ERROR_TYPE);

    private Keys() {}

    static List<AttributeKey<?>> call(AttributeKey<?>... more) {
        return and(CALL, more);
    }

    static List<AttributeKey<?>> start(AttributeKey<?>... more) {
        return and(START, more);
    }

    private static List<AttributeKey<?>> and(List<AttributeKey<?>> keys, AttributeKey<?>... more) {
        return Stream.concat(keys.stream(), Stream.<AttributeKey<?>>of(more)).toList();
    }
}
