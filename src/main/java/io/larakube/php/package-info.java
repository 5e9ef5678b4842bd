/** PHP source code as tokens, so that what a file does is read without running it, and comments and strings are not taken for code. */
@NullMarked
package io.larakube.php;

import org.jspecify.annotations.NullMarked;
