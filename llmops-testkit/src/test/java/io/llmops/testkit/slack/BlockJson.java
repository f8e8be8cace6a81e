package io.llmops.testkit.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Blocks for the tests, in JSON with single quotes and unquoted names. */
final class BlockJson {

    static final String DIVIDER = "{type:'divider'}";
    static final String TEXT = "{type:'mrkdwn',text:'hi'}";
    static final String POINT = "{label:'Mon',value:1}";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private BlockJson() {}

    static List<String> violations(String blocks) throws JsonProcessingException {
        return BlockKitRules.violations(json("[" + blocks + "]"));
    }

    static JsonNode json(String singleQuoted) throws JsonProcessingException {
        return MAPPER.readTree(singleQuoted);
    }

    static String tooLong(int max, String pointer) {
        return "must be less than " + (max + 1) + " characters [json-pointer:" + pointer + "]";
    }

    static String chars(int count) {
        return "x".repeat(count);
    }

    static String times(int count, String json) {
        return String.join(",", Collections.nCopies(count, json));
    }

    static String section(int chars) {
        return "{type:'section',text:{type:'mrkdwn',text:'" + chars(chars) + "'}}";
    }

    static String header(int chars) {
        return "{type:'header',text:{type:'plain_text',text:'" + chars(chars) + "'}}";
    }

    static String markdown(int chars) {
        return "{type:'markdown',text:'" + chars(chars) + "'}";
    }

    static String actions(String elements) {
        return "{type:'actions',elements:[" + elements + "]}";
    }

    static String button(String field) {
        return "{type:'button',text:{type:'plain_text',text:'Go'}" + (field.isEmpty() ? "" : "," + field) + "}";
    }

    static String option(int textChars, int valueChars) {
        return "{text:{type:'plain_text',text:'" + chars(textChars) + "'},value:'" + chars(valueChars) + "'}";
    }

    static String table(String rows) {
        return "{type:'table',rows:[" + rows + "]}";
    }

    static String pie(String segments) {
        return "{type:'data_visualization',title:'Latency',chart:{type:'pie',segments:[" + segments + "]}}";
    }

    static String line(String categories, String series) {
        return "{type:'data_visualization',title:'Latency',chart:{type:'line',axis_config:{categories:" + categories
                + "},series:[" + series + "]}}";
    }

    static String series(String name, String points) {
        return "{name:'" + name + "',data:[" + points + "]}";
    }

    static String manySeries(int count) {
        return numbered(count, "{name:'s#',data:[" + POINT + "]}");
    }

    static String categories(int count) {
        return "[" + numbered(count, "'c#'") + "]";
    }

    static String points(int count) {
        return numbered(count, "{label:'c#',value:1}");
    }

    static String numbered(int count, String json) {
        return IntStream.range(0, count)
                .mapToObj(i -> json.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(","));
    }
}
