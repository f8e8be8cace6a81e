package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Prose;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * A picture of a back-test, one panel for each monitor: the group with most alerts, its value and limit, alerts below it and
 * labelled incidents behind it. Self-contained, readable in light and dark.
 */
final class TimelineSvg {

    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 52;
    private static final int PANEL = 128;
    private static final int PLOT = 76;
    private static final int TITLE = 18;
    private static final int BAR = 8;
    private static final int WIDTH = LEFT + 2 * Timeline.COLUMNS + RIGHT;
    private static final int TICKS = 7;
    private static final double ROOM = 0.12;

    private final Backtest backtest;
    private final Backtest.Outcome outcome;
    private final StringBuilder svg = new StringBuilder();

    TimelineSvg(Backtest backtest, Backtest.Outcome outcome) {
        this.backtest = backtest;
        this.outcome = outcome;
    }

    String text() {
        List<Recorder> panels =
                outcome.recorders().stream().filter(Recorder::sawData).toList();
        int height = TOP + PANEL * panels.size() + 24;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " role=\"img\">",
                WIDTH, height, WIDTH, height);
        line(
                "<title>Back-test from %s to %s</title>",
                time(backtest.survey().begin()), time(backtest.survey().end()));
        svg.append(STYLE);
        line("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", WIDTH, height);
        legend();
        for (int i = 0; i < panels.size(); i++) {
            panel(panels.get(i), TOP + PANEL * i);
        }
        axis(TOP + PANEL * panels.size());
        svg.append("</svg>\n");
        return svg.toString();
    }

    private static final String STYLE = """
        <style>
        svg{font:12px system-ui,sans-serif;--ink:#1f2328;--soft:#656d76;--paper:#fff;--value:#0969da;--limit:#9a6700;\
        --right:#1a7f37;--false:#cf222e;--incident:#cf222e22;--grid:#d0d7de}
        @media (prefers-color-scheme:dark){svg{--ink:#e6edf3;--soft:#8b949e;--paper:#0d1117;--value:#58a6ff;--limit:#d29922;\
        --right:#3fb950;--false:#f85149;--incident:#f8514933;--grid:#30363d}}
        text{fill:var(--ink)}.soft{fill:var(--soft)}.paper{fill:var(--paper)}.frame{fill:none;stroke:var(--grid)}
        .value{fill:none;stroke:var(--value);stroke-width:1.2}.limit{fill:none;stroke:var(--limit);stroke-dasharray:5 3}
        .incident{fill:var(--incident)}.right{fill:var(--right)}.false{fill:var(--false)}.name{font-weight:600}
        </style>
        """;

    private void legend() {
        boolean labelled = !backtest.incidents().isEmpty();
        line("<text x=\"%d\" y=\"20\" class=\"name\">Back-test</text>", LEFT);
        line(
                "<text x=\"%d\" y=\"20\" class=\"soft\">%s to %s</text>",
                LEFT + 70,
                time(backtest.survey().begin()),
                time(backtest.survey().end()));
        int x = LEFT;
        x = key(x, "<path class=\"value\" d=\"M%d 36h18\"/>", "value");
        x = key(x, "<path class=\"limit\" d=\"M%d 36h18\"/>", "limit");
        x = key(
                x,
                "<rect class=\"right\" x=\"%d\" y=\"32\" width=\"18\" height=\"8\"/>",
                labelled ? "alert, right" : "alert");
        if (labelled) {
            x = key(x, "<rect class=\"false\" x=\"%d\" y=\"32\" width=\"18\" height=\"8\"/>", "alert, false");
            key(x, "<rect class=\"incident\" x=\"%d\" y=\"30\" width=\"18\" height=\"12\"/>", "labelled incident");
        }
    }

    private int key(int x, String shape, String word) {
        line(shape, x);
        line("<text x=\"%d\" y=\"40\" class=\"soft\">%s</text>", x + 24, word);
        return x + 40 + 7 * word.length();
    }

    private void panel(Recorder recorder, int top) {
        String name = recorder.monitor().name();
        List<Fired> alerts = outcome.alerts().getOrDefault(name, List.of());
        Labels group = busiest(recorder, alerts);
        Timeline timeline = recorder.groups().getOrDefault(group, new Timeline(Instant.EPOCH, Instant.EPOCH));
        int plotTop = top + TITLE;
        line("<g id=\"monitor-%s\">", escaped(name));
        line(
                "<text x=\"%d\" y=\"%d\"><tspan class=\"name\">%s</tspan> <tspan class=\"soft\">%s</tspan></text>",
                LEFT, top + 12, escaped(name), escaped(shortened(group.isEmpty() ? "" : Report.words(group))));
        for (Incident each : backtest.concerning(recorder.monitor())) {
            bar(recorder, "incident", each.start(), each.end(), plotTop, PLOT + BAR + 2, "labelled " + each.labels());
        }
        plot(timeline, recorder.fixedLimits(), plotTop);
        for (Fired each : alerts) {
            boolean right = backtest.incidents().isEmpty()
                    || backtest.incidents().stream().anyMatch(it -> it.matches(each, backtest.grace()));
            bar(
                    recorder,
                    right ? "right" : "false",
                    each.from(),
                    each.until(),
                    plotTop + PLOT + 2,
                    BAR,
                    each.sentence());
        }
        svg.append("</g>\n");
    }

    /** The group with most alerts, or with any data. */
    private static Labels busiest(Recorder recorder, List<Fired> alerts) {
        Optional<Map.Entry<Labels, Timeline>> most = recorder.groups().entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .max(Comparator.comparingLong(group -> alerts.stream()
                        .filter(it -> it.labels()
                                .asMap()
                                .entrySet()
                                .containsAll(group.getKey().asMap().entrySet()))
                        .count()));
        return most.map(Map.Entry::getKey).orElse(Labels.none());
    }

    private void bar(Recorder recorder, String type, Instant from, Instant until, int y, int height, String title) {
        int x = LEFT + 2 * recorder.column(from);
        int width = Math.max(2, 2 * (recorder.column(until) - recorder.column(from)));
        line(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"><title>%s to %s %s</title></rect>",
                type, x, y, width, height, time(from), time(until), escaped(title));
    }

    private void plot(Timeline timeline, List<Double> fixed, int top) {
        double[] limits = fixed.isEmpty()
                ? timeline.limit
                : fixed.stream().mapToDouble(it -> it).toArray();
        double most = finite(timeline.high, limits).max().orElse(1);
        double lowest = finite(timeline.low, limits).min().orElse(0);
        double least = lowest > most / 2 ? lowest : Math.min(0, lowest); // from zero, unless that hides what happens
        double room = (most > least ? most - least : 1) * ROOM;
        DoubleUnaryOperator y = number -> top + PLOT * (1 - (number - least + room / 2) / (most - least + room));
        line(
                "<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                LEFT, top, 2 * Timeline.COLUMNS, PLOT);
        label(y, most);
        label(y, least);
        path("value", values(timeline, y));
        if (fixed.isEmpty()) {
            path("limit", line(timeline.limit, y));
        }
        fixed.forEach(it -> path(
                "limit", List.of("M" + LEFT + " " + coordinate(y.applyAsDouble(it)) + "h" + 2 * Timeline.COLUMNS)));
    }

    private static DoubleStream finite(double[] one, double[] other) {
        return DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).filter(Double::isFinite);
    }

    private void label(DoubleUnaryOperator y, double number) {
        line(
                "<text x=\"%d\" y=\"%s\" text-anchor=\"end\" class=\"soft\">%s</text>",
                LEFT - 6,
                coordinate(y.applyAsDouble(number) + 4),
                escaped(Prose.number(Math.round(number * 1000) / 1000.0)));
    }

    /** Each column from its highest number to its lowest. */
    private static List<String> values(Timeline timeline, DoubleUnaryOperator y) {
        List<String> path = new ArrayList<>();
        boolean drawing = false;
        for (int i = 0; i < Timeline.COLUMNS; i++) {
            boolean there = Double.isFinite(timeline.high[i]);
            if (there) {
                double high = y.applyAsDouble(timeline.high[i]);
                double low = y.applyAsDouble(timeline.low[i]);
                path.add((drawing ? "L" : "M") + (LEFT + 2 * i) + " " + coordinate(high)
                        + (low - high > 0.5 || !drawing ? "V" + coordinate(low + (drawing ? 0 : 0.5)) : ""));
            }
            drawing = there;
        }
        return path;
    }

    private static List<String> line(double[] numbers, DoubleUnaryOperator y) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < Timeline.COLUMNS; i++) {
            if (Double.isFinite(numbers[i])) {
                boolean begins = i == 0 || !Double.isFinite(numbers[i - 1]);
                boolean turns = !begins
                        && (i == Timeline.COLUMNS - 1
                                || numbers[i] != numbers[i - 1]
                                || !Double.valueOf(numbers[i]).equals(numbers[i + 1]));
                if (begins || turns) {
                    path.add((begins ? "M" : "L") + (LEFT + 2 * i) + " " + coordinate(y.applyAsDouble(numbers[i])));
                }
            }
        }
        return path;
    }

    private void path(String type, List<String> path) {
        if (!path.isEmpty()) {
            line("<path class=\"%s\" d=\"%s\"/>", type, String.join("", path));
        }
    }

    private void axis(int top) {
        long begin = backtest.survey().begin().toEpochMilli();
        long length = backtest.survey().end().toEpochMilli() - begin;
        for (int i = 0; i <= TICKS; i++) {
            Instant at = Instant.ofEpochMilli(begin + length * i / TICKS);
            String anchor = i == 0 ? "start" : i == TICKS ? "end" : "middle";
            line(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" class=\"soft\">%s</text>",
                    LEFT + 2 * Timeline.COLUMNS * i / TICKS, top + 8, anchor, time(at).substring(5));
        }
    }

    private void line(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String coordinate(double number) {
        return Double.toString(Math.round(number * 10) / 10.0);
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace("T", " ")
                .replace(":00Z", "");
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 119) + "…";
    }

    /** As text or in an attribute; what XML cannot hold is left out. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean holds = c == '\t'
                            || c == '\n'
                            || (c >= 0x20 && c < 0xD800)
                            || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
                    escaped.appendCodePoint(holds ? c : ' ');
                }
            }
        });
        return escaped.toString();
    }
}
