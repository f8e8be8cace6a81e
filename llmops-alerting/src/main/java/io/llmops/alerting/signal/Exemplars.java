package io.llmops.alerting.signal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Up to four traces to look at: those of the two largest and the two smallest numbers, because a monitor asks about one
 * end or the other. Kept largest first. Immutable.
 */
record Exemplars(List<Exemplar> largestFirst) {

    static final int MOST = 4;
    private static final int LONGEST_ID = 40; // an id of W3C Trace Context has 32 digits
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2}){1,20}");
    static final Exemplars NONE = new Exemplars(List.of());

    /** A number and the trace in which it was recorded. */
    record Exemplar(String traceId, double number) {

        Exemplar {
            traceId = traceId.length() > LONGEST_ID ? traceId.substring(0, LONGEST_ID) : traceId;
        }
    }

    static Exemplars of(List<Exemplar> all) {
        if (all.isEmpty()) {
            return NONE;
        }
        Map<String, Exemplar> byTrace = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparingDouble(Exemplar::number).reversed())
                .forEach(it -> byTrace.putIfAbsent(it.traceId(), it));
        List<Exemplar> sorted = new ArrayList<>(byTrace.values());
        if (sorted.size() > MOST) {
            sorted.subList(MOST / 2, sorted.size() - MOST / 2).clear();
        }
        return new Exemplars(List.copyOf(sorted));
    }

    boolean isEmpty() {
        return largestFirst.isEmpty();
    }

    /** Only those of the largest and of the smallest number. */
    Exemplars ofExtremes() {
        int size = largestFirst.size();
        return size <= 2 ? this : new Exemplars(List.of(largestFirst.get(0), largestFirst.get(size - 1)));
    }

    static Exemplars merge(Exemplars one, Exemplars other) {
        if (one.isEmpty()) {
            return other;
        }
        return other.isEmpty() ? one : merge(List.of(one, other));
    }

    static Exemplars merge(List<Exemplars> parts) {
        return of(parts.stream().flatMap(it -> it.largestFirst.stream()).collect(Collectors.toList()));
    }

    List<String> traceIds() {
        return largestFirst.stream().map(Exemplar::traceId).toList();
    }

    /** In few bytes: each number, and its trace's id, two hexadecimal digits a byte if that is what it is made of. */
    byte[] pack() {
        ByteBuffer out = ByteBuffer.allocate(largestFirst.size() * (Double.BYTES + 1 + 3 * LONGEST_ID));
        for (Exemplar each : largestFirst) {
            boolean hex = HEX.matcher(each.traceId()).matches();
            byte[] id = hex
                    ? HexFormat.of().parseHex(each.traceId())
                    : each.traceId().getBytes(StandardCharsets.UTF_8);
            out.putDouble(each.number())
                    .put((byte) (hex ? -id.length : id.length))
                    .put(id);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    static Exemplars unpack(byte[] packed) {
        List<Exemplar> all = new ArrayList<>(2);
        for (ByteBuffer in = ByteBuffer.wrap(packed); in.hasRemaining(); ) {
            double number = in.getDouble();
            int length = in.get();
            byte[] id = new byte[Math.abs(length)];
            in.get(id);
            all.add(new Exemplar(
                    length < 0 ? HexFormat.of().formatHex(id) : new String(id, StandardCharsets.UTF_8), number));
        }
        return new Exemplars(all);
    }
}
