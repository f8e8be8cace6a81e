/** A call in flight: the recorder that starts it, the active call that ends once, and those who watch or guard it. */
@NullMarked
package io.llmops.record;

import org.jspecify.annotations.NullMarked;
