/**
 * {@code .env} files, read as Laravel reads them and edited without losing a byte that was not asked for.
 *
 * <p>Laravel reads them with {@code vlucas/phpdotenv} 5 (its {@code Parser}, {@code Lines}, {@code Lexer},
 * {@code EntryParser} and {@code Resolver}); {@code PhpComparisonTest} holds this package against it. The differences are
 * deliberate. What phpdotenv accepts without a word and does not mean what was written, is a problem here:
 *
 * <ul>
 *   <li>a key that is set twice (phpdotenv takes the last);
 *   <li>a double quote that opens and never closes (phpdotenv drops that line and every line after it);
 *   <li>a comment with {@code ="} in it that takes the settings below for part of itself (phpdotenv drops them);
 *   <li>a NUL character, or a value longer than 128 KiB (Linux passes neither to a process);
 *   <li>text that is not UTF-8 (phpdotenv puts {@code ?} in its place).
 * </ul>
 *
 * <p>phpdotenv ends at the first thing that it cannot read, this package goes on and reports all. And {@code ${NAME}} is
 * looked up in the file only, while in a running application a variable of the real environment wins.
 */
@NullMarked
package io.larakube.dotenv;

import org.jspecify.annotations.NullMarked;
