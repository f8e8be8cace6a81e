package io.llmops.cli.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Console;
import java.io.UncheckedIOException;

/** How results are printed. */
public enum Format {
    /** A table on a terminal, JSON in a pipe. */
    AUTO,
    TABLE,
    JSON;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Whether it is to be JSON, here and now. */
    public boolean isJson() {
        return this == JSON || (this == AUTO && !isTerminal());
    }

    /** From Java 22 on there is a console without a terminal, too, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // it is asked for below
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** One object on one line. */
    public static String line(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
