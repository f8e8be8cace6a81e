package io.llmops.testkit.contract;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a host does with a client, in the terms of a contract test: it asks one fixed question, {@link #QUESTION}, in
 * each form that the client knows, and says what it saw.
 */
public interface HostClient extends Closeable {

    /** The user's text in the question; guards of the contract edit it. */
    String QUESTION = "where is my parcel";

    /** Waits for the answer. Throws whatever the client throws. */
    String chat() throws Exception;

    /** Waits for the future and returns its answer, or throws what it failed with, unwrapped; null if there is no such form. */
    @Nullable String chatAsync() throws Exception;

    /** Waits for the stream and returns all its text, or throws what it ended with; null if there is no such form. */
    @Nullable String chatStreaming() throws Exception;

    /** The last request as the provider got it, in text form, with the question in it and nothing left out. */
    String lastRequest();

    @Override
    default void close() throws IOException {}
}
