package io.llmops.onnx;

import org.jspecify.annotations.Nullable;

/**
 * The model cannot be used on this machine; the message names the platform and the fix. It will not come right by trying
 * again in this process.
 */
public final class ModelUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ModelUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
