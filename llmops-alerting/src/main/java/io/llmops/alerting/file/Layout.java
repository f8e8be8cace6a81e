package io.llmops.alerting.file;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A tree as text that people like to read: what fits stands on one line, the rest below each other. The file's sections and
 * the items of its lists always do, so that a change of one thing is a change of one line.
 */
public final class Layout {

    private static final int WIDTH = 110;
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();
    private final UnaryOperator<String> quoting;

    private Layout(UnaryOperator<String> quoting) {
        this.quoting = quoting;
    }

    public static String yaml(Map<String, Object> tree) {
        Layout layout = new Layout(Quoting::yaml);
        layout.blockMap(tree, "", 0);
        return layout.out.toString();
    }

    public static String json(Map<String, Object> tree) {
        Layout layout = new Layout(Quoting::json);
        layout.bracketed(tree, "", 0);
        return layout.out.append('\n').toString();
    }

    private void blockMap(Map<?, ?> map, String indent, int depth) {
        String before = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = quoting.apply((String) entry.getKey()) + ":";
            out.append(before).append(key);
            before = depth == 0 ? "\n" : indent;
            Object value = entry.getValue();
            if (breaks(value, indent.length() + key.length(), depth + 1, false)) {
                out.append('\n').append(indent).append(STEP);
                block(value, indent + STEP, depth + 1);
            } else {
                out.append(' ').append(line(value)).append('\n');
            }
        }
    }

    private void block(Object value, String indent, int depth) {
        if (value instanceof Map<?, ?> map) {
            blockMap(map, indent, depth);
            return;
        }
        String before = "";
        for (Object item : (List<?>) value) {
            out.append(before).append("- ");
            before = indent;
            if (breaks(item, indent.length() + STEP.length(), depth + 1, true)) {
                block(item, indent + STEP, depth + 1);
            } else {
                out.append(line(item)).append('\n');
            }
        }
    }

    private void bracketed(Object value, String indent, int depth) {
        boolean isMap = value instanceof Map;
        Iterator<?> items = isMap ? ((Map<?, ?>) value).entrySet().iterator() : ((List<?>) value).iterator();
        out.append(isMap ? '{' : '[');
        String inner = indent + STEP;
        while (items.hasNext()) {
            Object item = items.next();
            String key = "";
            if (item instanceof Map.Entry<?, ?> entry) {
                key = quoting.apply((String) entry.getKey()) + ": ";
                item = entry.getValue();
            }
            out.append('\n').append(inner).append(key);
            if (breaks(item, inner.length() + key.length(), depth + 1, !isMap)) {
                bracketed(item, inner, depth + 1);
            } else {
                out.append(line(item));
            }
            out.append(items.hasNext() ? "," : "");
        }
        out.append('\n').append(indent).append(isMap ? '}' : ']');
    }

    private boolean breaks(Object value, int column, int depth, boolean isItem) {
        boolean hasParts = (value instanceof Map<?, ?> map && !map.isEmpty())
                || (value instanceof List<?> list && !list.isEmpty());
        boolean outer = depth < 2 || (depth == 2 && isItem);
        return hasParts && (outer || column + line(value).length() > WIDTH);
    }

    private String line(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(it -> quoting.apply((String) it.getKey()) + ": " + line(it.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::line).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? quoting.apply(text) : String.valueOf(value);
    }
}
