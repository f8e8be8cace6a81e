/** LangChain4j, instrumented in one line per model. */
@NullMarked
package io.llmops.examples.langchain4j;

import org.jspecify.annotations.NullMarked;
