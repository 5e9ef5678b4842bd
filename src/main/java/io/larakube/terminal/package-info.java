/** How the command line talks: results, remarks, questions, live frames. */
@NullMarked
package io.larakube.terminal;

import org.jspecify.annotations.NullMarked;
