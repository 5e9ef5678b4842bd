/** The flight recorder: what each start left behind, what took its time, and how it is told to others. */
@NullMarked
package io.larakube.trace;

import org.jspecify.annotations.NullMarked;
