package io.llmops.alerting.incident.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Records as JSON and back, by their components: of texts, numbers, times, enums, other records, sealed interfaces of
 * records, and lists, maps and optionals of these. What a record of today has and the JSON of yesterday does not is empty,
 * so that components may be added. The JSON is of ASCII only, because not every database takes every character.
 */
final class RecordJson {

    /** Nothing that people read is longer. */
    static final int LONGEST_TEXT = 4_000;

    private static final String TYPE = "@type";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private RecordJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(tree(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of nodes can always be written", e);
        }
    }

    private static JsonNode tree(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Optional<?> optional) {
            return optional.<JsonNode>map(RecordJson::tree).orElseGet(nodes::nullNode);
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? tree(number.getAsDouble()) : nodes.nullNode();
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? tree(number.getAsLong()) : nodes.nullNode();
        }
        if (value instanceof List<?> list) {
            ArrayNode array = nodes.arrayNode(list.size());
            list.forEach(it -> array.add(tree(it)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = nodes.objectNode();
            map.forEach((key, it) -> object.set(String.valueOf(key), tree(it)));
            return object;
        }
        if (value instanceof Record fact) {
            return tree(fact);
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? DoubleNode.valueOf(number) : TextNode.valueOf(number.toString());
        }
        if (value instanceof Number number) {
            return nodes.numberNode(number.longValue());
        }
        if (value instanceof Boolean yes) {
            return nodes.booleanNode(yes);
        }
        return TextNode.valueOf(value instanceof Enum<?> one ? one.name() : cut(value.toString()));
    }

    private static ObjectNode tree(Record fact) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Class<?> each : fact.getClass().getInterfaces()) {
            if (each.isSealed()) {
                object.put(TYPE, fact.getClass().getSimpleName());
            }
        }
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            object.set(component.getName(), tree(valueOf(component, fact)));
        }
        return object;
    }

    private static Object valueOf(RecordComponent component, Record fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    /** @throws IllegalArgumentException if it is no JSON, or not of such a record */
    static <T> T read(String json, Class<T> type) {
        try {
            return type.cast(read(MAPPER.readTree(json), type));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("That is no JSON", e);
        }
    }

    /** A list of texts. */
    static List<String> readTexts(String json) {
        try {
            List<String> texts = new ArrayList<>();
            MAPPER.readTree(json).forEach(it -> texts.add(it.asText()));
            return texts;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("That is no JSON", e);
        }
    }

    /** A map of texts. */
    static Map<String, String> readLabels(String json) {
        try {
            Map<String, String> labels = new LinkedHashMap<>();
            MAPPER.readTree(json)
                    .properties()
                    .forEach(it -> labels.put(it.getKey(), it.getValue().asText()));
            return labels;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("That is no JSON", e);
        }
    }

    private static Object read(JsonNode node, Type type) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(node, (Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return readRecord(node, plain);
        }
        if (plain.isSealed()) {
            return readRecord(node, permitted(plain, node.path(TYPE).asText()));
        }
        return readPlain(node, plain);
    }

    private static Object readGeneric(JsonNode node, Class<?> raw, Type[] of) {
        if (raw == Optional.class) {
            return isAbsent(node) ? Optional.empty() : Optional.of(read(node, of[0]));
        }
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            node.forEach(it -> list.add(read(it, of[0])));
            return list;
        }
        if (raw == Map.class && of[0] == String.class) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(it -> map.put(it.getKey(), read(it.getValue(), of[1])));
            return map;
        }
        throw new IllegalArgumentException(raw + " is not kept in a journal");
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    private static Class<?> permitted(Class<?> sealed, String name) {
        for (Class<?> each : sealed.getPermittedSubclasses()) {
            if (each.getSimpleName().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(sealed.getSimpleName() + " knows no \"" + name + "\"");
    }

    private static Object readRecord(JsonNode node, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = read(node.path(components[i].getName()), components[i].getGenericType());
        }
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("That is no " + type.getSimpleName(), e);
        }
    }

    private static Object readPlain(JsonNode node, Class<?> type) {
        if (type == double.class || type == Double.class) {
            return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
        }
        if (type == OptionalDouble.class) {
            return isAbsent(node) ? OptionalDouble.empty() : OptionalDouble.of((double) readPlain(node, double.class));
        }
        if (type == OptionalLong.class) {
            return isAbsent(node) ? OptionalLong.empty() : OptionalLong.of(node.asLong());
        }
        if (type == long.class || type == Long.class) {
            return node.asLong();
        }
        if (type == int.class) {
            return node.asInt();
        }
        if (type == boolean.class) {
            return node.asBoolean();
        }
        String text = node.asText();
        if (type == String.class) {
            return text;
        }
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        if (type == Duration.class) {
            return Duration.parse(text);
        }
        if (type == URI.class) {
            return URI.create(text);
        }
        return constant(type, text);
    }

    private static Object constant(Class<?> type, String name) {
        Object[] constants = type.getEnumConstants();
        for (Object each : constants == null ? new Object[0] : constants) {
            if (((Enum<?>) each).name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(type.getSimpleName() + " has no \"" + name + "\"");
    }
}
