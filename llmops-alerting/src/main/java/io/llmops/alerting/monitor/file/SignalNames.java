package io.llmops.alerting.monitor.file;

import io.llmops.alerting.signal.Signal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The names that signals get when they are written: after the metric's last words, and what they are narrowed to. */
final class SignalNames {

    private static final int LAST_WORDS = 2;
    private static final int LONGEST = 60;

    private final Map<Signal, String> names = new LinkedHashMap<>();

    /** A plain metric with a dot in its name needs none. */
    String of(Signal signal) {
        boolean plain = signal.where().isEmpty()
                && signal.by().isEmpty()
                && signal.metric().indexOf('.') >= 0;
        return plain ? signal.metric() : names.computeIfAbsent(signal, this::free);
    }

    private String free(Signal signal) {
        String wanted = name(signal);
        String name = wanted;
        for (int number = 2; names.containsValue(name); number++) {
            name = wanted + "-" + number;
        }
        return name;
    }

    private static String name(Signal signal) {
        String[] words = signal.metric().split("\\.", -1);
        StringBuilder name = new StringBuilder();
        for (int i = Math.max(0, words.length - LAST_WORDS); i < words.length; i++) {
            name.append('-').append(words[i]);
        }
        signal.where().forEach((label, value) -> name.append('-').append(narrowed(label, value)));
        String plain = name.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-$", "");
        return cut.isEmpty() ? "signal" : cut;
    }

    private static String narrowed(String label, String value) {
        if (value.equals(Signal.PRESENT)) {
            return "with-" + label;
        }
        if (value.equals(Signal.ABSENT)) {
            return "without-" + label;
        }
        if (value.startsWith(Signal.NONE_OR_BUT)) {
            return ""; // all but a few: the plain name will do
        }
        return value.startsWith(Signal.ABSENT) ? "other-" + label : value;
    }

    /** What has been named so far, in full. */
    Map<String, Object> written() {
        return names.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getValue,
                        it -> SignalForm.write(it.getKey()).keys(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
