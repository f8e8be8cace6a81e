package io.llmops.resource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The first bytes of what a process says, taken without ever waiting for more. */
final class BoundedOutput {

    private final InputStream from;
    private final int mostBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean overflowed;

    BoundedOutput(InputStream from, int mostBytes) {
        this.from = from;
        this.mostBytes = mostBytes;
    }

    /** Takes what is there now; what is too much is thrown away, so that the process can go on. */
    void take() throws IOException {
        byte[] chunk = new byte[8192];
        for (int there = from.available(), taken = 0; there > 0 && taken < mostBytes; there = from.available()) {
            int read = from.read(chunk, 0, Math.min(there, chunk.length));
            if (read < 0) {
                return;
            }
            taken += read;
            int room = mostBytes - kept.size();
            kept.write(chunk, 0, Math.min(read, room));
            overflowed |= read > room;
        }
    }

    boolean overflowed() {
        return overflowed;
    }

    String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
