/** The loopback HTTP server that the model server and the stand-ins share; not exported. */
@NullMarked
package io.llmops.testkit.http;

import org.jspecify.annotations.NullMarked;
