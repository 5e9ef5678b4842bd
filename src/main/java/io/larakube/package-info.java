/** The front door: {@link io.larakube.Main} finds the named command, runs it and says how it ended. */
@NullMarked
package io.larakube;

import org.jspecify.annotations.NullMarked;
