/** The plan in Kubernetes' words: a kustomize base, an overlay for each environment, and the scripts of the gates. */
@NullMarked
package io.larakube.manifest;

import org.jspecify.annotations.NullMarked;
