/** What a user can type: one thin class per verb, which reads its options and calls the rooms that do the work. */
@NullMarked
package io.larakube.command;

import org.jspecify.annotations.NullMarked;
