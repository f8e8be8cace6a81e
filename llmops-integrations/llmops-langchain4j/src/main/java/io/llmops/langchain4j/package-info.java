/** LangChain4j: chat, streaming and embedding models instrumented; guardrails for AI Services. */
@NullMarked
package io.llmops.langchain4j;

import org.jspecify.annotations.NullMarked;
