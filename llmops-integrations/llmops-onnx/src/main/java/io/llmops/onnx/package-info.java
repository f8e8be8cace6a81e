/**
 * Relevance, groundedness and drift by meaning: sentence embeddings of a small model, in process. Start at
 * {@link io.llmops.onnx.SentenceEmbedder}.
 */
@NullMarked
package io.llmops.onnx;

import org.jspecify.annotations.NullMarked;
