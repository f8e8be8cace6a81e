/**
 * One call and one streamed chunk, watched by nobody, by the hand-written minimum, by this library and by its peers.
 */
package io.llmops.benchmarks.call;
