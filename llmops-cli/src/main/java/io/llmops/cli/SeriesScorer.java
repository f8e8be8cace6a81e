package io.llmops.cli;

import io.llmops.alerting.detect.PointDetector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;

/** A series in, line by line, and the same series with its scores out. */
final class SeriesScorer {

    private static final String HEADER = "timestamp,value,anomaly_score";
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final long DIGITS = 1_000_000_000L;
    private static final int MOST_COMPLAINTS = 20;
    private static final int LINES_A_CHECK = 4_096;

    private final PointDetector detector;
    private final ZoneId zone;
    private final PrintWriter out;
    private final PrintWriter err;
    private long bad;

    SeriesScorer(PointDetector detector, ZoneId zone, PrintWriter out, PrintWriter err) {
        this.detector = detector;
        this.zone = zone;
        this.out = out;
        this.err = err;
    }

    /** Until there is no more, or nobody reads any more. What is scored is out before it waits for more. */
    void score(BufferedReader lines) throws IOException {
        out.print(HEADER + "\n");
        long number = 0;
        boolean read = true;
        while (read) {
            boolean waits = !lines.ready();
            if ((waits || number % LINES_A_CHECK == 0) && out.checkError()) {
                return;
            }
            String line = lines.readLine();
            read = line != null;
            if (read) {
                number++;
                score(line, number);
            }
        }
        out.flush();
        if (bad > MOST_COMPLAINTS) {
            err.println(bad + " lines were skipped in all");
        }
        err.flush();
    }

    private void score(String line, long number) {
        String content = number == 1 && line.indexOf(BYTE_ORDER_MARK) == 0 ? line.substring(1) : line;
        if (content.isBlank()) {
            return;
        }
        try {
            SeriesLine point = SeriesLine.parse(content, zone);
            double score = detector.score(point.epochMilli(), point.number());
            out.print(point.timestamp() + "," + point.value() + "," + digits(score) + "\n");
        } catch (IllegalArgumentException e) {
            if (number > 1) {
                complain("Line " + number + ": " + e.getMessage());
            }
        }
    }

    private void complain(String message) {
        bad++;
        if (bad <= MOST_COMPLAINTS) {
            err.println(message);
            err.flush();
        }
    }

    /** Nine decimals, rounded down so that what is no alarm does not read as one. */
    static String digits(double score) {
        String digits = Long.toString(DIGITS + (long) (score * DIGITS));
        return (char) (digits.charAt(0) - 1) + "." + digits.substring(1);
    }
}
