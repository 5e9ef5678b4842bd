/** What the user asked for: the records of {@code .larakube.json} and the reader that finds all its problems at once. */
@NullMarked
package io.larakube.blueprint;

import org.jspecify.annotations.NullMarked;
