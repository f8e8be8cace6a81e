package io.llmops.alerting.incident;

import java.io.Serial;

/** The journal could not store or read. Checked, because whoever calls a journal must decide what then. */
public final class JournalException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    /** What may help. */
    public enum Remedy {
        /** To try again later. */
        LATER,
        /** Nothing, as far as this entry goes: it would fail again. Others may do better. */
        DROP,
        /** Nothing: the journal belongs to another process now. */
        NONE
    }

    /** Later it may work. */
    public JournalException(String message, Throwable cause) {
        super(message, cause);
        this.remedy = Remedy.LATER;
    }

    public JournalException(String message, Remedy remedy) {
        super(message);
        this.remedy = remedy;
    }

    public JournalException(String message, Throwable cause, Remedy remedy) {
        super(message, cause);
        this.remedy = remedy;
    }

    public Remedy remedy() {
        return remedy;
    }
}
