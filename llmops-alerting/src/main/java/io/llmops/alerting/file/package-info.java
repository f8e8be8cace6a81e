/** What our files of settings have in common: how they are read, checked and written. */
@NullMarked
package io.llmops.alerting.file;

import org.jspecify.annotations.NullMarked;
