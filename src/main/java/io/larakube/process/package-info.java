/** Other programs: what to run, as a value, and running it. */
@NullMarked
package io.larakube.process;

import org.jspecify.annotations.NullMarked;
