/** What can go wrong, sorted by who can act on it. */
@NullMarked
package io.larakube.failure;

import org.jspecify.annotations.NullMarked;
