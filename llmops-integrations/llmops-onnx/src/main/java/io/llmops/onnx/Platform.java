package io.llmops.onnx;

import org.jspecify.annotations.Nullable;

/** What to tell people whose machine cannot run the model. */
final class Platform {

    private Platform() {}

    /** Which platform this is, what went wrong, and the fix. */
    static String withoutModel(@Nullable Throwable obstacle) {
        return "The embedding model cannot be loaded on " + name() + ": " + rootOf(obstacle)
                + ". ONNX Runtime has native libraries for Linux with glibc 2.28 (x64, aarch64), macOS (aarch64) and"
                + " Windows (x64), and unpacks them into java.io.tmpdir, which must allow it to. Run there, name a folder"
                + " with libraries of your own by -Donnxruntime.native.path, or leave out the evaluators of llmops-onnx";
    }

    private static String name() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                + System.getProperty("java.version");
    }

    /** The first cause says most: what lies around it only tells that a class could not be initialized. */
    private static String rootOf(@Nullable Throwable obstacle) {
        Throwable root = obstacle;
        while (root != null && root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root);
    }
}
