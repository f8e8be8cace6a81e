package io.llmops.alerting.signal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The series of a history as bytes, and back. What is read is not trusted to be sound, only not to be hostile. */
final class HistoryCodec {

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int MOST = 1 << 20;

    private HistoryCodec() {}

    static void write(String metric, Map<Labels, Series> series, DataOutputStream out) throws IOException {
        text(metric, out);
        out.writeInt(series.size());
        for (Map.Entry<Labels, Series> each : series.entrySet()) {
            Map<String, String> labels = each.getKey().asMap();
            out.writeInt(labels.size());
            for (Map.Entry<String, String> label : labels.entrySet()) {
                text(label.getKey(), out);
                text(label.getValue(), out);
            }
            out.writeByte(each.getValue().kind().ordinal());
            each.getValue().cells().write(out);
        }
    }

    static void read(DataInputStream in, SeriesTable into, Retention.Grid grid) throws IOException {
        String metric = text(in);
        for (int left = atMost(MOST, in.readInt()); left > 0; left--) {
            Map<String, String> labels = new TreeMap<>();
            for (int pairs = atMost(MOST, in.readInt()); pairs > 0; pairs--) {
                labels.put(text(in), text(in));
            }
            Aggregate.Kind kind = Aggregate.Kind.values()[atMost(Aggregate.Kind.values().length - 1, in.readByte())];
            Series series = into.get(metric, Labels.of(labels), kind, Long.MIN_VALUE);
            Series home = series == null ? into.homeless(kind) : series; // read past what there is no room for
            home.cells().read(in, grid);
        }
    }

    static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in, LONGEST_TEXT), StandardCharsets.UTF_8);
    }

    static byte[] bytes(DataInputStream in, int most) throws IOException {
        return exactly(in, atMost(most, in.readInt()));
    }

    /** Reads before it makes room: a wrong length must not cost memory. */
    static byte[] exactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(atMost(Integer.MAX_VALUE, length));
        if (bytes.length < length) {
            throw new EOFException("it ends too early");
        }
        return bytes;
    }

    static int atMost(int most, int number) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("a number of " + number + " where at most " + most + " make sense");
        }
        return number;
    }
}
