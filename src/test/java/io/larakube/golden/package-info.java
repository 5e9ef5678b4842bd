/** Comparing what is rendered with files that were reviewed. */
package io.larakube.golden;
