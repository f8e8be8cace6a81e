package io.llmops.alerting.incident;

import java.io.Serial;

/** The journal could not store or read. Checked, because whoever calls a journal must decide what then. */
public final class JournalException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
