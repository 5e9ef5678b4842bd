/** Values as they stand in JSON and YAML: ordered, immutable, read and written without losing order. */
@NullMarked
package io.larakube.tree;

import org.jspecify.annotations.NullMarked;
