/** Proves the filesystems that pods share, before anything relies on them. */
@NullMarked
package io.larakube.storage;

import org.jspecify.annotations.NullMarked;
