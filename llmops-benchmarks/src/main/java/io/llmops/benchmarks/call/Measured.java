package io.llmops.benchmarks.call;

/** Something whose cost is measured, and what has to be taken off to know what watching adds. */
public interface Measured {

    /** What stands in front of the stub. */
    enum Kind {
        /** Nothing. */
        BARE,
        /** The work that cannot be left out, by hand. */
        MINIMUM,
        /** This library. */
        OURS,
        /** What people have without it. */
        PEER
    }

    String name();

    /** For tables and charts. */
    String label();

    Kind kind();

    /** How many metric points one call or chunk writes. */
    int records();

    /** The same stub without a watcher; itself if there is none. */
    Measured bare();

    /** Whether the libraries that it needs are on the class path. */
    boolean available();
}
