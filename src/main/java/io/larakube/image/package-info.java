/** The application's image: what goes into it, what it is called, who builds it and how it gets to the cluster's nodes. */
@NullMarked
package io.larakube.image;

import org.jspecify.annotations.NullMarked;
