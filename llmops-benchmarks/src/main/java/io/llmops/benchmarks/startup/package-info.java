/** What the first calls of a young JVM cost. */
package io.llmops.benchmarks.startup;
