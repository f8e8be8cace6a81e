package io.llmops.resource;

/** What an operating system tells of itself. Negative or NaN stands for not known. */
interface HostReadings {

    /** 0 to 1. */
    double processCpu();

    /** 0 to 1. */
    double systemCpu();

    long memoryBytes();

    /** What could be had without swapping. */
    long availableMemoryBytes();
}
