package io.llmops.guardrails.format;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;

/** The one class that knows the schema library; where that is missing, this class cannot be linked, and nothing else fails. */
final class Schema {

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .failFast(true)
            .regularExpressionFactory(Schema::expression)
            .build();

    private final com.networknt.schema.Schema compiled;

    Schema(String jsonSchema) {
        try {
            compiled = SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            registry -> registry.schemaRegistryConfig(CONFIG)
                                    .schemaLoader(loader -> loader.fetchRemoteResources(false)))
                    .getSchema(jsonSchema, InputFormat.JSON);
            compiled.initializeValidators();
        } catch (SchemaException | PatternSyntaxException e) {
            throw new IllegalArgumentException("The schema cannot be used: " + e.getMessage(), e);
        }
    }

    private static RegularExpression expression(String written) {
        Pattern pattern = Pattern.compile(written);
        return text -> pattern.matcher(text).find();
    }

    boolean fits(String json) {
        return compiled.validate(json, InputFormat.JSON).isEmpty();
    }
}
