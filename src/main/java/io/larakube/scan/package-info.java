/**
 * Reads the code of a Laravel application for state that stays in one pod, without running it.
 *
 * <p>{@link io.larakube.scan.Scanner} reads files; {@link io.larakube.scan.PhpParser} parses them; everything between, the rules
 * above all, is pure and works on {@link io.larakube.scan.Node}s. The result is a value, {@link io.larakube.scan.Scan}.
 */
@NullMarked
package io.larakube.scan;

import org.jspecify.annotations.NullMarked;
