package io.larakube.placement;

import io.larakube.tree.Tree;

/**
 * CPU and memory that something takes or has.
 *
 * @param cpu in thousandths of a core
 * @param memory in bytes
 */
public record Room(long cpu, long memory) {

    public static final Room NONE = new Room(0, 0);
    /** More than anybody asks for. */
    public static final Room BOUNDLESS = new Room(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4);

    /** The room of a list such as {@code resources.requests}; what it does not name is 0. */
    public static Room of(Tree list) {
        return new Room(
                list.at("cpu").flatMap(Quantity::thousandths).orElse(0L),
                list.at("memory").flatMap(Quantity::units).orElse(0L));
    }

    public Room plus(Room other) {
        return new Room(cpu + other.cpu, memory + other.memory);
    }

    public Room minus(Room other) {
        return new Room(cpu - other.cpu, memory - other.memory);
    }

    public Room most(Room other) {
        return new Room(Math.max(cpu, other.cpu), Math.max(memory, other.memory));
    }

    public boolean holds(Room other) {
        return other.cpu <= cpu && other.memory <= memory;
    }

    /** As people say it: {@code 250m CPU and 512Mi}. */
    public String words() {
        return Quantity.cpu(cpu) + " CPU and " + Quantity.memory(memory);
    }
}
