package io.llmops.config;

/**
 * Where a value stands.
 *
 * @param source the file, or what else the text came from
 * @param line counted from 1; 0 for a place that is no line of the source
 * @param column counted from 1
 * @param path the way to the value, such as {@code input[0].threshold}; empty for the whole
 */
public record Place(String source, int line, int column, String path) {

    /** A source as a whole. */
    static Place of(String source) {
        return new Place(source, 0, 0, "");
    }

    Place at(int otherLine, int otherColumn) {
        return new Place(source, otherLine, otherColumn, path);
    }

    Place key(String key) {
        return new Place(source, line, column, path.isEmpty() ? key : path + "." + key);
    }

    Place item(int index) {
        return new Place(source, line, column, path + "[" + index + "]");
    }

    /** Such as {@code policy.yaml:12:7: input[0].threshold}. */
    @Override
    public String toString() {
        return source + (line > 0 ? ":" + line + ":" + column : "") + (path.isEmpty() ? "" : ": " + path);
    }
}
