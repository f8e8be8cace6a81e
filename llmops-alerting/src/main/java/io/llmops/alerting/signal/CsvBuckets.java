package io.llmops.alerting.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cell {@code buckets}: {@code 0.5:3 1:7 +Inf:2}, the upper bound of each bucket and how many numbers lie in it and in no
 * lower one; or, exactly as a history holds them, {@code @4 zero:1 -12:3 -11:5 neg:7:2}: the scale, zeros, counts by index,
 * counts of negative numbers by index.
 */
final class CsvBuckets {

    private CsvBuckets() {}

    static String write(Distribution distribution) {
        // both signs at one scale, so that one number says it
        int scale = Math.min(
                distribution.positive().scale(), distribution.negative().scale());
        StringBuilder text = new StringBuilder("@").append(scale);
        if (distribution.zeros() > 0) {
            text.append(" zero:").append(distribution.zeros());
        }
        write(distribution.positive(), scale, " ", text);
        write(distribution.negative(), scale, " neg:", text);
        return text.toString();
    }

    private static void write(Buckets buckets, int scale, String before, StringBuilder text) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (int i = 0; i < buckets.size(); i++) {
            counts.merge((buckets.offset() + i) >> (buckets.scale() - scale), buckets.count(i), Long::sum);
        }
        counts.forEach((index, count) -> {
            if (count > 0) {
                text.append(before).append(index).append(':').append(count);
            }
        });
    }

    static boolean isExponential(String text) {
        return text.startsWith("@");
    }

    static Distribution exponential(String text) throws CsvException {
        String[] parts = text.split(" +", -1);
        int scale = (int) whole(parts[0].substring(1), -20, 20);
        long zeros = 0;
        Tally tally = new Tally();
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            if (part.startsWith("zero:")) {
                zeros += whole(part.substring("zero:".length()), 0, Long.MAX_VALUE);
            } else {
                boolean negative = part.startsWith("neg:");
                String[] pair = (negative ? part.substring("neg:".length()) : part).split(":", -1);
                if (pair.length != 2) {
                    throw wrong(part);
                }
                int index = (int) whole(pair[0], Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2);
                Buckets one = Buckets.of(scale, index, new long[] {whole(pair[1], 0, Long.MAX_VALUE)});
                (negative ? tally.negative : tally.positive).addAll(one);
            }
        }
        return new Distribution(tally.negative.toBuckets(), zeros, tally.positive.toBuckets());
    }

    static ExplicitBuckets explicit(String text, double sum, double min, double max) throws CsvException {
        Map<Double, Long> counts = new TreeMap<>();
        for (String part : text.split(" +", -1)) {
            String[] pair = part.split(":", -1);
            if (pair.length != 2) {
                throw wrong(part);
            }
            boolean last = pair[0].equalsIgnoreCase("+inf") || pair[0].equalsIgnoreCase("inf");
            double bound = last ? Double.POSITIVE_INFINITY : CsvColumns.number("buckets", pair[0]);
            counts.merge(bound, whole(pair[1], 0, Long.MAX_VALUE), Long::sum);
        }
        long open = counts.getOrDefault(Double.POSITIVE_INFINITY, 0L);
        counts.remove(Double.POSITIVE_INFINITY);
        List<Long> all = new ArrayList<>(counts.values());
        all.add(open);
        return new ExplicitBuckets(List.copyOf(counts.keySet()), all, sum, min, max);
    }

    /** Between two quantiles lie as many numbers as they say, spread evenly. */
    static ExplicitBuckets ofQuantiles(Map<Double, Double> quantiles, long count, double sum, double min, double max)
            throws CsvException {
        List<Double> bounds = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        long before = 0;
        for (Map.Entry<Double, Double> each : quantiles.entrySet()) {
            double highest = bounds.isEmpty() ? Double.NEGATIVE_INFINITY : bounds.get(bounds.size() - 1);
            if (each.getValue() < highest) {
                throw new CsvException("p" + 100 * each.getKey() + " is lower than the quantile below it");
            }
            long below = Math.round(each.getKey() * count);
            bounds.add(each.getValue());
            counts.add(below - before);
            before = below;
        }
        counts.add(count - before);
        return new ExplicitBuckets(bounds, counts, sum, min, max);
    }

    private static long whole(String text, long least, long most) throws CsvException {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(text);
    }

    private static CsvException wrong(String part) {
        return new CsvException(
                "buckets has \"" + CsvColumns.cut(part) + "\"; give upper bound and count, such as 0.5:3 1:7 +Inf:2");
    }
}
