/** Runs every benchmark and writes what they told as JSON, Markdown and a chart. */
package io.llmops.benchmarks.report;
