/** Ordered steps: shown first, each looked at where it is, brought about when it does not hold, taken up again after any interruption. */
@NullMarked
package io.larakube.runbook;

import org.jspecify.annotations.NullMarked;
