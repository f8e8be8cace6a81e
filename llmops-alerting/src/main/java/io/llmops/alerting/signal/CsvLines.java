package io.llmops.alerting.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of comma-separated values (RFC 4180): cells may be quoted, a quoted one may hold commas, quotes and line ends. */
final class CsvLines {

    private static final int LONGEST = 1 << 20;

    private final BufferedReader in;
    private long line;
    private long began;

    CsvLines(Reader in) {
        this.in = new BufferedReader(in);
    }

    /** The line on which the last record began; the first is 1. */
    long line() {
        return began;
    }

    /** The cells of the next record that is not blank; null at the end. */
    @Nullable List<String> next() throws IOException, CsvException {
        String text = in.readLine();
        line++;
        while (text != null && text.isBlank()) {
            text = in.readLine();
            line++;
        }
        began = line;
        return text == null ? null : cells(began == 1 ? withoutMark(text) : text);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private List<String> cells(String first) throws IOException, CsvException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String text = first;
        boolean quoted = false;
        for (int i = 0; ; i++) {
            if (i >= text.length()) {
                if (!quoted) {
                    cells.add(cell.toString());
                    return cells;
                }
                String more = in.readLine();
                line++;
                if (more == null || cell.length() > LONGEST) {
                    throw new CsvException("a quote is opened and never closed");
                }
                cell.append('\n');
                text = more;
                i = -1;
                continue;
            }
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
    }

    /** A cell as it is written: quoted where need be. */
    static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                && cell.equals(cell.strip());
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
