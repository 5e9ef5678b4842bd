/** What is known about a start, as values: what was observed, how far each workload is, and why it does not go on. */
@NullMarked
package io.larakube.startup;

import org.jspecify.annotations.NullMarked;
