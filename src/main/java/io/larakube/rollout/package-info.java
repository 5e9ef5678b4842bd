/**
 * From the manifests on disk to an environment that is ready: release, configuration, apply, prune, and the truth about how it
 * went. {@code up} and every other way to put an application on a cluster go through here.
 */
@NullMarked
package io.larakube.rollout;

import org.jspecify.annotations.NullMarked;
