/** The backing services that an application can ask for, as a catalogue of facts: one constant an engine. */
@NullMarked
package io.larakube.engine;

import org.jspecify.annotations.NullMarked;
