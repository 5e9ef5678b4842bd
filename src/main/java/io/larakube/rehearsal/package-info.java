/** A start that is played on a virtual clock, and explored in every order, with no cluster: what the manifests come to. */
@NullMarked
package io.larakube.rehearsal;

import org.jspecify.annotations.NullMarked;
