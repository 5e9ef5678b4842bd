/** Which node takes a pod: room, taints, selectors, the neighbours that pods ask for, and volumes; as Kubernetes' scheduler decides it. */
@NullMarked
package io.larakube.placement;

import org.jspecify.annotations.NullMarked;
