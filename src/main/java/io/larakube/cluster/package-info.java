/** The cluster at the rim: reaching it, telling what kind it is, applying to it, and observing what happens in it. */
@NullMarked
package io.larakube.cluster;

import org.jspecify.annotations.NullMarked;
