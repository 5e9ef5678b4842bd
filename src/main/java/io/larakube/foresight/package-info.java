/**
 * What an {@code up} would do, before it is done: what restarts and why, for how long nothing answers, what migrations may lock,
 * and what the nodes and quotas have no room for.
 */
@NullMarked
package io.larakube.foresight;

import org.jspecify.annotations.NullMarked;
