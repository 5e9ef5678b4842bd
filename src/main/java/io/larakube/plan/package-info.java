/** Every decision for one environment, as a value: which workloads run, what each waits for, and where files live. */
@NullMarked
package io.larakube.plan;

import org.jspecify.annotations.NullMarked;
