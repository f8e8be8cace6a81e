/**
 * For SDKs that are generated: a client with services, each of them in a synchronous, an asynchronous and a raw kind, as those
 * of OpenAI and Anthropic are. An adapter says by a {@link io.llmops.instrument.sdk.GeneratedSdk} which methods ask a model;
 * {@link io.llmops.instrument.sdk.ServiceProxy} stands in for its clients and services.
 */
@NullMarked
package io.llmops.instrument.sdk;

import org.jspecify.annotations.NullMarked;
