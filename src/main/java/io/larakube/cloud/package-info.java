/** Environments on servers: who deploys, what a cluster offers to one, and the credentials of a registry. */
@NullMarked
package io.larakube.cloud;

import org.jspecify.annotations.NullMarked;
