package io.larakube.scan;

import io.larakube.scan.Notes.Remark;

/** What a class says of itself: Livewire's uploads, jobs that are unique, exports that are queued. */
final class ClassRule implements Rule {

    private static final String QUEUE = "Illuminate\\Contracts\\Queue\\";
    private static final String EXCEL = "Maatwebsite\\Excel\\Concerns\\";

    @Override
    public void type(Node declaration, ClassScope scope, Notes notes) {
        Node name = declaration.child("name").orElse(declaration);
        if (scope.takesUploads()) {
            uploads(declaration, notes);
        }
        if (scope.hasInterface(QUEUE + "ShouldBeUnique")
                || scope.hasInterface(QUEUE + "ShouldBeUniqueUntilProcessing")) {
            CacheRule.locks(Remark.certain(name, State.LOCK, ""), "keeps the job unique with a lock", notes);
        }
        boolean queued = scope.hasInterface(QUEUE + "ShouldQueue") && scope.hasInterfaceBelow(EXCEL);
        if (queued
                && notes.settings()
                        .text("excel.temporary_files.remote_disk")
                        .filter(disk -> !disk.equals("null"))
                        .isEmpty()) {
            Remark remark = Remark.certain(
                    name, State.TEMPORARY, "one job after another works on a file in storage/framework/cache");
            notes.place(
                    remark, new Judgement(Verdict.FINE, Verdict.SHARED, "'remote_disk' => 's3' in config/excel.php"));
        }
    }

    /** Between two requests, Livewire has an upload on a disk. */
    private static void uploads(Node declaration, Notes notes) {
        Node use = declaration.child("body").stream()
                .flatMap(body -> body.all("use_declaration"))
                .filter(each -> each.children().stream()
                        .anyMatch(name -> ClassScope.isUploadTrait(
                                notes.frame().file().imports().type(name.text()))))
                .findFirst()
                .orElse(declaration);
        notes.disks()
                .livewire()
                .ifPresent(_ -> notes.place(
                        Remark.certain(
                                use,
                                State.UPLOAD,
                                "keeps uploads in livewire-tmp on a local disk until they are stored"),
                        new Judgement(
                                Verdict.FINE,
                                Verdict.SHARED,
                                "'temporary_file_upload' => ['disk' => 's3'] in config/livewire.php")));
    }
}
