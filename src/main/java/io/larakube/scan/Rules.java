package io.larakube.scan;

import java.util.List;

/** All rules. One more is one more class and one more line. */
final class Rules {

    static final List<Rule> ALL = List.of(
            new DiskRule(),
            new UploadRule(),
            new PathRule(),
            new SaveRule(),
            new PackageRule(),
            new TravelRule(),
            new CacheRule(),
            new ScheduleRule(),
            new LogRule(),
            new DatabaseRule(),
            new MaintenanceRule(),
            new ClassRule());

    private Rules() {}
}
