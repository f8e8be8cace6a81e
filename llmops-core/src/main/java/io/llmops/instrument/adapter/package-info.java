/**
 * What adapters of client libraries are made of. An {@link io.llmops.instrument.adapter.Api} tells what the requests and
 * answers of one operation say; {@link io.llmops.instrument.adapter.Calls} makes a recorded and guarded call of it, in
 * whichever {@link io.llmops.instrument.adapter.CallForm} the host asks; a
 * {@link io.llmops.instrument.adapter.StreamedAnswer} follows the events of a stream, which the host pulls
 * ({@link io.llmops.instrument.adapter.PulledEvents}) or has pushed to it
 * ({@link io.llmops.instrument.adapter.PushedEvents}). No library's types occur here: an adapter puts thin shells of its
 * library's types around these.
 */
@NullMarked
package io.llmops.instrument.adapter;

import org.jspecify.annotations.NullMarked;
