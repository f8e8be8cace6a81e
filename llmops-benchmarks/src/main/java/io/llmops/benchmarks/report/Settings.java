package io.llmops.benchmarks.report;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long to measure, and where to write.
 *
 * @param brief within five minutes, with more noise
 */
record Settings(boolean brief, Path out) {

    static final String USAGE =
            "Usage: java -cp benchmarks.jar io.llmops.benchmarks.report.Report [--short] [--out DIR]";

    static Settings of(String... args) {
        boolean brief = false;
        Path out = Path.of("performance");
        for (int i = 0; i < args.length; i++) {
            if ("--short".equals(args[i])) {
                brief = true;
            } else if ("--out".equals(args[i]) && i + 1 < args.length) {
                out = Path.of(args[++i]);
            } else {
                throw new IllegalArgumentException("Unknown argument " + args[i] + ". " + USAGE);
            }
        }
        return new Settings(brief, out);
    }

    /** After this no further benchmark is begun. */
    Duration limit() {
        return brief ? Duration.ofSeconds(230) : Duration.ofHours(6);
    }

    int startUpJvms() {
        return brief ? 3 : 5;
    }
}
