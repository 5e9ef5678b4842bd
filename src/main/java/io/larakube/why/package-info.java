/** Why an environment is not ready: one chain of causes from what was seen, with its evidence, and never more than that. */
@NullMarked
package io.larakube.why;

import org.jspecify.annotations.NullMarked;
