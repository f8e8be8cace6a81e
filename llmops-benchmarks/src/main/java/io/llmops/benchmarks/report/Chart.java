package io.llmops.benchmarks.report;

import io.llmops.benchmarks.call.Measured;
import io.llmops.benchmarks.call.Subject;
import java.util.List;

/** What watching adds to a call, as bars on a logarithmic axis. Readable on white and on dark. */
final class Chart {

    private static final int LEFT = 370;
    private static final int WIDTH = 430;
    private static final int ROW = 26;
    private static final int TOP = 64;
    private static final int RIGHT = 200;

    private final List<Added> rows;
    private final int firstPower;
    private final int powers;
    private final StringBuilder svg = new StringBuilder();

    private Chart(List<Added> rows) {
        this.rows = rows;
        double lowest = rows.stream().mapToDouble(Added::nanos).min().orElse(1);
        double highest = rows.stream().mapToDouble(Added::nanos).max().orElse(10);
        this.firstPower = (int) Math.floor(Math.log10(Math.max(1, lowest)));
        this.powers = Math.max(1, (int) Math.ceil(Math.log10(Math.max(10, highest))) - firstPower);
    }

    static String of(Findings findings) {
        List<Added> rows = Added.of(Report.CALL, Subject.values(), findings.measurements()).stream()
                .filter(row -> row.nanos() >= 1)
                .toList();
        return new Chart(rows).draw(findings.machine().line());
    }

    private String draw(String machine) {
        int height = TOP + rows.size() * ROW + 64;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">"
                        .formatted(LEFT + WIDTH + RIGHT, height));
        line("<title>What watching adds to one call, in nanoseconds</title>");
        line("""
                <style>
                text { fill: #24292f } .soft { fill: #57606a } .grid { stroke: #d0d7de }
                .ours { fill: #1a7f37 } .peer { fill: #bc4c00 } .minimum { fill: #6e7781 }
                @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 } .soft { fill: #9198a1 } .grid { stroke: #3d444d }
                .ours { fill: #3fb950 } .peer { fill: #f0883e } .minimum { fill: #9198a1 }
                }
                </style>""");
        text(20, 26, "font-size=\"17\" font-weight=\"bold\"", "What watching adds to one call");
        text(
                20,
                46,
                "class=\"soft\"",
                "nanoseconds over the same call unwatched, logarithmic; beside it the bytes allocated");
        axis();
        for (int i = 0; i < rows.size(); i++) {
            bar(rows.get(i), TOP + i * ROW);
        }
        text(20, height - 12, "class=\"soft\" font-size=\"11\"", machine);
        line("</svg>");
        return svg.toString();
    }

    private void axis() {
        int bottom = TOP + rows.size() * ROW;
        for (int i = 0; i <= powers; i++) {
            int x = LEFT + WIDTH * i / powers;
            line("<line class=\"grid\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>".formatted(x, TOP, x, bottom));
            text(
                    x,
                    bottom + 18,
                    "class=\"soft\" text-anchor=\"middle\"",
                    MarkdownReport.number(Math.pow(10, firstPower + i)) + " ns");
        }
    }

    private void bar(Added row, int y) {
        int length = length(row.nanos());
        text(LEFT - 10, y + 17, "text-anchor=\"end\"", row.subject().label());
        line("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>"
                .formatted(style(row.subject().kind()), LEFT, y + 4, length, ROW - 8));
        String bytes = row.bytes().isPresent()
                ? ", " + MarkdownReport.number(row.bytes().getAsDouble()) + " B"
                : "";
        text(LEFT + length + 8, y + 17, "", MarkdownReport.number(row.nanos()) + " ns" + bytes);
    }

    private int length(double nanos) {
        return Math.max(2, (int) Math.round(WIDTH * (Math.log10(nanos) - firstPower) / powers));
    }

    private static String style(Measured.Kind kind) {
        return switch (kind) {
            case OURS -> "ours";
            case PEER -> "peer";
            case MINIMUM, BARE -> "minimum";
        };
    }

    private void text(int x, int y, String attributes, String content) {
        line("<text x=\"%d\" y=\"%d\" %s>%s</text>".formatted(x, y, attributes, escaped(content)));
    }

    static String escaped(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void line(String line) {
        svg.append(line).append('\n');
    }
}
